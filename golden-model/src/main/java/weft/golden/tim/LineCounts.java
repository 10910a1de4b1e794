package weft.golden.tim;

/**
 * The inner loops of {@link TernaryKernel}: counts of both bit lines for one word of one column and
 * a run of vectors.
 *
 * <p>A word of counts has four bytes: the plus lines of two blocks in bytes 0 and 2, their minus
 * lines in bytes 1 and 3. A count takes six bits; {@code bias = 63 - adcMax} is added to each, so
 * bit 6 says that the line clips, and what is accumulated is the clipped count plus the bias.
 *
 * <p>The loops are short, go over whole arrays, have no branch and write one array that they do not
 * read: with more, the JIT of JDK 17 leaves them scalar (measured: 6 times slower).
 */
final class LineCounts {
  /** The greatest count that six bits hold. */
  static final int FULL_COUNT = 63;

  private static final int ONE_A_BYTE = 0x0101_0101;
  private static final int EVEN_BYTES = 0x00FF_00FF;

  private LineCounts() {}

  /** Rows that discharge a line if +1 and -1 rows are driven at once. */
  static void discharged(
      int[] plus, int[] minus, int length, int withPlus, int withMinus, int[] to) {
    for (int v = 0; v < length; v++) {
      to[v] = plus[v] & withPlus | minus[v] & withMinus;
    }
  }

  /** Counts of two blocks of at most 16 rows a word, one drive. */
  static void pairs(int[] driven, int length, int plus, int minus, int bias, int[] counts) {
    int biases = bias * ONE_A_BYTE;
    for (int v = 0; v < length; v++) {
      int a = driven[v] & plus;
      int b = driven[v] & minus;
      a -= a >>> 1 & 0x5555_5555;
      b -= b >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      b = (b & 0x3333_3333) + (b >>> 2 & 0x3333_3333);
      a = a + (a >>> 4) & 0x0F0F_0F0F;
      b = b + (b >>> 4) & 0x0F0F_0F0F;
      counts[v] = (a + (a >>> 8) & EVEN_BYTES) + ((b + (b >>> 8) & EVEN_BYTES) << 8) + biases;
    }
  }

  /** Counts of two blocks a word whose discharged rows are known. */
  static void pairs(int[] plus, int[] minus, int length, int bias, int[] counts) {
    int biases = bias * ONE_A_BYTE;
    for (int v = 0; v < length; v++) {
      int a = plus[v];
      int b = minus[v];
      a -= a >>> 1 & 0x5555_5555;
      b -= b >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      b = (b & 0x3333_3333) + (b >>> 2 & 0x3333_3333);
      a = a + (a >>> 4) & 0x0F0F_0F0F;
      b = b + (b >>> 4) & 0x0F0F_0F0F;
      counts[v] = (a + (a >>> 8) & EVEN_BYTES) + ((b + (b >>> 8) & EVEN_BYTES) << 8) + biases;
    }
  }

  /** Counts of one block of at most 32 rows a word, in bytes 0 and 1. */
  static void single(int[] driven, int length, int plus, int minus, int bias, int[] counts) {
    int biases = bias * ONE_A_BYTE;
    for (int v = 0; v < length; v++) {
      int a = Integer.bitCount(driven[v] & plus);
      int b = Integer.bitCount(driven[v] & minus);
      counts[v] = a + (b << 8) + biases;
    }
  }

  /** Counts of one block a word whose discharged rows are known. */
  static void single(int[] plus, int[] minus, int length, int bias, int[] counts) {
    int biases = bias * ONE_A_BYTE;
    for (int v = 0; v < length; v++) {
      counts[v] = Integer.bitCount(plus[v]) + (Integer.bitCount(minus[v]) << 8) + biases;
    }
  }

  /**
   * Clips counts and adds them up, in halves of {@code n} and {@code k}, and adds the clips, in
   * bytes of {@code over}.
   */
  static void accumulate(int[] counts, int length, int[] n, int[] k, int[] over) {
    for (int v = 0; v < length; v++) {
      int count = counts[v];
      int clips = count >>> 6 & ONE_A_BYTE;
      count = (count | (clips << 6) - clips) & 0x3F3F_3F3F;
      n[v] += count & EVEN_BYTES;
      k[v] += count >>> 8 & EVEN_BYTES;
      over[v] += clips;
    }
  }

  /** Clips counts where they are and adds the clips, in bytes of {@code over}. */
  static void clip(int[] counts, int length, int[] over) {
    for (int v = 0; v < length; v++) {
      int clips = counts[v] >>> 6 & ONE_A_BYTE;
      counts[v] = (counts[v] | (clips << 6) - clips) & 0x3F3F_3F3F;
      over[v] += clips;
    }
  }

  /** Adds the terms of clipped counts of single blocks to {@code sums}. */
  static void add(int[] counts, int length, int bias, int scalePlus, int scaleMinus, int[] sums) {
    int biases = bias * (scaleMinus - scalePlus);
    for (int v = 0; v < length; v++) {
      int plus = counts[v] & FULL_COUNT;
      int minus = counts[v] >>> 8 & FULL_COUNT;
      sums[v] += scalePlus * plus - scaleMinus * minus + biases;
    }
  }

  /** Adds up the counts of 32 rows that cannot clip, one drive. */
  static void unclipped(int[] driven, int length, int plus, int minus, int[] n, int[] k) {
    for (int v = 0; v < length; v++) {
      n[v] += Integer.bitCount(driven[v] & plus);
      k[v] += Integer.bitCount(driven[v] & minus);
    }
  }

  /** Adds to {@code sums} what was accumulated in halves over {@code words} words. */
  static void foldHalves(
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

  /** Adds to {@code sums} what was accumulated unclipped. */
  static void fold(int[] n, int[] k, int length, int scalePlus, int scaleMinus, int[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += scalePlus * n[v] - scaleMinus * k[v];
    }
  }
}
