package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.EnumSignal;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.soc.PhaseTimer;

/**
 * Runs PROGRAM jobs: collects a row from the input stream, then makes the write phases. The stream
 * holds A and B of a column side by side; the row leaves here as all A, then all B.
 */
public final class ProgramController extends Component {
  /** What is done with the row. */
  enum Phase {
    IDLE,
    COLLECT,
    WRITE_SETUP,
    WRITE_PULSE,
    WRITE_RECOVERY
  }

  /** A PROGRAM job begins in the next clock. */
  public final Bool start;

  /** Nothing goes on after this clock. */
  public final Bool stop;

  public final UInt firstRow;
  public final UInt rows;
  public final UInt setupClocks;
  public final UInt pulseClocks;
  public final UInt recoveryClocks;

  public final Bits data;
  public final Bool valid;
  public final Bool last;
  public final Bool ready;

  public final Bool writeSetup;
  public final Bool writePulse;
  public final Bool writeRecovery;
  public final UInt row;

  /** Bit c is A of column c, bit N+c is B. */
  public final Bits rowData;

  /** The job's last clock. */
  public final Bool ends;

  public final Bool tooShort;
  public final Bool tooLong;

  public ProgramController(TimConfig config) {
    describe("Collects rows and makes the phases that write them.");
    int beats = config.beatsPerRow();
    int columnsPerBeat = config.inputBits() / 2;
    start = in(bool());
    stop = in(bool());
    firstRow = in(uint(Widths.unsigned(config.rows() - 1L)));
    rows = in(uint(Widths.unsigned(config.rows())));
    setupClocks = in(uint(8));
    pulseClocks = in(uint(8));
    recoveryClocks = in(uint(8));
    data = in(bits(config.inputBits()));
    valid = in(bool());
    last = in(bool());

    EnumSignal<Phase> phase = reg(enumOf(Phase.class)).init(Phase.IDLE);
    PhaseTimer timer = new PhaseTimer();
    UInt beat = reg(uint(Widths.unsigned(beats - 1L)));
    UInt currentRow = reg(firstRow.type());
    UInt rowsLeft = reg(rows.type());
    Vec<Bits> nonZero = reg(vec(beats, bits(columnsPerBeat)));
    Vec<Bits> negative = reg(vec(beats, bits(columnsPerBeat)));

    ready = out(phase.eq(Phase.COLLECT));
    Bool accept = ready.and(valid);
    Bool lastRow = rowsLeft.eq(1);
    Bool lastOfRow = beat.eq(beats - 1L);
    Bool lastOfJob = lastOfRow.and(lastRow);
    Bool recovered = phase.eq(Phase.WRITE_RECOVERY).and(timer.done);

    switchOn(phase)
        .is(
            Phase.COLLECT,
            () -> {
              timer.start(setupClocks);
              when(
                  valid,
                  () -> {
                    nonZero.at(beat).set(everySecond(data, 0));
                    negative.at(beat).set(everySecond(data, 1));
                    beat.set(beat.plus(1));
                    when(lastOfRow, () -> phase.set(Phase.WRITE_SETUP));
                  });
            })
        .is(
            Phase.WRITE_SETUP,
            () ->
                when(
                    timer.done,
                    () -> {
                      phase.set(Phase.WRITE_PULSE);
                      timer.start(pulseClocks);
                    }))
        .is(
            Phase.WRITE_PULSE,
            () ->
                when(
                    timer.done,
                    () -> {
                      phase.set(Phase.WRITE_RECOVERY);
                      timer.start(recoveryClocks);
                    }))
        .is(
            Phase.WRITE_RECOVERY,
            () ->
                when(
                    timer.done,
                    () -> {
                      beat.set(0);
                      currentRow.set(currentRow.plus(1));
                      rowsLeft.set(rowsLeft.minus(1));
                      when(lastRow, () -> phase.set(Phase.IDLE))
                          .otherwise(() -> phase.set(Phase.COLLECT));
                    }))
        .otherwise(() -> {});
    when(
        start,
        () -> {
          phase.set(Phase.COLLECT);
          beat.set(0);
          currentRow.set(firstRow);
          rowsLeft.set(rows);
        });
    when(stop, () -> phase.set(Phase.IDLE));

    writeSetup = out(phase.eq(Phase.WRITE_SETUP));
    writePulse = out(phase.eq(Phase.WRITE_PULSE));
    writeRecovery = out(phase.eq(Phase.WRITE_RECOVERY));
    row = out(currentRow);
    rowData = out(concat(columns(negative, config), columns(nonZero, config)));
    ends = out(recovered.and(lastRow));
    tooShort = out(accept.and(last).and(lastOfJob.not()));
    tooLong = out(accept.and(lastOfJob).and(last.not()));
    probe(writeSetup);
    probe(writePulse);
    probe(writeRecovery);
  }

  private static Bits everySecond(Bits beat, int first) {
    List<Bool> taken = new ArrayList<>();
    for (int i = beat.width() - 2 + first; i >= 0; i -= 2) {
      taken.add(beat.bit(i));
    }
    return concat(taken);
  }

  private static Bits columns(Vec<Bits> beats, TimConfig config) {
    Bits all = beats.asBits();
    if (all.width() > config.columns()) {
      all.bits(all.width() - 1, config.columns()).unused("bits past the last column are ignored");
    }
    return all.truncate(config.columns());
  }
}
