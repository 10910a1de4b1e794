package weft.tim;

import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.soc.Split;

/** Splits the number of a row into its block and its word line in the block. */
final class BlockDecoder extends Component {
  final UInt row;
  final UInt block;

  /** One bit a word line of the block. */
  final Bits wordLine;

  BlockDecoder(TimConfig config) {
    describe("Block and word line of a row.");
    int lines = config.rowsPerAccess();
    row = in(uint(Widths.unsigned(config.rows() - 1L)));
    Split split = new Split(row, config.rows(), lines);
    block = out(split.quotient);
    wordLine = out(bits(lines));
    for (int line = 0; line < lines; line++) {
      wordLine.bit(line).set(split.remainder.eq(line));
    }
  }
}
