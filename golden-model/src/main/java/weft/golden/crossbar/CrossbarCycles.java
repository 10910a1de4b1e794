package weft.golden.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.golden.JobCycles;
import weft.golden.Stalls;

/**
 * Predicts every count of clocks from the schedule in section 4 of docs/crossbar.md, without the
 * hardware. Clocks depend on values only through the effort of a job: effective input cycles, and
 * pulses until a row verifies. Beats are not looked at and may be missing.
 */
public final class CrossbarCycles {
  private final CrossbarConfig config;
  private final CrossbarPhases phases;

  public CrossbarCycles(CrossbarConfig config, CrossbarPhases phases) {
    this.config = config;
    this.phases = phases;
  }

  /** A job whose streams never wait. */
  public JobCycles of(CrossbarJob job, int[] effort) {
    return of(job, effort, Stalls.NONE, new long[job.resultBeats(config)]);
  }

  /**
   * A job with waiting streams.
   *
   * @param effort as {@link JobResult#effort}
   * @param accepted receives the clock in which each result beat is accepted, by beat; at least
   *     {@code job.resultBeats} long
   */
  public JobCycles of(CrossbarJob job, int[] effort, Stalls stalls, long[] accepted) {
    Source source = new Source(stalls);
    Sink sink = new Sink(stalls, accepted);
    if (job instanceof CrossbarJob.Compute compute) {
      return new ComputeSchedule(config, phases, compute, source, sink).run(effort);
    } else if (job instanceof CrossbarJob.Program program) {
      return program(program, effort, source, sink);
    } else if (job instanceof CrossbarJob.March march) {
      return march(march, sink);
    } else if (job instanceof CrossbarJob.Test) {
      // The clock after the conversion step writes TEST_CODE.
      return new JobCycles(accessClocks() + phases.convert() + 1, 1, 0, 0);
    }
    for (int beat = 0; beat < job.inputBeats(config); beat++) {
      source.accept(0);
    }
    return new JobCycles(source.accepted() + 1, 0, source.stalls(), 0);
  }

  /** PRECHARGE, DRIVE, SAMPLE. */
  private int accessClocks() {
    return phases.precharge() + phases.drive() + phases.sample();
  }

  /** VERIFY with the accumulate clock of its last step, and DECIDE. */
  private int verifyClocks() {
    return accessClocks() + config.columnsPerAdc() * phases.convert() + 1 + 1;
  }

  private JobCycles program(CrossbarJob.Program job, int[] pulsesOfRows, Source source, Sink sink) {
    long next = 0;
    long verifies = 0;
    for (int row = 0; row < job.rows(); row++) {
      for (int beat = 0; beat < job.beatsPerRow(config); beat++) {
        source.accept(next);
      }
      long pulses = pulsesOfRows[row];
      verifies += pulses + 1;
      long report = source.accepted() + 1 + (pulses + 1) * verifyClocks() + pulses * phases.write();
      next = sink.send(report, CrossbarJob.reportBeats(config, job.report()));
    }
    return new JobCycles(sink.accepted() + 1, verifies, source.stalls(), sink.stalls());
  }

  private JobCycles march(CrossbarJob.March job, Sink sink) {
    long sweep = (long) job.pulseLimit() * phases.write();
    long next = config.rows() * sweep;
    for (int row = 0; row < config.rows(); row++) {
      long report = next + 2L * verifyClocks() + 2 * sweep;
      next = sink.send(report, CrossbarJob.reportBeats(config, true));
    }
    return new JobCycles(sink.accepted() + 1, 2L * config.rows(), 0, sink.stalls());
  }
}
