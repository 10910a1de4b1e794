package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarConfig.Flip;
import weft.arch.crossbar.SignedScheme;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;

/**
 * For each fragment which columns are flipped and which outputs are negative: what polarised
 * weights and the flip encoding keep beside the cells. All 0 after reset.
 */
final class Flags extends Component {
  final Bool write;
  final UInt writeFragment;

  /** Flip bits of the columns, above them sign bits of the outputs. */
  final Bits data;

  final Bool reset;

  final UInt fragment;
  final UInt step;

  /** The weight that each ADC is at. */
  final UInt slot;

  /** One bit an ADC: its column is flipped. */
  final Bits flipped;

  /** One bit an ADC: its output's weights are negative. */
  final Bits negative;

  Flags(CrossbarConfig config) {
    describe("Flipped columns and negative outputs of each fragment.");
    int columns = config.columns();
    int outputs = config.outputs();
    write = in(bool());
    writeFragment = in(uint(Widths.unsigned(config.fragments() - 1L)));
    data = in(bits(columns + outputs));
    reset = in(bool());
    fragment = in(uint(Widths.unsigned(config.fragments() - 1L)));
    step = in(uint(Converter.stepBits(config)));
    slot = in(uint(Converter.slotBits(config)));
    flipped = out(bits(config.adcs()));
    negative = out(bits(config.adcs()));

    comment("Fragments that were written since reset.");
    Bits written = reg(bits(config.fragments())).init(0);
    when(write, () -> written.bit(writeFragment).set(true));
    when(reset, () -> written.set(0));
    Bool valid = written.bit(fragment);
    if (flips(config)) {
      Mem<Bits> flipBits = mem(bits(columns), config.fragments());
      when(write, () -> flipBits.write(writeFragment, data.truncate(columns)));
      Bits word = flipBits.read(fragment).and(valid.repeat(columns));
      flipped.set(picked(word, config.conversionSteps(), step));
    } else {
      flipped.set(0);
      data.truncate(columns).unused("no column is ever flipped");
      step.unused("no column is ever flipped");
    }
    if (signs(config)) {
      Mem<Bits> signBits = mem(bits(outputs), config.fragments());
      Bits given = data.bits(columns + outputs - 1, columns);
      when(write, () -> signBits.write(writeFragment, given));
      Bits word = signBits.read(fragment).and(valid.repeat(outputs));
      negative.set(picked(word, Converter.slots(config), slot));
    } else {
      negative.set(0);
      data.bits(columns + outputs - 1, columns).unused("cells hold the signs");
      slot.unused("cells hold the signs");
    }
  }

  /** Whether weights have flags at all. */
  static boolean needed(CrossbarConfig config) {
    return flips(config) || signs(config);
  }

  private static boolean flips(CrossbarConfig config) {
    return config.flip() == Flip.ON;
  }

  private static boolean signs(CrossbarConfig config) {
    return config.scheme() == SignedScheme.POLARISED;
  }

  /** Of each ADC's bits the one at an index. */
  private static Bits picked(Bits word, int each, UInt index) {
    List<Bool> all = new ArrayList<>();
    for (int adc = word.width() / each - 1; adc >= 0; adc--) {
      all.add(word.word(adc, each).bit(index));
    }
    return concat(all);
  }
}
