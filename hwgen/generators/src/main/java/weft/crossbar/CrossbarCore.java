package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bus.AxiStream;
import weft.hdl.lib.Bitwise;
import weft.soc.JobControl;
import weft.soc.Split;

/** What runs jobs: controllers, units, result path. */
final class CrossbarCore extends Component {
  final JobSettings settings;

  /** A job begins in the next clock. */
  final Bool start;

  final Bool abort;
  final Bool reset;
  final AxiStream inputs;
  final AxiStream results;

  final Bool busy;

  /** The last clock with {@link #busy}. */
  final Bool done;

  final Bool tooShort;
  final Bool tooLong;

  /** What the counters add. */
  final UInt accesses;

  final UInt conversions;
  final UInt saturations;
  final UInt inputCycles;
  final UInt skipped;
  final UInt pulses;
  final UInt writes;

  /** Raw code of the last TEST. */
  final UInt testCode;

  final Bool testOver;

  final JobControl job;
  final ProgramController program;
  final List<CrossbarUnit> units = new ArrayList<>();

  private final CrossbarConfig config;
  private final InputBanks banks;
  private final ImageCollector images;
  private final RoundControl rounds;
  private final ResultRegister register;
  private final Bool computes;
  private final Bool tests;
  private final Bool testDone;

  CrossbarCore(CrossbarConfig config) {
    this.config = config;
    describe("Controllers, units and result path.");
    settings = in(bundle(() -> new JobSettings(config)));
    start = in(bool());
    abort = in(bool());
    reset = in(bool());
    inputs = in(bundle(() -> new AxiStream(config.streamBits())));
    results = out(bundle(() -> new AxiStream(config.resultBits())));

    job = add(new JobControl());
    banks = add(new InputBanks(config));
    images = add(new ImageCollector(config));
    rounds = add(new RoundControl(config));
    program = add(new ProgramController(config));
    for (int u = 0; u < config.units(); u++) {
      units.add(add(new CrossbarUnit(config)));
    }
    register = add(new ResultRegister(config));

    computes = settings.isOp(CrossbarOp.COMPUTE);
    tests = settings.isOp(CrossbarOp.TEST);
    Bool ready = ofChosen(units.stream().map(unit -> unit.ready.asBits()).toList()).bit(0);
    testDone = tests.and(ready);
    input();
    rounds();
    programming(ready);
    Split testColumn =
        new Split(settings.testColumn, config.physicalColumns(), config.columnsPerAdc());
    for (int u = 0; u < config.units(); u++) {
      unit(u, testColumn.remainder);
    }
    resultPath();
    ending();

    busy = out(job.busy);
    done = out(job.done);
    tooShort = out(banks.tooShort.or(images.tooShort));
    tooLong = out(banks.tooLong.or(images.tooLong));
    accesses = out(count(units.stream().map(unit -> unit.accessBegins).toList()));
    int perStep = config.adcs() * config.crossbars();
    UInt stepsTaken = count(units.stream().map(unit -> unit.accumulate).toList());
    conversions = out(stepsTaken.times(UInt.of(perStep)));
    saturations = out(Bitwise.sum(units.stream().map(unit -> unit.clips).toList()));
    inputCycles = out(Bitwise.sum(units.stream().map(unit -> unit.cycles).toList()));
    skipped = out(Bitwise.sum(units.stream().map(unit -> unit.skipped).toList()));
    pulses = out(program.pulseBegins.asUInt());
    UInt moved = program.writes;
    writes = out(mux(program.pulseBegins, moved, moved.type().of(0)));

    UInt code = reg(uint(config.adcBits())).init(0);
    Bool over = reg(bool()).init(false);
    Bits codes = ofChosen(units.stream().map(unit -> unit.codes).toList());
    Bits overs = ofChosen(units.stream().map(unit -> unit.overs).toList());
    when(
            reset,
            () -> {
              code.set(0);
              over.set(false);
            })
        .elsewhen(
            testDone,
            () -> {
              code.set(codes.word(testColumn.quotient, config.adcBits()).asUInt());
              over.set(overs.bit(testColumn.quotient));
            });
    testCode = out(code);
    testOver = out(over);
    program.codes.set(codes);
  }

  private static UInt count(List<Bool> events) {
    return Bitwise.popCount(events);
  }

  private void input() {
    inputs.tready.set(banks.ready.or(images.ready).or(job.drain));
    banks.start.set(start.and(computes));
    banks.stop.set(job.stop);
    banks.fragments.set(settings.fragments);
    banks.vectors.set(settings.vectors);
    banks.valid.set(inputs.tvalid);
    banks.last.set(inputs.tlast);
    banks.roundEnds.set(rounds.roundEnds);

    Bool takesImages =
        Bitwise.any(
            List.of(
                settings.isOp(CrossbarOp.PROGRAM),
                settings.isOp(CrossbarOp.FLAGS),
                settings.isOp(CrossbarOp.MAP),
                settings.isOp(CrossbarOp.FAULTS)));
    images.start.set(start.and(takesImages));
    images.stop.set(job.stop);
    images.op.set(settings.op);
    images.firstRow.set(settings.firstRow);
    images.rows.set(settings.rows);
    images.open.set(program.collects);
    images.data.set(inputs.tdata);
    images.valid.set(inputs.tvalid);
    images.last.set(inputs.tlast);
  }

