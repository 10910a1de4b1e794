package weft.tim;

import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;

/**
 * Raises the word lines of a block: each row has a plus and a minus line. Rows that were never
 * programmed stay low, and so does everything outside DRIVE.
 */
final class InputDriver extends Component {
  final Bool drive;

  /** The tile's slice of the beat. */
  final Bits low;

  final Bits high;
  final Bool lowToPlus;
  final Bool highToPlus;
  final Bool highToMinus;

  /** Rows of the block that were programmed. */
  final Bits programmed;

  final Bits plusLines;
  final Bits minusLines;

  InputDriver(TimConfig config) {
    describe("Word lines of a block: plus and minus.");
    int lines = config.rowsPerAccess();
    drive = in(bool());
    low = in(bits(lines));
    high = in(bits(lines));
    lowToPlus = in(bool());
    highToPlus = in(bool());
    highToMinus = in(bool());
    programmed = in(bits(lines));

    Bits rows = programmed.and(drive.repeat(lines));
    Bits plus = low.and(lowToPlus.repeat(lines)).or(high.and(highToPlus.repeat(lines)));
    Bits minus = high.and(highToMinus.repeat(lines));
    plusLines = out(plus.and(rows));
    minusLines = out(minus.and(rows));
  }
}
