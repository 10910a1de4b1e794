package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.check.Diagnostic.Party;

/**
 * What happens in one state of an {@link Fsm}.
 *
 * <pre>{@code
 * fsm(
 *     State.class,
 *     machine -> {
 *       machine.in(State.IDLE).active(() -> when(start, () -> machine.goTo(State.LOAD)));
 *       machine.in(State.LOAD).enter(() -> count.set(0)).after(8, State.RUN);
 *       machine.in(State.RUN).exit(() -> count.set(0)).after(count, State.IDLE);
 *     });
 * }</pre>
 */
public final class FsmState<S> {
  /**
   * The state ends after some clocks.
   *
   * @param clocks a number from 1, or -1 if {@code signal} says how many
   * @param signal null if {@code clocks} says how many
   */
  record Timeout<S>(int clocks, UInt signal, S to, Site site) {
    /** Bits of a count of the clocks before the last. */
    int countBits() {
      return signal != null ? signal.width() : 32 - Integer.numberOfLeadingZeros(clocks - 1);
    }
  }

  final S state;
  final Site site;
  final List<Runnable> active = new ArrayList<>();
  final List<Runnable> enter = new ArrayList<>();
  final List<Runnable> exit = new ArrayList<>();
  final List<Timeout<S>> timeouts = new ArrayList<>();

  FsmState(S state, Site site) {
    this.state = state;
    this.site = site;
  }

  /** Sets in the body hold in every clock of the state; {@code goTo} ends it. */
  public FsmState<S> active(Runnable body) {
    active.add(body);
    return this;
  }

  /** Sets in the body hold in the clock before the state's first. */
  public FsmState<S> enter(Runnable body) {
    enter.add(body);
    return this;
  }

  /** Sets in the body hold in the state's last clock. */
  public FsmState<S> exit(Runnable body) {
    exit.add(body);
    return this;
  }

  /** Goes on after so many clocks in the state, 1 or more, unless {@code active} says otherwise. */
  public FsmState<S> after(int clocks, S next) {
    if (clocks < 1) {
      throw new IllegalArgumentException("a state has 1 clock or more, not " + clocks);
    }
    return add(new Timeout<>(clocks, null, next, Ops.here().site));
  }

  /** The same for a number known at run time; 0 is 1. */
  public FsmState<S> after(UInt clocks, S next) {
    return add(new Timeout<>(-1, clocks, next, Ops.here().site));
  }

  private FsmState<S> add(Timeout<S> timeout) {
    if (!timeouts.isEmpty()) {
      Ops.here()
          .error(
              "second timeout",
              "state " + state + " has a timeout already: one of the two never comes, remove it",
              new Party(timeouts.get(0).site().at, "the first is here"));
      return this;
    }
    timeouts.add(timeout);
    return this;
  }
}
