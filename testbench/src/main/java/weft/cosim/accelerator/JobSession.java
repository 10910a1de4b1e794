package weft.cosim.accelerator;

import java.util.List;
import weft.arch.Register;
import weft.arch.RegisterMap;
import weft.cosim.engine.AxiLiteResult;
import weft.cosim.engine.EngineDifference;
import weft.cosim.engine.RtlModel;
import weft.cosim.engine.SimulationException;
import weft.cosim.run.Divergence;

/**
 * An accelerator in RTL and its golden twin, side by side: every job goes to both, and everything
 * that can be seen is compared. A family's session knows the twin.
 */
public abstract class JobSession implements AutoCloseable {
  private final JobBench bench;
  private Tally tally = new Tally();
  private int jobs;

  /** A job on both, compared; its differences go to {@code tally}. */
  protected interface Comparison {
    /** Runs it. */
    JobOutcome run(Tally tally) throws InterruptedException;
  }

  protected JobSession(RegisterMap map, RtlModel model) {
    bench = new JobBench(map, model);
  }

  /** The golden twin after a reset of the RTL. */
  public abstract void forget();

  /** Where jobs are driven. */
  public final JobBench bench() {
    return bench;
  }

  /** Clocks that the simulator has run. */
  public final long clocks() {
    return bench.model().cycle();
  }

  /** What was compared since the session, or the present part of it, began. */
  public final Tally tally() {
    return tally;
  }

  /** Begins a part of the session that is counted apart. */
  public final Tally begin() {
    tally = new Tally();
    return tally;
  }

  /** Jobs run since the session began. */
  public final int jobs() {
    return jobs;
  }

  /** Resets both with the pin. */
  public final void reset() throws InterruptedException {
    bench.reset();
    forget();
  }

  /**
   * Resets both with the pin and compares every register with what its description says: a chip
   * built for other parameters shows here.
   *
   * @return whether all agreed
   */
  public final boolean resetAndCompare() throws InterruptedException {
    List<AxiLiteResult> answers = bench.resetAndRead();
    forget();
    Tally mine = new Tally();
    List<Register> registers = bench.map().registers();
    for (int i = 0; i < registers.size(); i++) {
      long expected = 0;
      for (Register.Field field : registers.get(i).fields()) {
        expected |= field.reset() << field.lsb();
      }
      AxiLiteResult answer = i < answers.size() ? answers.get(i) : null;
      mine.compared(Divergence.Kind.REGISTER, 1);
      if (answer == null || answer.response() != 0 || (answer.data() & 0xFFFF_FFFFL) != expected) {
        String actual =
            answer == null ? "no answer" : answer.response() != 0 ? "an error" : hex(answer.data());
        mine.differed(
            1,
            Divergence.at(
                Divergence.Kind.REGISTER,
                "reset",
                jobs,
                registers.get(i).name() + " after reset",
                clocks(),
                hex((int) expected),
                actual));
      }
    }
    tally.add(mine);
    return mine.mismatches() == 0;
  }

  private static String hex(int value) {
    return String.format("0x%08X", value);
  }

  /** Resets both with CTRL.SOFT_RESET. */
  public final void softReset() throws InterruptedException {
    bench.softReset();
    forget();
  }

  /**
   * Counts a job and what was compared in it; an end of the simulation is a difference too.
   *
   * @param layer what the job belongs to
   */
  protected final JobOutcome count(String layer, Comparison comparison)
      throws InterruptedException {
    Tally mine = new Tally();
    try {
      JobOutcome outcome = comparison.run(mine);
      return new JobOutcome(mine.mismatches() == 0, outcome.seen(), outcome.golden());
    } catch (SimulationException e) {
      mine.differed(1, broken(layer, e));
      throw e;
    } finally {
      tally.add(mine);
      jobs++;
    }
  }

  private Divergence broken(String layer, SimulationException e) {
    if (e instanceof EngineDifference difference) {
      return Divergence.at(
          Divergence.Kind.ENGINE,
          layer,
          jobs,
          difference.what() + " in the jvm engine (expected: in verilator)",
          e.cycle(),
          difference.reference(),
          difference.other());
    }
    return Divergence.at(
        Divergence.Kind.PROTOCOL,
        layer,
        jobs,
        "end of the simulation (" + e.kind() + ")",
        e.cycle(),
        "none",
        e.getMessage());
  }

  @Override
  public void close() {
    bench.close();
  }
}
