package weft.hdl.check;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Design;

/** All checks of a design. */
public final class Checks {
  private Checks() {}

  /** Every error of the design; empty if it is sound. */
  public static List<Diagnostic> run(Design design) {
    List<Check> checks =
        List.of(
            new MultiplyDriven(),
            new Undriven(),
            new Overwritten(),
            new Latch(),
            new CombinationalLoop(),
            new ClockCrossing(),
            new UnusedClock(),
            new UnusedSignal());
    List<Diagnostic> found = new ArrayList<>();
    for (Check check : checks) {
      check.design(design, found::add);
    }
    return found;
  }
}
