package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.EnumSignal;
import weft.hdl.Fsm;
import weft.hdl.UInt;
import weft.soc.PhaseTimer;
import weft.soc.Split;

/**
 * Runs PROGRAM and MARCH jobs row by row: pulses until the levels read back are right, and pulses
 * to both ends to find the cells that do not move.
 */
final class ProgramController extends Component {
  /** What is done with the row. */
  enum State {
    IDLE,
    COLLECT,
    /** An access reads its levels. */
    VERIFY,
    DECIDE,
    WRITE_SETUP,
    WRITE_PULSE,
    WRITE_RECOVERY,
    REPORT
  }

  /** How far MARCH is. */
  enum Pass {
    /** All rows are reset. */
    ERASE,
    /** A row has to be at 0; then it is set. */
    LOW,
    /** It has to be at V; then it is reset. */
    HIGH
  }

  /** A PROGRAM or MARCH job begins in the next clock. */
  final Bool start;

  /** Nothing goes on after this clock. */
  final Bool stop;

  final Bool march;
  final UInt firstRow;
  final UInt rows;
  final UInt pulseLimit;

  /** Reports tell of every column. */
  final Bool details;

  final UInt setupClocks;
  final UInt pulseClocks;
  final UInt recoveryClocks;

  /** The row's image is there after this clock. */
  final Bool collected;

  final Bits image;

  /** Codes of a verifying access. */
  final Bool codesReady;

  final UInt codesStep;
  final Bool codesLast;
  final Bits codes;

  /** The output register can take a beat. */
  final Bool room;

  /** The row's image is wanted. */
  final Bool collects;

  /** A verifying access begins in the next clock. */
  final Bool verify;

  final UInt fragment;
  final Bits lines;

  final CellWrite cellWrite;

  /** First clock of a pulse; and the cells it is to move. */
  final Bool pulseBegins;

  final UInt writes;

  /** A report's beat goes to the output register. */
  final Bool push;

  final Bits report;

  /** It is the job's last. */
  final Bool lastBeat;

  /** Strobes of the write phases. */
  final Bool writeSetup;

  final Bool writePulse;
  final Bool writeRecovery;

  private final CrossbarConfig config;
  private final PhaseTimer timer;
  private final EnumSignal<Pass> pass;
  private final UInt row;
  private final UInt rowsLeft;
  private final UInt pulsesLeft;
  private final UInt reportBeat;
  private final RowVerifier verifier;
  private final Bool verifies;
  private final Bool lastRow;
  private final Bool lastOfReport;

  ProgramController(CrossbarConfig config) {
    this.config = config;
    describe("Programs, verifies and tests rows.");
    start = in(bool());
    stop = in(bool());
    march = in(bool());
    firstRow = in(uint(Widths.unsigned(config.rows() - 1L)));
    rows = in(uint(Widths.unsigned(config.rows())));
    pulseLimit = in(uint(JobSettings.pulseBits()));
    details = in(bool());
    setupClocks = in(uint(8));
    pulseClocks = in(uint(8));
    recoveryClocks = in(uint(8));
    collected = in(bool());
    image = in(bits(ImageCollector.levelBits(config)));
    codesReady = in(bool());
    codesStep = in(uint(Converter.stepBits(config)));
    codesLast = in(bool());
    codes = in(bits(config.adcs() * config.adcBits()));
    room = in(bool());

    pass = reg(enumOf(Pass.class));
    row = reg(firstRow.type());
    rowsLeft = reg(rows.type());
    pulsesLeft = reg(pulseLimit.type());
    reportBeat = reg(uint(RowReport.beatBits(config)));
    timer = new PhaseTimer();
    pulseBegins = out(bool());
    Bool begins = reg(bool()).init(false);
    begins.set(false);
    pulseBegins.set(begins);

    verifier = add(new RowVerifier(config));
    verifier.step.set(codesStep);
    verifier.codes.set(codes);
    verifier.fromImage.set(march.not());
    verifier.image.set(image);
    verifier.top.set(pass.eq(Pass.HIGH));
    verifier.keepAbove.set(march.and(pass.eq(Pass.HIGH)));

    verifies = wire(bool());
    verifies.set(false);
    lastRow = rowsLeft.eq(1);
    UInt beatsOfReport = reportBeat.type().of(RowReport.detailBeats(config));
    lastOfReport = reportBeat.eq(mux(march.or(details), beatsOfReport, reportBeat.type().of(0)));
    Fsm<State> state = fsm(State.class, this::states);
    verifier.take.set(codesReady.and(state.is(State.VERIFY)));
    when(state.is(State.WRITE_SETUP).and(timer.done), () -> begins.set(stop.not()));

    collects = out(state.is(State.COLLECT));
    verify = out(verifies);
    Split place = new Split(row, config.rows(), config.fragmentRows());
    fragment = out(place.quotient);
    lines = out(oneHot(place.remainder));
    writeSetup = out(state.is(State.WRITE_SETUP));
    writePulse = out(state.is(State.WRITE_PULSE));
    writeRecovery = out(state.is(State.WRITE_RECOVERY));
    probe(writeSetup);
    probe(writePulse);
    probe(writeRecovery);
    cellWrite = out(bundle(() -> new CellWrite(config)));
    cellWrite.setup.set(writeSetup);
    cellWrite.pulse.set(writePulse);
    cellWrite.row.set(row);
    int columns = config.physicalColumns();
    Bits sets = mux(march, pass.eq(Pass.LOW).repeat(columns), verifier.below);
    Bits resets = mux(march, pass.ne(Pass.LOW).repeat(columns), verifier.above);
    cellWrite.set.set(sets);
    cellWrite.reset.set(resets);
    writes = out(sets.or(resets).countOnes());

    RowReport beats = add(new RowReport(config));
    UInt pulses = pulseLimit.minus(pulsesLeft).extend(16);
    beats.pulses.set(mux(march, pulseLimit.shl(1), pulses));
    beats.failed.set(verifier.failed);
    beats.below.set(verifier.below);
    beats.above.set(verifier.above);
    beats.beat.set(reportBeat);
    push = out(state.is(State.REPORT).and(room));
    report = out(beats.data);
    lastBeat = out(lastOfReport.and(lastRow));
  }

