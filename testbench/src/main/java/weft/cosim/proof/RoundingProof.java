package weft.cosim.proof;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Overflow;
import weft.hdl.Rounding;
import weft.hdl.SFix;
import weft.hdl.SInt;

/** Roundings of a number with a point against their definitions, for every number. */
final class RoundingProof extends Component {
  /** Bits that are rounded away. */
  private static final int DROPPED = 3;

  /** The step of what is left, in steps of what there was. */
  private static final int STEP = 1 << DROPPED;

  final SFix exact = in(sfix(4, 4));

  RoundingProof() {
    for (Rounding rounding : Rounding.values()) {
      SFix rounded = exact.to(sfix(5, 4 - DROPPED), rounding, Overflow.WRAP);
      assertAlways(isRight(rounding, rounded), rounding + " is what it is defined to be");
    }
  }

  /** By the error, of the rounded number less the exact one, in steps of the exact one. */
  private Bool isRight(Rounding rounding, SFix rounded) {
    SInt before = exact.asSInt();
    SInt after = rounded.asSInt().shl(DROPPED);
    SInt error = after.minusWide(before);
    Bool down = error.le(0).and(error.gt(-STEP));
    Bool up = error.ge(0).and(error.lt(STEP));
    Bool nearest = error.ge(-STEP / 2).and(error.le(STEP / 2));
    Bool risesAtTie = error.ne(-STEP / 2);
    Bool fallsAtTie = error.ne(STEP / 2);
    Bool negative = before.lt(0);
    Bool tie = error.eq(STEP / 2).or(error.eq(-STEP / 2));
    Bool even = rounded.bit(0).not();
    return switch (rounding) {
      case FLOOR -> down;
      case CEILING -> up;
      case TOWARD_ZERO -> mux(negative, up, down);
      case AWAY_FROM_ZERO -> mux(negative, down, up);
      case HALF_UP -> nearest.and(risesAtTie);
      case HALF_DOWN -> nearest.and(fallsAtTie);
      case HALF_TOWARD_ZERO -> nearest.and(mux(negative, risesAtTie, fallsAtTie));
      case HALF_AWAY_FROM_ZERO -> nearest.and(mux(negative, fallsAtTie, risesAtTie));
      case HALF_EVEN -> nearest.and(tie.not().or(even));
    };
  }
}
