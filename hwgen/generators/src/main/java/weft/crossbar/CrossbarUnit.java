package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.lib.Bitwise;
import weft.soc.ArrayController;
import weft.soc.ArrayRules;

/**
 * A unit: crossbars that share input memory, word lines and phases. It computes a vector a round,
 * at its own pace.
 */
final class CrossbarUnit extends Component {
  /** The next clock is the first of a round. */
  final Bool start;

  /** The round's sums start from 0. */
  final Bool fresh;

  /** Nothing goes on after this clock. */
  final Bool stop;

  final Bool reset;
  final UnitSettings settings;

  /** A beat for the input memory. */
  final Bool write;

  final Bool writeBank;
  final UInt writeWord;
  final UInt writeBeat;
  final Bits data;
  final Bool readBank;

  /** Accesses of PROGRAM, MARCH and TEST, to the crossbar {@link #chosen}. */
  final Probing probing;

  /** One bit a crossbar. */
  final Bits chosen;

  /** Write phases, to the crossbar chosen if {@link #chosen} has any. */
  final CellWrite cellWrite;

  final TableWrite tableWrite;

  /** The output whose sum is read. */
  final UInt readCrossbar;

  final UInt readAdc;
  final UInt readSlot;

  /** The round is over as far as this unit goes. */
  final Bool finished;

  final Bits sum;

  /** The codes of a step are there: which one, and whether it is the access's last. */
  final Bool ready;

  final UInt codesStep;
  final Bool codesLast;

  /** Raw codes of the crossbar chosen. */
  final Bits codes;

  final Bits overs;

  /** First DRIVE clock of an access. */
  final Bool accessBegins;

  /** Effective input cycles of the fragment fetched in this clock, and planes skipped; else 0. */
  final UInt cycles;

  final UInt skipped;

  /** Codes are taken into sums, so many of them clipped. */
  final Bool accumulate;

  final UInt clips;

  final FragmentSequencer sequencer;
  final ArrayController array;
  final Converter converter;
  final List<Crossbar> crossbars = new ArrayList<>();

  private final CrossbarConfig config;

  CrossbarUnit(CrossbarConfig config) {
    this.config = config;
    describe("A unit: crossbars that share inputs and phases.");
    InputLayout layout = InputLayout.of(config);
    int count = config.crossbars();
    start = in(bool());
    fresh = in(bool());
    stop = in(bool());
    reset = in(bool());
    settings = in(bundle(() -> new UnitSettings(config)));
    write = in(bool());
    writeBank = in(bool());
    writeWord = in(uint(layout.wordBits()));
    writeBeat = in(uint(layout.beatBits()));
    data = in(bits(config.streamBits()));
    readBank = in(bool());
    probing = in(bundle(() -> new Probing(config)));
    chosen = in(bits(count));
    cellWrite = in(bundle(() -> new CellWrite(config)));
    tableWrite = in(bundle(() -> new TableWrite(config)));
    readCrossbar = in(uint(Widths.unsigned(count - 1L)));
    readAdc = in(uint(Widths.unsigned(config.adcs() - 1L)));
    readSlot = in(uint(Converter.slotBits(config)));

    InputMemory memory = add(new InputMemory(config));
    sequencer = add(new FragmentSequencer(config));
    array = add(new ArrayController());
    converter = add(new Converter(config));
    for (int x = 0; x < count; x++) {
      crossbars.add(add(new Crossbar(config)));
    }
    inputs(memory);
    accesses();
    Bits wordLines = mux(probing.active, probing.lines, sequencer.lines);
    conversion(Bitwise.popCount(wordLines));

    comment("Sums count as 0 until the first access of a fresh round is accumulated.");
    Bool empty = reg(bool()).init(true);
    Bool computed = converter.ready.and(probing.active.not());
    when(computed.and(converter.codesLast), () -> empty.set(false));
    when(start, () -> empty.set(fresh.or(empty)));
    when(reset, () -> empty.set(true));
    Bool startsSums = empty.and(converter.codesCell.eq(0));
    UInt driven = mux(probing.active, probing.fragment, sequencer.fragment);
    for (int x = 0; x < count; x++) {
      crossbar(x, driven, wordLines, computed, startsSums);
    }
    ArrayRules.claim(
        array.precharge,
        array.drive,
        array.sample,
        converter.convert,
        cellWrite.setup,
        cellWrite.pulse);

    finished = out(sequencer.idle.and(converter.convert.not()).and(converter.ready.not()));
    Bits read = select(readCrossbar, crossbars.stream().map(each -> each.sum).toList());
    sum = out(read.and(empty.not().repeat(read.width())));
    ready = out(converter.ready);
    codesStep = out(converter.codesStep);
    codesLast = out(converter.codesLast);
    codes = out(ofChosen(crossbars.stream().map(each -> each.codes).toList()));
    overs = out(ofChosen(crossbars.stream().map(each -> each.overs).toList()));
    accessBegins = out(array.accessBegins);
    UInt none = settings.planes.type().of(0);
    cycles = out(mux(sequencer.fetch, sequencer.cycles, none));
    skipped = out(mux(sequencer.fetch, settings.planes.minus(sequencer.cycles), none));
    accumulate = out(computed);
    clips = out(Bitwise.sum(crossbars.stream().map(each -> each.clips).toList()));
    probe(accumulate);
    probe(codesStep);
  }

