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

/** What FLAGS, MAP and FAULTS jobs write. */
final class TableWrite extends Bundle {
  /** A fragment's flags are written. */
  final Bool flags = field(bool());

  /** A row's faults are written. */
  final Bool faults = field(bool());

  /** The row, or the fragment. */
  final UInt row;

  /** Its image, from the low end on. */
  final Bits image;

  /** A beat of the column map is written. */
  final Bool map = field(bool());

  final UInt beat;
  final Bits beatData;

  TableWrite(CrossbarConfig config) {
    row = field(uint(Widths.unsigned(config.rows() - 1L)));
    image = field(bits(ImageCollector.tableBits(config)));
    beat = field(uint(Widths.unsigned(ColumnMap.beats(config) - 1L)));
    beatData = field(bits(config.streamBits()));
  }
}
