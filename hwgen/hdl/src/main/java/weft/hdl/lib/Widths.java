package weft.hdl.lib;

import weft.hdl.Hdl;
import weft.hdl.UInt;

/** Bits that numbers need, and numbers that go round. */
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

  /** The index behind i, of {@code n}: 0 comes after the last. */
  static UInt next(UInt i, int n) {
    boolean wraps = n == 1L << i.width();
    return wraps ? i.plus(1) : Hdl.mux(i.eq(n - 1), i.type().of(0), i.plus(1));
  }
}
