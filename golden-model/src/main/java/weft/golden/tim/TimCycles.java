package weft.golden.tim;

import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.golden.JobCycles;
import weft.golden.Stalls;

/**
 * Predicts every count of clocks from the schedule in section 3 of docs/tim.md, without the
 * hardware. Nothing depends on values: beats are not looked at and may be missing.
 */
public final class TimCycles {
  private final TimConfig config;
  private final TimPhases phases;

  public TimCycles(TimConfig config, TimPhases phases) {
    this.config = config;
    this.phases = phases;
  }

  /**
   * A COMPUTE job whose streams never wait. Behind the first vectors the schedule repeats itself,
   * so this takes the time of a few vectors whatever their number.
   */
  public JobCycles compute(TimJob.Compute job) {
    ComputeSchedule schedule = new ComputeSchedule(config, phases, job, Stalls.NONE);
    ComputeSchedule.Lags reference = schedule.lags();
    long referenceStart = 0;
    int referenceVector = 0;
    for (int vector = 0; vector < job.vectors(); vector++) {
      schedule.vector();
      int done = vector + 1;
      ComputeSchedule.Lags lags = schedule.lags();
      if (lags.equals(reference)) {
        int period = done - referenceVector;
        long skip = (job.vectors() - done) / period;
        schedule.skip(skip * (schedule.vectorStart() - referenceStart));
        vector += (int) skip * period;
        reference = null;
      } else if (Integer.bitCount(done) == 1) {
        reference = lags;
        referenceStart = schedule.vectorStart();
        referenceVector = done;
      }
    }
    return new JobCycles(schedule.lastClock() + 1, job.accesses(), schedule.stallsIn(), 0);
  }

  /**
   * A COMPUTE job with waiting streams.
   *
   * @param accepted receives the clock in which each result beat is accepted, by beat; at least
   *     {@code job.resultBeats} long
   */
  public JobCycles compute(TimJob.Compute job, Stalls stalls, long[] accepted) {
    ComputeSchedule schedule = new ComputeSchedule(config, phases, job, stalls);
    schedule.record(accepted);
    for (int vector = 0; vector < job.vectors(); vector++) {
      schedule.vector();
    }
    return new JobCycles(
        schedule.lastClock() + 1, job.accesses(), schedule.stallsIn(), schedule.stallsOut());
  }

  /** A PROGRAM job whose stream never waits. */
  public JobCycles program(int rows) {
    long row = config.beatsPerRow() + writeClocks();
    return new JobCycles(rows * row, 0, 0, 0);
  }

  /** A PROGRAM job with a waiting stream. */
  public JobCycles program(TimJob.Program job, Stalls stalls) {
    long collect = 0;
    long accepted = -1;
    long stallsIn = 0;
    for (int beat = 0; beat < job.inputBeats(config); beat++) {
      long ready = Math.max(collect, accepted + 1);
      long valid = accepted + 1 + stalls.inputGap(beat);
      accepted = Math.max(ready, valid);
      stallsIn += accepted - ready;
      if ((beat + 1) % config.beatsPerRow() == 0) {
        collect = accepted + 1 + writeClocks();
      }
    }
    return new JobCycles(collect, 0, stallsIn, 0);
  }

  /** A TEST job. */
  public JobCycles test() {
    int codeWritten = 1;
    long clocks =
        phases.precharge() + phases.drive() + phases.sample() + phases.convert() + codeWritten;
    return new JobCycles(clocks, 1, 0, 0);
  }

  private int writeClocks() {
    return phases.writeSetup() + phases.writePulse() + phases.writeRecovery();
  }
}
