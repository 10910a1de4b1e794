package weft.golden.nn;

/**
 * Makes an activation of a sum: {@code (sum * multiplier + half) >> shift}, clamped to 0 .. 2^bits
 * - 1, which is the ReLU; half is 2^(shift-1), so that ties go up, and 0 for a shift of 0
 * (docs/crossbar.md section 1; our choice).
 *
 * @param multiplier 0 to 65535
 * @param shift 0 to 47
 * @param bits of the activation, 1 to 16, unsigned
 */
public record Requantisation(int multiplier, int shift, int bits) {
  public static final int MAX_MULTIPLIER = 0xFFFF;
  public static final int MAX_SHIFT = 47;

  public Requantisation {
    check("multiplier", multiplier, 0, MAX_MULTIPLIER);
    check("shift", shift, 0, MAX_SHIFT);
    check("bits", bits, 1, 16);
  }

  private static void check(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "requantisation " + field + " must be " + min + " to " + max + ", not " + value);
    }
  }

  /**
   * The multiplier and shift nearest to a factor.
   *
   * @param factor above 0 and below 65536
   * @throws IllegalArgumentException if it is not
   */
  public static Requantisation of(double factor, int bits) {
    if (!(factor > 0 && factor <= MAX_MULTIPLIER)) {
      throw new IllegalArgumentException("a factor of " + factor + " cannot be requantised by");
    }
    int shift = 0;
    while (shift < MAX_SHIFT && Math.rint(factor * (1L << (shift + 1))) <= MAX_MULTIPLIER) {
      shift++;
    }
    return new Requantisation((int) Math.rint(factor * (1L << shift)), shift, bits);
  }

  /** The activation of a sum whose product with the multiplier fits 63 bits. */
  public int apply(long sum) {
    long half = shift == 0 ? 0 : 1L << (shift - 1);
    long scaled = (sum * multiplier + half) >> shift;
    return (int) Math.max(0, Math.min((1L << bits) - 1, scaled));
  }
}
