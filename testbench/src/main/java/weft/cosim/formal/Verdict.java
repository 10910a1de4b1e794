package weft.cosim.formal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came out of a proof.
 *
 * @param broken the properties that a counterexample breaks, or covers that no run reaches
 * @param clock of the counterexample's failure, counted from the first, which is in reset; -1 if
 *     there is none
 * @param trace waves of the counterexample
 * @param asserts how many assertions were proven
 * @param covers how many covers were reached
 * @param seconds wall time
 */
public record Verdict(
    Proof proof,
    Outcome outcome,
    List<Property> broken,
    int clock,
    Optional<Path> trace,
    int asserts,
    int covers,
    double seconds) {
  /** How a proof ended. */
  public enum Outcome {
    /** The assertions hold for all time. */
    PROVEN,
    /** They hold for the first clocks; no more was asked for. */
    BOUNDED,
    /** A run from reset breaks one. */
    DISPROVED,
    /** No inputs satisfy all assumptions: everything would hold. */
    CONTRADICTORY,
    /** No run of the first clocks reaches a cover: the proof says less than it seems to. */
    UNREACHED,
    /** None breaks in the first clocks, but the induction does not close. */
    UNDECIDED
  }

  public Verdict {
    broken = List.copyOf(broken);
  }

  /** True if what was asked for is shown. */
  public boolean holds() {
    return outcome == Outcome.PROVEN || outcome == Outcome.BOUNDED;
  }
}
