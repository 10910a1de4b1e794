package weft.soc;

import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.uint;
import static weft.hdl.Hdl.when;

import weft.hdl.Bool;
import weft.hdl.UInt;

/** Counts the clocks of a phase down; part of the controller that makes it. */
public final class PhaseTimer {
  private final UInt left;

  /** This clock is the phase's last, or a later one. */
  public final Bool done;

  public PhaseTimer() {
    UInt clocksLeft = reg(uint(8)).init(0);
    left = clocksLeft;
    done = left.eq(0);
    when(done.not(), () -> left.set(left.minus(1)));
  }

  /** In the clock before the phase's first. */
  public void start(UInt clocks) {
    left.set(clocks.minus(1));
  }
}
