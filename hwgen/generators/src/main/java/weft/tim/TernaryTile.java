package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.lib.Bitwise;

/** A tile: macro, word-line drivers, and M PCUs that take turns over the columns. */
final class TernaryTile extends Component {
  /** Phases of array accesses and conversion. */
  final Bool precharge;

  final Bool drive;
  final Bool sample;
  final Bool convert;
  final UInt convertStep;

  /** What an access drives. */
  final UInt block;

  final Bits low;
  final Bits high;
  final Bool lowToPlus;
  final Bool highToPlus;
  final Bool highToMinus;

  /** What the PCUs do with the codes. */
  final Bool accumulate;

  final UInt step;
  final CodeWeights weights;
  final Bits inUse;

  /** Phases of writes, only those to this tile. */
  final Bool writeSetup;

  final Bool writePulse;
  final UInt writeRow;
  final Bits writeData;

  /** The PCU whose raw codes {@link #testPlus} and {@link #testMinus} show. */
  final UInt testPcu;

  final Bool reset;

  /** In an accumulate clock the partial sums of the step's columns, PCU 0 lowest; else 0. */
  final Bits sums;

  /** Lines clipped among the columns in use, in an accumulate clock; else 0. */
  final UInt clipsPlus;

  final UInt clipsMinus;
  final UInt testPlus;
  final Bool testPlusOver;
  final UInt testMinus;
  final Bool testMinusOver;

  final TernaryMacro macro;
  final List<ProcessingUnit> pcus = new ArrayList<>();

  TernaryTile(TimConfig config) {
    describe("A ternary tile: array macro, word-line drivers, PCUs.");
    int count = config.pcus();
    int lines = config.rowsPerAccess();
    precharge = in(bool());
    drive = in(bool());
    sample = in(bool());
    convert = in(bool());
    convertStep = in(uint(Converter.stepBits(config)));
    block = in(uint(Widths.unsigned(config.blocks() - 1L)));
    low = in(bits(lines));
    high = in(bits(lines));
    lowToPlus = in(bool());
    highToPlus = in(bool());
    highToMinus = in(bool());
    accumulate = in(bool());
    step = in(uint(Converter.stepBits(config)));
    weights = in(bundle(() -> new CodeWeights(config)));
    inUse = in(bits(count));
    writeSetup = in(bool());
    writePulse = in(bool());
    writeRow = in(uint(Widths.unsigned(config.rows() - 1L)));
    writeData = in(bits(2 * config.columns()));
    testPcu = in(uint(pcuBits(config)));
    reset = in(bool());
    sums = out(bits(count * config.sumBits()));
    clipsPlus = out(uint(Widths.unsigned(count)));
    clipsMinus = out(uint(Widths.unsigned(count)));
    testPlus = out(uint(config.codeBits()));
    testPlusOver = out(bool());
    testMinus = out(uint(config.codeBits()));
    testMinusOver = out(bool());

    comment("Rows programmed since reset, a word a block.");
    Vec<Bits> programmed = reg(vec(config.blocks(), bits(lines))).init(0);
    BlockDecoder writeDecoder = add(new BlockDecoder(config));
    writeDecoder.row.set(writeRow);
    when(
        writePulse,
        () -> {
          Bits flags = programmed.at(writeDecoder.block);
          flags.set(flags.or(writeDecoder.wordLine));
        });
    when(reset, () -> programmed.set(none(programmed)));

    InputDriver driver = add(new InputDriver(config));
    driver.drive.set(drive);
    driver.low.set(low);
    driver.high.set(high);
    driver.lowToPlus.set(lowToPlus);
    driver.highToPlus.set(highToPlus);
    driver.highToMinus.set(highToMinus);
    driver.programmed.set(programmed.at(block));

    macro = add(macro(config));
    macro.precharge.set(precharge);
    macro.drive.set(drive);
    macro.block.set(block);
    macro.plusLines.set(driver.plusLines);
    macro.minusLines.set(driver.minusLines);
    macro.sample.set(sample);
    macro.convert.set(convert);
    macro.columnStep.set(convertStep);
    macro.writeSetup.set(writeSetup);
    macro.writePulse.set(writePulse);
    macro.writeRow.set(writeRow);
    macro.writeData.set(writeData);
    probe(macro.plusCode);
    probe(macro.minusCode);

    Vec<UInt> plusCodes = macro.plusCode.as(vec(count, uint(config.codeBits())));
    Vec<UInt> minusCodes = macro.minusCode.as(vec(count, uint(config.codeBits())));
    comment("Partial sums: a word a conversion step, PCU 0 lowest.");
    Mem<Bits> partialSums = mem(bits(count * config.sumBits()), config.conversionSteps());
    Bits soFar = wire(bits(count * config.sumBits()));
    soFar.set(partialSums.read(step));
    List<Bits> pcuSums = new ArrayList<>();
    for (int m = 0; m < count; m++) {
      ProcessingUnit pcu = add(new ProcessingUnit(config));
      pcu.accumulate.set(accumulate);
      pcu.plusCode.set(plusCodes.get(m));
      pcu.minusCode.set(minusCodes.get(m));
      pcu.plusScale.set(weights.plusScale);
      pcu.minusScale.set(weights.minusScale);
      pcu.plane.set(weights.plane);
      pcu.negate.set(weights.negate);
      pcu.fresh.set(weights.fresh);
      pcu.soFar.set(soFar.word(m, config.sumBits()));
      pcus.add(pcu);
      pcuSums.add(0, pcu.sum);
    }
    sums.set(concat(pcuSums));
    when(accumulate, () -> partialSums.write(step, sums));
    probe(step);
    probe(accumulate);

    clipsPlus.set(0);
    clipsMinus.set(0);
    when(
        accumulate,
        () -> {
          clipsPlus.set(Bitwise.popCount(macro.plusOver.and(inUse)));
          clipsMinus.set(Bitwise.popCount(macro.minusOver.and(inUse)));
        });

    testPlus.set(plusCodes.at(testPcu));
    testPlusOver.set(macro.plusOver.bit(testPcu));
    testMinus.set(minusCodes.at(testPcu));
    testMinusOver.set(macro.minusOver.bit(testPcu));
  }

  /** Bits that number the PCUs. */
  static int pcuBits(TimConfig config) {
    return Widths.unsigned(config.pcus() - 1L);
  }

  private static TernaryMacro macro(TimConfig config) {
    return switch (config.form()) {
      case MACRO -> new MacroModel(config);
      case DIGITAL -> new DigitalMacro(config);
    };
  }

  private static Vec<Bits> none(Vec<Bits> flags) {
    return bits(flags.width()).of(0).as(flags.type());
  }
}