  private void rounds() {
    rounds.start.set(start.and(computes));
    rounds.stop.set(job.stop);
    rounds.keep.set(settings.keep);
    rounds.silent.set(settings.silent);
    rounds.outputs.set(settings.outputs);
    rounds.vectors.set(settings.vectors);
    rounds.bankFull.set(banks.fullNext);
    rounds.finished.set(Bitwise.all(units.stream().map(unit -> unit.finished).toList()));
    rounds.room.set(register.room);
  }

  private void programming(Bool ready) {
    Bool marches = settings.isOp(CrossbarOp.MARCH);
    program.start.set(start.and(marches.or(settings.isOp(CrossbarOp.PROGRAM))));
    program.stop.set(job.stop);
    program.march.set(marches);
    program.firstRow.set(settings.firstRow);
    program.rows.set(settings.rows);
    program.pulseLimit.set(settings.pulseLimit);
    program.details.set(settings.report);
    program.setupClocks.set(settings.writeSetup);
    program.pulseClocks.set(settings.writePulse);
    program.recoveryClocks.set(settings.writeRecovery);
    program.collected.set(images.collected);
    program.image.set(images.image);
    program.codesReady.set(ready);
    program.codesStep.set(
        ofChosen(units.stream().map(unit -> unit.codesStep.asBits()).toList()).asUInt());
    program.codesLast.set(
        ofChosen(units.stream().map(unit -> unit.codesLast.asBits()).toList()).bit(0));
    program.room.set(register.room);
  }

  private void unit(int u, UInt testStep) {
    CrossbarUnit unit = units.get(u);
    Bool isChosen = settings.unit.eq(u);
    unit.start.set(rounds.begins);
    unit.fresh.set(rounds.fresh);
    unit.stop.set(job.stop);
    unit.reset.set(reset);
    unit.settings.set(settings);
    unit.write.set(banks.writes.get(u));
    unit.writeBank.set(banks.writeBank);
    unit.writeWord.set(banks.writeWord);
    unit.writeBeat.set(banks.writeBeat);
    unit.data.set(inputs.tdata);
    unit.readBank.set(banks.readBank);

    Probing probing = unit.probing;
    Bits pattern = settings.testLines.extend(patternBits()).shl(settings.testOffset);
    Bits tested = pattern.truncate(config.fragmentRows());
    UInt one = probing.steps.type().of(1);
    UInt every = probing.steps.type().of(config.columnsPerAdc());
    UInt first = probing.firstStep.type().of(0);
    Bool begins = mux(tests, start, program.verify);
    probing.active.set(computes.not());
    probing.start.set(begins.and(isChosen));
    probing.fragment.set(
        mux(tests, settings.firstRow.truncate(probing.fragment.width()), program.fragment));
    probing.lines.set(mux(tests, tested, program.lines));
    probing.firstStep.set(mux(tests, testStep, first));
    probing.steps.set(mux(tests, one, every));

    List<Bool> crossbars = new ArrayList<>();
    for (int x = config.crossbars() - 1; x >= 0; x--) {
      crossbars.add(settings.crossbar.eq(x).and(isChosen));
    }
    unit.chosen.set(concat(crossbars));
    unit.cellWrite.set(program.cellWrite);
    TableWrite tables = unit.tableWrite;
    tables.flags.set(images.complete.and(settings.isOp(CrossbarOp.FLAGS)));
    tables.faults.set(images.complete.and(settings.isOp(CrossbarOp.FAULTS)));
    tables.row.set(images.row);
    tables.image.set(images.image.truncate(tables.image.width()));
    tables.map.set(images.mapBeat);
    tables.beat.set(images.beat);
    tables.beatData.set(inputs.tdata);
    unit.readCrossbar.set(rounds.crossbar);
    unit.readAdc.set(rounds.adc);
    unit.readSlot.set(rounds.slot);
  }

  private int patternBits() {
    return Math.max(config.fragmentRows(), settings.testLines.width());
  }

  private void resultPath() {
    GroupAdder adder = add(new GroupAdder(config));
    adder.group.set(settings.group);
    List<Bits> lanes = new ArrayList<>();
    for (int u = 0; u < config.units(); u++) {
      adder.sums.get(u).set(units.get(u).sum.asSInt());
      Requantiser requantiser = add(new Requantiser(config));
      requantiser.sum.set(adder.lanes.get(u));
      requantiser.multiplier.set(settings.multiplier);
      requantiser.shift.set(settings.shift);
      requantiser.outBits.set(settings.outBits);
      Bits whole = adder.lanes.get(u).extend(config.laneBits()).asBits();
      Bits small = requantiser.result.extend(config.laneBits()).asBits();
      lanes.add(0, mux(settings.quantise, small, whole));
    }
    register.push.set(rounds.push.or(program.push));
    register.data.set(mux(computes, concat(lanes), program.report));
    register.last.set(mux(computes, rounds.lastResult, program.lastBeat));
    register.reset.set(reset);
    results.set(register.results);
  }

  private void ending() {
    job.start.set(start);
    job.abort.set(abort);
    job.tooShort.set(banks.tooShort.or(images.tooShort));
    job.tooLong.set(banks.tooLong.or(images.tooLong));
    job.ends.set(rounds.ends.or(register.ends).or(images.ends).or(testDone));
    job.resultWaits.set(register.results.tvalid.and(results.tready.not()));
    job.valid.set(inputs.tvalid);
    job.last.set(inputs.tlast);
    job.reset.set(reset);
  }

  private Bits ofChosen(List<Bits> words) {
    return select(settings.unit, words);
  }
}
