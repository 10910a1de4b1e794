package weft.crossbar;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/** An access that does not compute: it verifies a row, or tests any pattern. */
final class Probing extends Bundle {
  /** Accesses are of this kind. */
  final Bool active = field(bool());

  /** The access begins in the next clock. */
  final Bool start = field(bool());

  final UInt fragment;
  final Bits lines;

  /** Where the conversion steps begin, and how many there are. */
  final UInt firstStep;

  final UInt steps;

  Probing(CrossbarConfig config) {
    fragment = field(uint(Widths.unsigned(config.fragments() - 1L)));
    lines = field(bits(config.fragmentRows()));
    firstStep = field(uint(Converter.stepBits(config)));
    steps = field(uint(Converter.countBits(config)));
  }
}
