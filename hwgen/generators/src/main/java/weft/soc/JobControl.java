package weft.soc;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.EnumSignal;

/** Whether a job runs: start, end, abort, and what is left to do after an end or an abort. */
public final class JobControl extends Component {
  /** Everything but IDLE is busy. */
  enum State {
    IDLE,
    RUN,
    /** The job has ended, but its stream has not: beats are dropped until TLAST. */
    DRAIN,
    /** The job is aborted, but a result beat still waits. */
    FLUSH
  }

  /** A job begins in the next clock. */
  public final Bool start;

  /** Software aborts. */
  public final Bool abort;

  /** The stream ended too early: abort. */
  public final Bool tooShort;

  /** The stream goes on after the last beat. */
  public final Bool tooLong;

  /** The job's last clock, as the units that run it see it. */
  public final Bool ends;

  /** A result beat is not accepted in this clock. */
  public final Bool resultWaits;

  /** The input stream's beat in this clock. */
  public final Bool valid;

  public final Bool last;
  public final Bool reset;

  public final Bool busy;

  /** The last clock with {@link #busy}. */
  public final Bool done;

  /** Everything that runs the job stops with this clock. */
  public final Bool stop;

  /** Beats are dropped. */
  public final Bool drain;

  public JobControl() {
    describe("Start, end and abort of jobs.");
    start = in(bool());
    abort = in(bool());
    tooShort = in(bool());
    tooLong = in(bool());
    ends = in(bool());
    resultWaits = in(bool());
    valid = in(bool());
    last = in(bool());
    reset = in(bool());

    EnumSignal<State> state = reg(enumOf(State.class)).init(State.IDLE);
    Bool goesOn = reg(bool()).init(false);
    Bool aborts = abort.or(tooShort);
    Bool finished = wire(bool());

    finished.set(false);
    switchOn(state)
        .is(
            State.RUN,
            () -> {
              when(tooLong, () -> goesOn.set(true));
              when(ends.and(goesOn.not()), () -> finished.set(true))
                  .elsewhen(aborts, () -> state.set(State.FLUSH))
                  .elsewhen(ends, () -> state.set(State.DRAIN));
            })
        .is(
            State.DRAIN,
            () ->
                when(valid.and(last), () -> finished.set(true))
                    .elsewhen(abort, () -> state.set(State.FLUSH)))
        .is(State.FLUSH, () -> finished.set(resultWaits.not()))
        .otherwise(() -> {});
    when(finished, () -> state.set(State.IDLE));
    when(
        start,
        () -> {
          state.set(State.RUN);
          goesOn.set(false);
        });
    when(reset, () -> state.set(State.IDLE));

    busy = out(state.ne(State.IDLE));
    done = out(finished);
    stop = out(reset.or(state.eq(State.RUN).and(aborts)));
    drain = out(state.eq(State.DRAIN));
    probe(busy);
  }
}
