package weft.golden.tim;

/**
 * The inner loops of {@link TernaryKernel}: counts of both bit lines for one word of one column and
 * a run of vectors. Plain ints and no branch, so that the JIT turns them into vector instructions.
 *
 * <p>In pairs of blocks every count takes five bits: the plus lines of the two blocks in bytes 0
 * and 2, the minus lines in bytes 1 and 3. {@code bias = 31 - adcMax} is added to each, so bit 5
 * says that the line clips, and what is accumulated is the clipped count plus the bias.
 */
final class LineCounts {
  private static final int ONE_A_BYTE = 0x0101_0101;
  private static final int EVEN_BYTES = 0x00FF_00FF;

  private LineCounts() {}

  /** Two blocks of at most 16 rows a word, one drive. */
  static void pairs(
      int[] x, int run, int length, int plus, int minus, int bias, int[] n, int[] k, int[] over) {
    int biases = bias * ONE_A_BYTE;
    for (int v = 0; v < length; v++) {
      int a = x[run + v] & plus;
      int b = x[run + v] & minus;
      a -= a >>> 1 & 0x5555_5555;
      b -= b >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      b = (b & 0x3333_3333) + (b >>> 2 & 0x3333_3333);
      a = a + (a >>> 4) & 0x0F0F_0F0F;
      b = b + (b >>> 4) & 0x0F0F_0F0F;
      int counts = (a + (a >>> 8) & EVEN_BYTES) + ((b + (b >>> 8) & EVEN_BYTES) << 8) + biases;
      int clips = counts >>> 5 & ONE_A_BYTE;
      counts = (counts | (clips << 5) - clips) & 0x1F1F_1F1F;
      n[v] += counts & EVEN_BYTES;
      k[v] += counts >>> 8 & EVEN_BYTES;
      over[v] += clips;
    }
  }

  /** Two blocks a word, +1 and -1 rows driven at once. */
  static void pairs(
      int[] x,
      int runPlus,
      int runMinus,
      int length,
      int plus,
      int minus,
      int bias,
      int[] n,
      int[] k,
      int[] over) {
    int biases = bias * ONE_A_BYTE;
    for (int v = 0; v < length; v++) {
      int a = x[runPlus + v] & plus | x[runMinus + v] & minus;
      int b = x[runPlus + v] & minus | x[runMinus + v] & plus;
      a -= a >>> 1 & 0x5555_5555;
      b -= b >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      b = (b & 0x3333_3333) + (b >>> 2 & 0x3333_3333);
      a = a + (a >>> 4) & 0x0F0F_0F0F;
      b = b + (b >>> 4) & 0x0F0F_0F0F;
      int counts = (a + (a >>> 8) & EVEN_BYTES) + ((b + (b >>> 8) & EVEN_BYTES) << 8) + biases;
      int clips = counts >>> 5 & ONE_A_BYTE;
      counts = (counts | (clips << 5) - clips) & 0x1F1F_1F1F;
      n[v] += counts & EVEN_BYTES;
      k[v] += counts >>> 8 & EVEN_BYTES;
      over[v] += clips;
    }
  }

  /**
   * One block of at most 32 rows a word, +1 and -1 rows driven at once; clips of plus lines count
   * 1, of minus lines 65536.
   */
  static void single(
      int[] x,
      int runPlus,
      int runMinus,
      int length,
      int plus,
      int minus,
      int max,
      int[] n,
      int[] k,
      int[] over) {
    for (int v = 0; v < length; v++) {
      int a = Integer.bitCount(x[runPlus + v] & plus | x[runMinus + v] & minus);
      int b = Integer.bitCount(x[runPlus + v] & minus | x[runMinus + v] & plus);
      n[v] += Math.min(a, max);
      k[v] += Math.min(b, max);
      over[v] += (max - a >>> 31) + (max - b >>> 31 << 16);
    }
  }

  /** One block a word, one drive. */
  static void single(
      int[] x, int run, int length, int plus, int minus, int max, int[] n, int[] k, int[] over) {
    for (int v = 0; v < length; v++) {
      int a = Integer.bitCount(x[run + v] & plus);
      int b = Integer.bitCount(x[run + v] & minus);
      n[v] += Math.min(a, max);
      k[v] += Math.min(b, max);
      over[v] += (max - a >>> 31) + (max - b >>> 31 << 16);
    }
  }

  /** 32 rows a word, nothing clips. */
  static void unclipped(int[] x, int run, int length, int plus, int minus, int[] n, int[] k) {
    for (int v = 0; v < length; v++) {
      n[v] += Integer.bitCount(x[run + v] & plus);
      k[v] += Integer.bitCount(x[run + v] & minus);
    }
  }

  /** Sums of counts that were accumulated in pairs over {@code words} words. */
  static void foldPairs(
      int[] n,
      int[] k,
      int length,
      int words,
      int bias,
      int scalePlus,
      int scaleMinus,
      int[] sums) {
    int biases = 2 * words * bias * (scaleMinus - scalePlus);
    for (int v = 0; v < length; v++) {
      int plus = (n[v] & 0xFFFF) + (n[v] >>> 16);
      int minus = (k[v] & 0xFFFF) + (k[v] >>> 16);
      sums[v] += scalePlus * plus - scaleMinus * minus + biases;
    }
  }

  /** Sums of counts that were accumulated one a word. */
  static void fold(int[] n, int[] k, int length, int scalePlus, int scaleMinus, int[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += scalePlus * n[v] - scaleMinus * k[v];
    }
  }
}
