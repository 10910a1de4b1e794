package weft.golden.crossbar;

import weft.arch.crossbar.Requantisation;

/**
 * {@link CrossbarSpecification#requantise} in 64 bits where they hold the product: nearly always.
 */
public final class FastRequantisation {
  /** Times a multiplier of 16 bits, and with the addend, within 63 bits. */
  private static final long LARGEST_SUM = 1L << 46;

  private static final int LARGEST_SHIFT = 62;

  private FastRequantisation() {}

  /** y, the input of the next layer that a sum becomes. */
  public static int of(long sum, Requantisation r) {
    if (sum >= LARGEST_SUM || sum <= -LARGEST_SUM || r.shift() > LARGEST_SHIFT) {
      return CrossbarSpecification.requantise(sum, r);
    }
    long half = r.shift() == 0 ? 0 : 1L << (r.shift() - 1);
    long y = (sum * r.multiplier() + half) >> r.shift();
    return (int) Math.max(0, Math.min((1L << r.outBits()) - 1, y));
  }
}
