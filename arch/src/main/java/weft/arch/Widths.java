package weft.arch;

/** Bit widths of unsigned and two's-complement numbers. */
public final class Widths {
  private Widths() {}

  /** Bits of an unsigned number that holds {@code 0..max}; at least 1. */
  public static int unsigned(long max) {
    return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(max));
  }

  /** Bits of a two's-complement number that holds {@code -magnitude..magnitude}. */
  public static int signed(long magnitude) {
    return unsigned(magnitude) + 1;
  }

  /** Bits of an index into {@code count} things; 0 for a single one. */
  public static int index(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }

  /** {@code numerator / denominator}, rounded up. */
  public static int ceilDiv(int numerator, int denominator) {
    return -Math.floorDiv(-numerator, denominator);
  }
}