  private void states(Fsm<State> fsm) {
    fsm.in(State.IDLE);
    fsm.in(State.COLLECT)
        .active(
            () ->
                when(
                    collected,
                    () -> {
                      pulsesLeft.set(pulseLimit);
                      fsm.goTo(State.VERIFY);
                    }));
    fsm.in(State.VERIFY)
        .enter(() -> verifies.set(true))
        .active(() -> when(codesReady.and(codesLast), () -> fsm.goTo(State.DECIDE)));
    Bool agrees = verifier.failed.eq(0);
    fsm.in(State.DECIDE)
        .active(
            () ->
                when(
                        march,
                        () -> {
                          pulsesLeft.set(pulseLimit);
                          fsm.goTo(State.WRITE_SETUP);
                        })
                    .elsewhen(agrees.or(pulsesLeft.eq(0)), () -> fsm.goTo(State.REPORT))
                    .otherwise(() -> fsm.goTo(State.WRITE_SETUP)));
    fsm.in(State.WRITE_SETUP)
        .enter(() -> timer.start(setupClocks))
        .active(() -> when(timer.done, () -> fsm.goTo(State.WRITE_PULSE)));
    fsm.in(State.WRITE_PULSE)
        .enter(
            () -> {
              timer.start(pulseClocks);
              pulsesLeft.set(pulsesLeft.minus(1));
            })
        .active(() -> when(timer.done, () -> fsm.goTo(State.WRITE_RECOVERY)));
    fsm.in(State.WRITE_RECOVERY)
        .enter(() -> timer.start(recoveryClocks))
        .active(
            () ->
                when(
                    timer.done,
                    () ->
                        when(march.not(), () -> fsm.goTo(State.VERIFY))
                            .elsewhen(pulsesLeft.ne(0), () -> fsm.goTo(State.WRITE_SETUP))
                            .otherwise(() -> pulsed(fsm))));
    fsm.in(State.REPORT)
        .enter(() -> reportBeat.set(0))
        .active(
            () ->
                when(
                    room,
                    () -> {
                      reportBeat.set(reportBeat.plus(1));
                      when(lastOfReport, () -> nextRow(fsm));
                    }));
    fsm.always(
        () -> {
          when(
              start,
              () -> {
                pass.set(Pass.ERASE);
                pulsesLeft.set(pulseLimit);
                row.set(mux(march, firstRow.type().of(0), firstRow));
                rowsLeft.set(mux(march, rows.type().of(config.rows()), rows));
                when(march, () -> fsm.goTo(State.WRITE_SETUP))
                    .otherwise(() -> fsm.goTo(State.COLLECT));
              });
          when(stop, () -> fsm.goTo(State.IDLE));
        });
  }

  /** MARCH has pulsed the row as often as it should. */
  private void pulsed(Fsm<State> fsm) {
    switchOn(pass)
        .is(
            Pass.ERASE,
            () -> {
              pulsesLeft.set(pulseLimit);
              row.set(row.plus(1));
              rowsLeft.set(rowsLeft.minus(1));
              fsm.goTo(State.WRITE_SETUP);
              when(
                  lastRow,
                  () -> {
                    pass.set(Pass.LOW);
                    row.set(0);
                    rowsLeft.set(config.rows());
                    fsm.goTo(State.VERIFY);
                  });
            })
        .is(
            Pass.LOW,
            () -> {
              pass.set(Pass.HIGH);
              fsm.goTo(State.VERIFY);
            })
        .is(Pass.HIGH, () -> fsm.goTo(State.REPORT));
  }

  private void nextRow(Fsm<State> fsm) {
    pass.set(Pass.LOW);
    row.set(row.plus(1));
    rowsLeft.set(rowsLeft.minus(1));
    when(lastRow, () -> fsm.goTo(State.IDLE))
        .elsewhen(march, () -> fsm.goTo(State.VERIFY))
        .otherwise(() -> fsm.goTo(State.COLLECT));
  }

  private Bits oneHot(UInt line) {
    List<Bool> hot = new ArrayList<>();
    for (int i = config.fragmentRows() - 1; i >= 0; i--) {
      hot.add(line.eq(i));
    }
    return concat(hot);
  }
}
