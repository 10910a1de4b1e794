package weft.crossbar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.lib.Bitwise;

/**
 * A crossbar: macro, column map, flags, and a shift-and-add an ADC that takes turns over outputs.
 */
final class Crossbar extends Component {
  /** Phases of array accesses and conversion. */
  final Bool precharge;

  final Bool drive;
  final Bool sample;
  final Bool convert;

  /** What an access drives. */
  final UInt fragment;

  final Bits lines;

  /** The conversion step; columns are as they are numbered in steps that do not compute. */
  final UInt step;

  final Bool computes;

  /** The codes that are there count. */
  final Bool accumulate;

  final UInt codesStep;
  final UInt codesCell;
  final UInt codesSlot;
  final AccessTerms codesTerms;

  /** Their sums start from 0. */
  final Bool fresh;

  /** The output whose sum is read when nothing is accumulated. */
  final UInt readSlot;

  final UInt readAdc;

  /** Phases of writes, only those to this crossbar. */
  final CellWrite cellWrite;

  /** What FLAGS, MAP and FAULTS jobs write to this crossbar. */
  final TableWrite tableWrite;

  final Bool reset;

  /** The sum of the output that is read. */
  final Bits sum;

  /** Raw codes, ADC 0 lowest. */
  final Bits codes;

  final Bits overs;

  /** Codes clipped, in an accumulate clock; else 0. */
  final UInt clips;

  final CrossbarMacro macro;
  final List<ShiftAdd> adders = new ArrayList<>();

  private final CrossbarConfig config;

  Crossbar(CrossbarConfig config) {
    this.config = config;
    describe("A crossbar: array macro, flags, column map, shift-and-add.");
    int adcs = config.adcs();
    int sumBits = config.sumBits();
    precharge = in(bool());
    drive = in(bool());
    sample = in(bool());
    convert = in(bool());
    fragment = in(uint(Widths.unsigned(config.fragments() - 1L)));
    lines = in(bits(config.fragmentRows()));
    step = in(uint(Converter.stepBits(config)));
    computes = in(bool());
    accumulate = in(bool());
    codesStep = in(uint(Converter.stepBits(config)));
    codesCell = in(uint(Converter.cellBits(config)));
    codesSlot = in(uint(Converter.slotBits(config)));
    codesTerms = in(bundle(() -> new AccessTerms(config)));
    fresh = in(bool());
    readSlot = in(uint(Converter.slotBits(config)));
    readAdc = in(uint(Widths.unsigned(adcs - 1L)));
    cellWrite = in(bundle(() -> new CellWrite(config)));
    tableWrite = in(bundle(() -> new TableWrite(config)));
    reset = in(bool());
    sum = out(bits(sumBits));
    codes = out(bits(adcs * config.adcBits()));
    overs = out(bits(adcs));
    clips = out(uint(Widths.unsigned(adcs)));

    ColumnMap map = add(new ColumnMap(config));
    map.write.set(tableWrite.map);
    map.beat.set(tableWrite.beat);
    map.data.set(tableWrite.beatData);
    map.reset.set(reset);
    map.step.set(step);

    macro = add(macro(config));
    macro.precharge.set(precharge);
    macro.drive.set(drive);
    macro.fragment.set(fragment);
    macro.lines.set(lines.and(drive.repeat(lines.width())));
    macro.sample.set(sample);
    macro.convert.set(convert);
    macro.column.set(mux(computes, map.columns, concat(Collections.nCopies(adcs, step.asBits()))));
    macro.writeSetup.set(cellWrite.setup);
    macro.writePulse.set(cellWrite.pulse);
    macro.writeRow.set(cellWrite.row);
    macro.writeSet.set(cellWrite.set);
    macro.writeReset.set(cellWrite.reset);
    injectFaults();
    codes.set(macro.code);
    overs.set(macro.over);
    probe(codes);
    probe(overs);

    Bits flipped = wire(bits(adcs));
    Bits negative = wire(bits(adcs));
    flags(flipped, negative);

    comment("Sums: a word a weight of an ADC, ADC 0 lowest.");
    Mem<Bits> sums = mem(bits(adcs * sumBits), Converter.slots(config));
    Bits soFar = wire(bits(adcs * sumBits));
    soFar.set(sums.read(mux(accumulate, codesSlot, readSlot)));
    Bool subtracts = codesTerms.negate;
    if (config.scheme() == SignedScheme.DIFFERENTIAL) {
      subtracts = subtracts.xor(codesCell.ge(config.digits()));
    }
    List<Bits> written = new ArrayList<>();
    for (int adc = 0; adc < adcs; adc++) {
      ShiftAdd adder = add(new ShiftAdd(config));
      adder.accumulate.set(accumulate);
      adder.code.set(macro.code.word(adc, config.adcBits()).asUInt());
      adder.flipped.set(flipped.bit(adc));
      adder.weightCell.set(codesCell);
      adder.plane.set(codesTerms.plane);
      adder.negate.set(subtracts.xor(negative.bit(adc)));
      adder.driven.set(codesTerms.driven);
      adder.fresh.set(fresh);
      adder.soFar.set(soFar.word(adc, sumBits));
      adders.add(adder);
      written.add(0, adder.sum);
    }
    Bits newSums = concat(written);
    when(accumulate, () -> sums.write(codesSlot, newSums));
    sum.set(soFar.word(readAdc, sumBits));

    clips.set(0);
    when(accumulate, () -> clips.set(Bitwise.popCount(macro.over)));
  }

  private void flags(Bits flipped, Bits negative) {
    if (!Flags.needed(config)) {
      tableWrite.flags.unused("there are no flags");
      codesTerms.fragment.unused("there are no flags");
      codesStep.unused("there are no flags");
      flipped.set(0);
      negative.set(0);
      return;
    }
    Flags flags = add(new Flags(config));
    flags.write.set(tableWrite.flags);
    flags.writeFragment.set(fit(tableWrite.row, flags.writeFragment.width()));
    flags.data.set(tableWrite.image.truncate(flags.data.width()));
    flags.reset.set(reset);
    flags.fragment.set(codesTerms.fragment);
    flags.step.set(codesStep);
    flags.slot.set(codesSlot);
    flipped.set(flags.flipped);
    negative.set(flags.negative);
  }

  private void injectFaults() {
    macro.faults.ifPresent(
        port -> {
          port.write().set(tableWrite.faults);
          port.row().set(tableWrite.row);
          port.data().set(tableWrite.image.truncate(port.data().width()));
        });
    if (macro.faults.isEmpty()) {
      tableWrite.faults.unused("the macro cannot be told of faults");
      tableWrite.row.unused("a fragment's number has fewer bits");
      tableWrite.image.unused("flags have fewer bits than faults");
    }
  }

  private static CrossbarMacro macro(CrossbarConfig config) {
    return switch (config.form()) {
      case MACRO -> new MacroModel(config);
      case DIGITAL -> new DigitalMacro(config);
    };
  }

  /** A fragment's number is a row's that is small enough. */
  private static UInt fit(UInt row, int width) {
    return row.width() > width ? row.truncate(width) : row;
  }
}
