package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/**
 * The whole accelerator, job by job and cell by cell, from the beats on its pins: docs/crossbar.md
 * read aloud. COMPUTE jobs go through the fast kernel unless an observer watches every code. Jobs
 * must fit the accelerator: what is answered by an error is not modelled but refused.
 */
public final class CrossbarChip {
  /**
   * Where a conversion happened.
   *
   * @param vector of the job, from 0
   * @param unit from 0
   * @param fragment of the crossbar
   * @param plane bit of the inputs
   * @param step conversion step of the access, from 0
   */
  public record Place(int vector, int unit, int fragment, int plane, int step) {}

  /**
   * Sees every code that is taken into a sum, in the order vector, unit, fragment, plane, step,
   * crossbar, ADC; in the hardware units go on side by side.
   */
  public interface Observer {
    /** An observer that looks away. */
    Observer NONE = (place, crossbar, adc, code, saturated, sum) -> {};

    /**
     * A column was converted and its term added.
     *
     * @param sum the output's partial sum afterwards
     */
    void accumulated(Place place, int crossbar, int adc, int code, boolean saturated, long sum);
  }

  private final CrossbarConfig config;

  /** [unit][crossbar]. */
  private final Crossbar[][] crossbars;

  /** Partial sums: [unit][output of the unit]. */
  private final long[][] sums;

  private final KeepChain chain;
  private RawCode testCode = RawCode.RESET;

  /** A chip from the factory, after reset. */
  public CrossbarChip(CrossbarConfig config) {
    this.config = config;
    crossbars = new Crossbar[config.units()][config.crossbars()];
    for (Crossbar[] unit : crossbars) {
      Arrays.setAll(unit, i -> new Crossbar(config));
    }
    sums = new long[config.units()][config.unitOutputs()];
    chain = new KeepChain(config);
  }

  /**
   * As reset, of either kind: flags and sums are 0, no column is mapped away; cells and faults stay
   * as they are.
   */
  public void reset() {
    for (long[] unit : sums) {
      Arrays.fill(unit, 0);
    }
    for (Crossbar[] unit : crossbars) {
      for (Crossbar crossbar : unit) {
        crossbar.reset();
      }
    }
    chain.reset();
    testCode = RawCode.RESET;
  }

  /** The level that a read-out of a cell sees. */
  public int level(int unit, int crossbar, int row, int physicalColumn) {
    return crossbars[unit][crossbar].cells.level(row, physicalColumn);
  }

  /** The partial sum of an output of a unit. */
  public long sum(int unit, int output) {
    return sums[unit][output];
  }

  /** What register TEST_CODE shows. */
  public RawCode testCode() {
    return testCode;
  }

  /**
   * Runs a job; a COMPUTE job through the fast kernel, to the same effect.
   *
   * @throws ConfigException if the job does not fit the accelerator or would be answered by
   *     OVERFLOW
   */
  public JobResult run(CrossbarJob job) {
    if (job instanceof CrossbarJob.Compute compute) {
      job.check(config);
      chain.start(compute);
      int[] all = new int[config.units()];
      Arrays.fill(all, compute.fragments());
      return load(compute, all).run(compute, sums, config.unitOutputs());
    }
    return run(job, Observer.NONE);
  }

  /**
   * What the crossbars hold now, for jobs that may run beside each other.
   *
   * @param job one of them; beats, vectors and outputs do not matter
   * @param held how many fragments of it each unit holds: the inputs of others are 0, so what lies
   *     there, left by others or stuck, saturates nothing
   */
  public LoadedCrossbars load(CrossbarJob.Compute job, int[] held) {
    return new LoadedCrossbars(config, crossbars, job, held);
  }

  /**
   * Runs a job, a COMPUTE job code by code; the observer sees what it converts.
   *
   * @throws ConfigException as {@link #run(CrossbarJob)}
   */
  public JobResult run(CrossbarJob job, Observer observer) {
    job.check(config);
    if (job instanceof CrossbarJob.Compute compute) {
      chain.start(compute);
      return new ComputeRun(config, crossbars, sums, compute, observer).run();
    } else if (job instanceof CrossbarJob.Program program) {
      return programming(program.unit(), program.crossbar()).program(program);
    } else if (job instanceof CrossbarJob.March march) {
      return programming(march.unit(), march.crossbar()).march(march);
    } else if (job instanceof CrossbarJob.Test test) {
      testCode = crossbars[test.unit()][test.crossbar()].test(test);
      return JobResult.of(new Counts(1, 0, 0, 0, 0, 0, 0));
    } else if (job instanceof CrossbarJob.Flags flags) {
      crossbars[flags.unit()][flags.crossbar()].flags(flags);
    } else if (job instanceof CrossbarJob.Map map) {
      crossbars[map.unit()][map.crossbar()].map(map);
    } else if (job instanceof CrossbarJob.Faults faults) {
      crossbars[faults.unit()][faults.crossbar()].faults(faults);
    }
    return JobResult.of(Counts.NONE);
  }

  private Programming programming(int unit, int crossbar) {
    return new Programming(config, crossbars[unit][crossbar].cells);
  }
}
