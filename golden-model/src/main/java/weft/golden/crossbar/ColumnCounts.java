package weft.golden.crossbar;

/**
 * The inner loops of {@link CrossbarKernel}: read-outs of a column under one plane for many vectors
 * at once. Each loop is a method of its own with plain ints, so that the compiler makes vector
 * instructions of it. Lanes are the bytes or halves of a word, a fragment each.
 */
final class ColumnCounts {
  private ColumnCounts() {}

  /**
   * Writes the read-outs of four fragments a word whose levels have the bits low and high: at most
   * 24 in each byte.
   */
  static void bytes(int[] driven, int length, int low, int high, int[] counts) {
    for (int v = 0; v < length; v++) {
      int a = driven[v] & low;
      int b = driven[v] & high;
      a -= a >>> 1 & 0x5555_5555;
      b -= b >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      b = (b & 0x3333_3333) + (b >>> 2 & 0x3333_3333);
      // At most 4 + 2 * 4 in four bits.
      a += b << 1;
      counts[v] = (a & 0x0F0F_0F0F) + (a >>> 4 & 0x0F0F_0F0F);
    }
  }

  /** Adds what the two bits above those add. */
  static void addBytes(int[] driven, int length, int low, int high, int[] counts) {
    for (int v = 0; v < length; v++) {
      int a = driven[v] & low;
      int b = driven[v] & high;
      a -= a >>> 1 & 0x5555_5555;
      b -= b >>> 1 & 0x5555_5555;
      a = (a & 0x3333_3333) + (a >>> 2 & 0x3333_3333);
      b = (b & 0x3333_3333) + (b >>> 2 & 0x3333_3333);
      a += b << 1;
      counts[v] += (a & 0x0F0F_0F0F) + (a >>> 4 & 0x0F0F_0F0F) << 2;
    }
  }

  /** Adds the two bytes of each half. */
  static void halves(int[] counts, int length) {
    for (int v = 0; v < length; v++) {
      counts[v] = (counts[v] & 0x00FF_00FF) + (counts[v] >>> 8 & 0x00FF_00FF);
    }
  }

  /** Adds the read-outs of 32 rows of one fragment for one bit of their levels. */
  static void addSingle(int[] driven, int length, int mask, int bit, int[] counts) {
    for (int v = 0; v < length; v++) {
      counts[v] += Integer.bitCount(driven[v] & mask) << bit;
    }
  }

  /** Clamps every lane to {@code max} and adds the saturations, in lanes of {@code over}. */
  static void clampLanes(int[] counts, int length, int max, int ones, int laneBits, int[] over) {
    int toTop = ((1 << laneBits - 1) - 1 - max) * ones;
    int most = max * ones;
    int top = laneBits - 1;
    for (int v = 0; v < length; v++) {
      int saturated = counts[v] + toTop >>> top & ones;
      int mask = (saturated << laneBits) - saturated;
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

  /** Takes the lanes of {@code flipped} from {@code top} times their driven lines. */
  static void unflip(int[] counts, int length, int[] lines, int top, int flipped) {
    for (int v = 0; v < length; v++) {
      counts[v] = top * lines[v] - counts[v] & flipped | counts[v] & ~flipped;
    }
  }

  /** Adds the bytes of the lanes in {@code lanes}, in halves of {@code sums}. */
  static void addBytesTo(int[] counts, int length, int lanes, int[] sums) {
    for (int v = 0; v < length; v++) {
      int chosen = counts[v] & lanes;
      sums[v] += (chosen & 0x00FF_00FF) + (chosen >>> 8 & 0x00FF_00FF);
    }
  }

  /** Adds the halves of the lanes in {@code lanes}, in halves of {@code sums}. */
  static void addHalvesTo(int[] counts, int length, int lanes, int[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += counts[v] & lanes;
    }
  }

  /** Adds what was accumulated in halves with a sign, +1 or -1. */
  static void fold(int[] halves, int length, int sign, int[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += sign * ((halves[v] & 0xFFFF) + (halves[v] >>> 16));
    }
  }

  /** Adds multiples. */
  static void addMultiple(int[] counts, int length, int scale, int[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += scale * counts[v];
    }
  }

  /** Adds multiples that may need more than 32 bits. */
  static void addMultiple(int[] counts, int length, long scale, long[] sums) {
    for (int v = 0; v < length; v++) {
      sums[v] += scale * counts[v];
    }
  }
}
