package weft.crossbar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * Which of its columns each ADC reads in a step: spare columns stand in for others. After reset the
 * columns as they are numbered.
 */
final class ColumnMap extends Component {
  /** A beat of the map's image is accepted in this clock. */
  final Bool write;

  final UInt beat;
  final Bits data;
  final Bool reset;

  final UInt step;

  /** A number an ADC, ADC 0 lowest. */
  final Bits columns;

  ColumnMap(CrossbarConfig config) {
    describe("Which of its columns each ADC reads in a step.");
    int beats = beats(config);
    int perBeat = config.streamBits() / CrossbarJob.Map.COLUMN_BITS;
    int width = Converter.stepBits(config);
    int steps = config.conversionSteps();
    write = in(bool());
    beat = in(uint(Widths.unsigned(beats - 1L)));
    data = in(bits(config.streamBits()));
    reset = in(bool());
    step = in(uint(width));
    columns = out(bits(config.adcs() * width));

    BigInteger identity = BigInteger.ZERO;
    for (int i = config.columns() - 1; i >= 0; i--) {
      identity = identity.shiftLeft(width).or(BigInteger.valueOf(i % steps));
    }
    Bits table = reg(bits(beats * perBeat * width)).init(identity);
    List<Bits> entries = new ArrayList<>();
    for (int i = perBeat - 1; i >= 0; i--) {
      int low = CrossbarJob.Map.COLUMN_BITS * i;
      entries.add(data.bits(low + width - 1, low));
      data.bits(low + CrossbarJob.Map.COLUMN_BITS - 1, low + width).unused("numbers are smaller");
    }
    when(write, () -> table.word(beat, perBeat * width).set(concat(entries)));
    BigInteger afterReset = identity;
    when(reset, () -> table.set(bits(table.width()).of(afterReset)));

    List<Bits> all = new ArrayList<>();
    for (int adc = config.adcs() - 1; adc >= 0; adc--) {
      all.add(table.part(adc * steps * width, steps * width).word(step, width));
    }
    columns.set(concat(all));
    int used = config.columns() * width;
    if (table.width() > used) {
      table.bits(table.width() - 1, used).unused("the image fills its last beat");
    }
  }

  /** Beats of the map's image. */
  static int beats(CrossbarConfig config) {
    return Widths.ceilDiv(CrossbarJob.Map.COLUMN_BITS * config.columns(), config.streamBits());
  }
}
