package weft.soc;

import weft.arch.Widths;
import weft.hdl.Hdl;
import weft.hdl.UInt;

/** A number divided by a constant: bits where the divisor is a power of two, else a divider. */
public final class Split {
  /** In the bits of its largest value, 1 at least. */
  public final UInt quotient;

  /** In the bits of its largest value, 1 at least. */
  public final UInt remainder;

  /**
   * @param value 0 to count-1, in the fewest bits, 1 at least
   * @param count a multiple of the divisor
   */
  public Split(UInt value, int count, int divisor) {
    if (divisor == 1) {
      quotient = value;
      remainder = Hdl.uint(1).of(0);
    } else if (divisor == count) {
      quotient = Hdl.uint(1).of(0);
      remainder = value;
    } else if (Integer.bitCount(divisor) == 1) {
      quotient = value.shr(Widths.index(divisor));
      remainder = value.truncate(Widths.index(divisor));
    } else {
      UInt by = Hdl.uint(value.width()).of(divisor);
      quotient = value.div(by).truncate(Widths.unsigned(count / divisor - 1L));
      remainder = value.rem(by).truncate(Widths.unsigned(divisor - 1L));
    }
  }
}
