package weft.hdl.lib;

/** Bits that numbers need. */
final class Widths {
  private Widths() {}

  /** Bits of a number from 0 to {@code most}; 1 at least. */
  static int upTo(int most) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(most));
  }

  /** Bits of an index of {@code n} things; 1 at least. */
  static int index(int n) {
    return upTo(n - 1);
  }
}
