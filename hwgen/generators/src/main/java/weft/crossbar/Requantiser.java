package weft.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.Requantisation;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.SInt;
import weft.hdl.UInt;

/**
 * Makes a sum an input of the next layer: multiplies, shifts right, ties go up, and clamps, which
 * is the ReLU (docs/crossbar.md section 1).
 */
final class Requantiser extends Component {
  /** Bits of the largest result. */
  private static final int OUT_BITS = 16;

  final SInt sum;
  final UInt multiplier;
  final UInt shift;

  /** Bits of the result, 1 to 16. */
  final UInt outBits;

  final UInt result;

  Requantiser(CrossbarConfig config) {
    describe("Multiplies, shifts and clamps a sum.");
    sum = in(sint(config.sumBits()));
    multiplier = in(uint(16));
    shift = in(uint(6));
    outBits = in(uint(5));

    int width = Math.max(config.sumBits() + 17, Requantisation.MAX_SHIFT + 1) + 1;
    SInt product = sum.times(multiplier.toSInt()).extend(width);
    UInt twice = uint(width).of(1).shl(shift);
    SInt half = twice.shr(1).extend(width).asSInt();
    SInt scaled = product.plus(half).shr(shift);
    UInt most = uint(OUT_BITS + 1).of(1).shl(outBits).minus(1).truncate(OUT_BITS);
    Bool negative = scaled.isNegative();
    UInt magnitude = scaled.asUInt();
    Bool large = magnitude.gt(most);
    UInt clamped = mux(large, most, magnitude.truncate(OUT_BITS));
    result = out(mux(negative, uint(OUT_BITS).of(0), clamped));
  }
}
