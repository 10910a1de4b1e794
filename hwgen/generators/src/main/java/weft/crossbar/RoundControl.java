package weft.crossbar;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * Runs COMPUTE jobs round by round: a round computes one vector in all units, then its results go
 * out, an output a clock.
 */
final class RoundControl extends Component {
  /** What is done with the vector. */
  enum State {
    IDLE,
    /** Its bank is not full. */
    WAIT,
    /** The units compute it. */
    RUN,
    /** Its results go out. */
    OUTPUT
  }

  /** A COMPUTE job begins in the next clock. */
  final Bool start;

  /** Nothing goes on after this clock. */
  final Bool stop;

  final Bool keep;
  final Bool silent;
  final UInt outputs;
  final UInt vectors;

  /** In the next clock the bank of the next round is full. */
  final Bool bankFull;

  /** All units are finished. */
  final Bool finished;

  /** The output register can take a beat. */
  final Bool room;

  /** The next clock is the first of a round. */
  final Bool begins;

  /** Its sums start from 0. */
  final Bool fresh;

  /** The round ends with this clock. */
  final Bool roundEnds;

  /** A result goes to the output register. */
  final Bool push;

  /** It is the job's last. */
  final Bool lastResult;

  /** Where its sum is. */
  final UInt crossbar;

  final UInt adc;
  final UInt slot;

  /** The last clock of a job without results. */
  final Bool ends;

  RoundControl(CrossbarConfig config) {
    describe("Rounds of all units, and the order of results.");
    start = in(bool());
    stop = in(bool());
    keep = in(bool());
    silent = in(bool());
    outputs = in(uint(Widths.unsigned(config.unitOutputs())));
    vectors = in(uint(32));
    bankFull = in(bool());
    finished = in(bool());
    room = in(bool());

    UInt vectorsLeft = reg(vectors.type());
    Bool keepsSums = reg(bool());
    UInt outputsLeft = reg(outputs.type());
    UInt atCrossbar = reg(uint(Widths.unsigned(config.crossbars() - 1L)));
    UInt atAdc = reg(uint(Widths.unsigned(config.adcs() - 1L)));
    UInt atSlot = reg(uint(Converter.slotBits(config)));
    Bool lastVector = vectorsLeft.eq(1);
    Bool lastOutput = outputsLeft.eq(1);

    Bool waits = wire(bool());
    Bool ending = wire(bool());
    Bool moves = wire(bool());
    waits.set(false);
    ending.set(false);
    moves.set(false);
    Bool vectorDone = ending.and(silent).or(moves.and(lastOutput));
    Bool jobDone = vectorDone.and(lastVector);
    Bool next = waits.or(vectorDone.and(lastVector.not())).and(bankFull);
    fsm(
        State.class,
        fsm -> {
          fsm.in(State.IDLE);
          fsm.in(State.WAIT).active(() -> waits.set(true));
          fsm.in(State.RUN)
              .active(
                  () ->
                      when(
                          finished,
                          () -> {
                            ending.set(true);
                            fsm.goTo(State.OUTPUT);
                          }));
          fsm.in(State.OUTPUT).active(() -> moves.set(room));
          fsm.always(
              () -> {
                when(jobDone, () -> fsm.goTo(State.IDLE))
                    .elsewhen(next, () -> fsm.goTo(State.RUN))
                    .elsewhen(vectorDone, () -> fsm.goTo(State.WAIT));
                when(start, () -> fsm.goTo(State.WAIT));
                when(stop, () -> fsm.goTo(State.IDLE));
              });
        });
    when(vectorDone, () -> vectorsLeft.set(vectorsLeft.minus(1)));
    when(
        ending,
        () -> {
          outputsLeft.set(outputs);
          atCrossbar.set(0);
          atAdc.set(0);
          atSlot.set(0);
        });
    when(
        moves,
        () -> {
          outputsLeft.set(outputsLeft.minus(1));
          atSlot.set(atSlot.plus(1));
          when(
              atSlot.eq(Converter.slots(config) - 1L),
              () -> {
                atSlot.set(0);
                atAdc.set(atAdc.plus(1));
                when(
                    atAdc.eq(config.adcs() - 1L),
                    () -> {
                      atAdc.set(0);
                      atCrossbar.set(atCrossbar.plus(1));
                    });
              });
        });
    when(next, () -> keepsSums.set(false));
    when(
        start,
        () -> {
          vectorsLeft.set(vectors);
          keepsSums.set(keep);
        });

    begins = out(next);
    fresh = out(keepsSums.not());
    roundEnds = out(ending);
    push = out(moves);
    lastResult = out(lastOutput.and(lastVector));
    crossbar = out(atCrossbar);
    adc = out(atAdc);
    slot = out(atSlot);
    ends = out(ending.and(silent).and(lastVector));
  }
}
