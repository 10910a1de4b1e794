package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.UInt;

/** The beats that tell how a row was written: pulses and failures, then two bits a column. */
final class RowReport extends Component {
  final UInt pulses;
  final UInt failed;

  /** One bit a physical column. */
  final Bits below;

  final Bits above;

  /** The beat of the report. */
  final UInt beat;

  final Bits data;

  RowReport(CrossbarConfig config) {
    describe("Beats of a row report.");
    int columns = config.physicalColumns();
    int width = config.resultBits();
    int beats = detailBeats(config);
    pulses = in(uint(16));
    failed = in(uint(Widths.unsigned(columns)));
    below = in(bits(columns));
    above = in(bits(columns));
    beat = in(uint(beatBits(config)));

    Bits counts = pulses.asBits().concat(failed.extend(16));
    Bits lane = counts.asSInt().extend(config.laneBits()).asBits();
    List<Bits> all = new ArrayList<>();
    all.add(lane.width() == width ? lane : lane.extend(width));
    List<Bits> pairs = new ArrayList<>();
    for (int j = columns - 1; j >= 0; j--) {
      pairs.add(above.bits(j, j).concat(below.bits(j, j)));
    }
    Bits details = concat(pairs);
    Bits padded = details.width() < beats * width ? details.extend(beats * width) : details;
    for (int i = 0; i < beats; i++) {
      all.add(padded.word(i, width));
    }
    data = out(select(beat, all));
  }

  /** Beats that tell of every column. */
  static int detailBeats(CrossbarConfig config) {
    return CrossbarJob.reportBeats(config, true) - 1;
  }

  /** Bits that number the beats of a report. */
  static int beatBits(CrossbarConfig config) {
    return Widths.unsigned(detailBeats(config));
  }
}
