package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.lib.Bitwise;

/** Compares the levels of a row, one column of each ADC at a time, with what they are to be. */
final class RowVerifier extends Component {
  /** The codes of a step are there. */
  final Bool take;

  final UInt step;
  final Bits codes;

  /** The targets are the levels of this image; else all {@link #top} or all 0. */
  final Bool fromImage;

  final Bits image;
  final Bool top;

  /** What is known of columns above their target is kept. */
  final Bool keepAbove;

  /** One bit a physical column. */
  final Bits below;

  final Bits above;

  /** Columns that are below or above. */
  final UInt failed;

  RowVerifier(CrossbarConfig config) {
    describe("Compares the levels of a row with their targets.");
    int each = config.columnsPerAdc();
    int levelBits = config.cellBits();
    take = in(bool());
    step = in(uint(Converter.stepBits(config)));
    codes = in(bits(config.adcs() * config.adcBits()));
    fromImage = in(bool());
    image = in(bits(ImageCollector.levelBits(config)));
    top = in(bool());
    keepAbove = in(bool());

    List<Bits> belows = new ArrayList<>();
    List<Bits> aboves = new ArrayList<>();
    for (int adc = 0; adc < config.adcs(); adc++) {
      UInt code = codes.word(adc, config.adcBits()).asUInt();
      Bits levels = image.word(adc, CrossbarJob.LEVEL_BITS * each);
      Bits wanted = levels.word(step, CrossbarJob.LEVEL_BITS);
      if (levelBits < CrossbarJob.LEVEL_BITS) {
        wanted.bits(CrossbarJob.LEVEL_BITS - 1, levelBits).unused("bits above a level are ignored");
      }
      Bits target = mux(fromImage, wanted.truncate(levelBits), top.repeat(levelBits));
      Bits isBelow = reg(bits(each)).named("below_" + adc);
      Bits isAbove = reg(bits(each)).named("above_" + adc);
      when(
          take,
          () -> {
            isBelow.bit(step).set(code.lt(target.asUInt()));
            when(keepAbove.not(), () -> isAbove.bit(step).set(code.gt(target.asUInt())));
          });
      belows.add(0, isBelow);
      aboves.add(0, isAbove);
    }
    below = out(concat(belows));
    above = out(concat(aboves));
    failed = out(Bitwise.popCount(below.or(above)));
  }
}
