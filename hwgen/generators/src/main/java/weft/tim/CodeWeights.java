package weft.tim;

import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/** What the PCUs make of the codes of one access; travels with the access. */
final class CodeWeights extends Bundle {
  /** What a count on a plus line weighs. */
  final UInt plusScale;

  /** What a count on a minus line weighs. */
  final UInt minusScale;

  /** Power of two of the bit plane. */
  final UInt plane;

  /** The plane is the sign of a two's complement input. */
  final Bool negate;

  /** Sums start from 0 with this access. */
  final Bool fresh;

  CodeWeights(TimConfig config) {
    int scale = scaleBits(config);
    plusScale = field(uint(scale));
    minusScale = field(uint(scale));
    plane = field(uint(planeBits(config)));
    negate = field(bool());
    fresh = field(bool());
  }

  /** Bits of the largest product of two scale factors. */
  static int scaleBits(TimConfig config) {
    long largest = (1L << config.scaleBits()) - 1;
    return Widths.unsigned(largest * largest);
  }

  /** Bits of a plane's number. */
  static int planeBits(TimConfig config) {
    return Widths.unsigned(config.maxPlanes() - 1L);
  }
}
