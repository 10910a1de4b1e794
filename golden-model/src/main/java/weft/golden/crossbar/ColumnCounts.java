package weft.golden.crossbar;

/**
 * The inner loops of {@link CrossbarKernel}: read-outs of a column under one plane for many vectors
 * at once. Each loop is a method of its own with plain ints, so that the compiler makes vector
 * instructions of it. Halves of a word count two fragments.
 */
final class ColumnCounts {
  /** A one in each half. */
  static final int HALVES = 0x0001_0001;

  private ColumnCounts() {}

  /** Writes the driven lines of two fragments a word. */
  static void lines(int[] driven, int length, int[] lines) {
    for (int v = 0; v < length; v++) {
      int a = driven[v];
      a -= a >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      a = a + (a >>> 4) & 0x0F0F_0F0F;
      lines[v] = a + (a >>> 8) & 0x00FF_00FF;
    }
  }

  /** Writes the read-outs of two fragments a word whose levels have the bits low and high. */
  static void pairs(int[] driven, int length, int low, int high, int[] counts) {
    for (int v = 0; v < length; v++) {
      int a = driven[v] & low;
      int b = driven[v] & high;
      a -= a >>> 1 & 0x5555_5555;
      b -= b >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      b = (b & 0x3333_3333) + (b >>> 2 & 0x3333_3333);
      // At most 4 + 2 * 4 in four bits.
      a += b << 1;
      a = (a & 0x0F0F_0F0F) + (a >>> 4 & 0x0F0F_0F0F);
      counts[v] = a + (a >>> 8) & 0x00FF_00FF;
    }
  }

  /** Adds what the two bits above those add. */
  static void addPairs(int[] driven, int length, int low, int high, int[] counts) {
    for (int v = 0; v < length; v++) {
      int a = driven[v] & low;
      int b = driven[v] & high;
      a -= a >>> 1 & 0x5555_5555;
      b -= b >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      b = (b & 0x3333_3333) + (b >>> 2 & 0x3333_3333);
      a += b << 1;
      a = (a & 0x0F0F_0F0F) + (a >>> 4 & 0x0F0F_0F0F);
      counts[v] += (a + (a >>> 8) & 0x00FF_00FF) << 2;
    }
  }

  /** Adds the read-outs of 32 rows of one fragment for one bit of their levels. */
  static void addSingle(int[] driven, int length, int mask, int bit, int[] counts) {
    for (int v = 0; v < length; v++) {
      counts[v] += Integer.bitCount(driven[v] & mask) << bit;
    }
  }

  /** Clamps both halves to {@code max} and adds the saturations, in halves of {@code over}. */
  static void clampPairs(int[] counts, int length, int max, int[] over) {
    int toTop = (0x7FFF - max) * HALVES;
    int most = max * HALVES;
    for (int v = 0; v < length; v++) {
      int saturated = counts[v] + toTop >>> 15 & HALVES;
      int mask = (saturated << 16) - saturated;
      counts[v] = counts[v] & ~mask | most & mask;
      over[v] += saturated;
    }
  }

  /** Clamps to {@code max} and adds the saturations. */
  static void clampSingle(int[] counts, int length, int max, int[] over) {
    for (int v = 0; v < length; v++) {
      int saturated = max - counts[v] >>> 31;
      counts[v] = Math.min(counts[v], max);
      over[v] += saturated;
    }
  }

  /** Takes the halves of {@code flipped} from {@code top} times their driven lines. */
  static void unflip(int[] counts, int length, int[] lines, int top, int flipped) {
    for (int v = 0; v < length; v++) {
      counts[v] = top * lines[v] - counts[v] & flipped | counts[v] & ~flipped;
    }
  }

  /** Adds the halves, each with its sign, +1 or -1. */
  static void addHalves(int[] counts, int length, int lowSign, int highSign, int[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += lowSign * (counts[v] & 0xFFFF) + highSign * (counts[v] >>> 16);
    }
  }

  /** Adds with a sign, +1 or -1. */
  static void addSigned(int[] counts, int length, int sign, int[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += sign * counts[v];
    }
  }

  /** Adds multiples. */
  static void addScaled(int[] counts, int length, long scale, long[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += scale * counts[v];
    }
  }
}
