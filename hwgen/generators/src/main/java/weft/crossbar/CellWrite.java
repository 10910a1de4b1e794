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

/** Write phases of a row, and which of its cells are to move. */
final class CellWrite extends Bundle {
  final Bool setup = field(bool());
  final Bool pulse = field(bool());
  final UInt row;

  /** One bit a physical column: the cell is to move up. */
  final Bits set;

  /** One bit a physical column: the cell is to move down. */
  final Bits reset;

  CellWrite(CrossbarConfig config) {
    row = field(uint(Widths.unsigned(config.rows() - 1L)));
    set = field(bits(config.physicalColumns()));
    reset = field(bits(config.physicalColumns()));
  }
}