  private void inputs(InputMemory memory) {
    memory.write.set(write);
    memory.writeBank.set(writeBank);
    memory.writeWord.set(writeWord);
    memory.writeBeat.set(writeBeat);
    memory.data.set(data);
    memory.readBank.set(readBank);
    memory.readWord.set(sequencer.word);
    memory.readPart.set(sequencer.part);

    sequencer.start.set(start);
    sequencer.stop.set(stop);
    sequencer.fragments.set(settings.fragments);
    sequencer.inputs.set(memory.inputs);
    sequencer.planes.set(settings.planes);
    sequencer.twosComplement.set(settings.signed);
    sequencer.skip.set(settings.skip);
    sequencer.sampled.set(array.beatDone.and(probing.active.not()));
  }

  private void accesses() {
    Bool begins = start.or(probing.start);
    Bool exhausted = sequencer.idle.and(probing.active.not()).and(begins.not());
    array.start.set(begins);
    array.stop.set(stop.or(exhausted));
    array.prechargeClocks.set(settings.precharge);
    array.driveClocks.set(settings.drive);
    array.sampleClocks.set(settings.sample);
    array.present.set(sequencer.present.or(probing.active));
    array.two.set(false);
    array.lastBeat.set(probing.active);
    array.converterFree.set(converter.free);
  }

  private void conversion(UInt driven) {
    converter.start.set(array.sampled);
    converter.terms.fragment.set(sequencer.fragment);
    converter.terms.plane.set(sequencer.plane);
    converter.terms.negate.set(sequencer.negate);
    converter.terms.driven.set(driven);
    UInt all = converter.steps.type().of(config.conversionSteps());
    UInt first = converter.firstStep.type().of(0);
    converter.firstStep.set(mux(probing.active, probing.firstStep, first));
    converter.steps.set(mux(probing.active, probing.steps, all));
    converter.stop.set(stop);
    converter.convertClocks.set(settings.convert);
  }

  private void crossbar(int x, UInt fragment, Bits lines, Bool computed, Bool startsSums) {
    Crossbar crossbar = crossbars.get(x);
    Bool isChosen = chosen.bit(x);
    Bool isDriven = isChosen.or(probing.active.not());
    crossbar.precharge.set(array.precharge);
    crossbar.drive.set(array.drive);
    crossbar.fragment.set(fragment);
    crossbar.lines.set(lines.and(isDriven.repeat(lines.width())));
    crossbar.sample.set(array.sample);
    crossbar.convert.set(converter.convert);
    crossbar.step.set(converter.step);
    crossbar.computes.set(probing.active.not());
    crossbar.accumulate.set(computed);
    crossbar.codesStep.set(converter.codesStep);
    crossbar.codesCell.set(converter.codesCell);
    crossbar.codesSlot.set(converter.codesSlot);
    crossbar.codesTerms.set(converter.codesTerms);
    crossbar.fresh.set(startsSums);
    crossbar.readSlot.set(readSlot);
    crossbar.readAdc.set(readAdc);
    crossbar.cellWrite.setup.set(cellWrite.setup.and(isChosen));
    crossbar.cellWrite.pulse.set(cellWrite.pulse.and(isChosen));
    crossbar.cellWrite.row.set(cellWrite.row);
    crossbar.cellWrite.set.set(cellWrite.set);
    crossbar.cellWrite.reset.set(cellWrite.reset);
    crossbar.tableWrite.flags.set(tableWrite.flags.and(isChosen));
    crossbar.tableWrite.faults.set(tableWrite.faults.and(isChosen));
    crossbar.tableWrite.row.set(tableWrite.row);
    crossbar.tableWrite.image.set(tableWrite.image);
    crossbar.tableWrite.map.set(tableWrite.map.and(isChosen));
    crossbar.tableWrite.beat.set(tableWrite.beat);
    crossbar.tableWrite.beatData.set(tableWrite.beatData);
    crossbar.reset.set(reset);
  }

  private Bits ofChosen(List<Bits> words) {
    Bits any = words.get(0).and(chosen.bit(0).repeat(words.get(0).width()));
    for (int x = 1; x < words.size(); x++) {
      any = any.or(words.get(x).and(chosen.bit(x).repeat(words.get(x).width())));
    }
    return any;
  }
}
