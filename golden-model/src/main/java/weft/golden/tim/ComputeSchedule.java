package weft.golden.tim;

import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.golden.Stalls;

/**
 * The clocks of a COMPUTE job as recurrences over accesses: each event is the latest of those that
 * it waits for. Clock 0 is the first with BUSY.
 */
final class ComputeSchedule {
  /**
   * Where everything stands when a vector begins, seen from its first PRECHARGE clock: with streams
   * that never wait, equal lags have equal futures.
   */
  record Lags(long present, long converted, long rowEmpty, long accepted) {}

  private final TimPhases phases;
  private final TimJob.Compute job;
  private final Stalls stalls;
  private final int beatsOfVector;

  /** Result beats of each conversion step; the last steps may have fewer columns. */
  private final int[] beatsOfStep;

  private long[] record = {};

  private int inputBeat;
  private int resultBeat;
  private long stallsIn;
  private long stallsOut;

  /** First clock of the next PRECHARGE. */
  private long precharge;

  /** First clock in which the beat buffer's next beat may be accepted. */
  private long bufferReady;

  /** Clock in which the last input beat was accepted. */
  private long inputAccepted = -1;

  /** Last clock of the last conversion. */
  private long converted = -1;

  /** First clock in which the row buffer is empty. */
  private long rowEmpty;

  /** Clock in which the last result beat was accepted: the output register can take the next. */
  private long resultAccepted = -1;

  ComputeSchedule(TimConfig config, TimPhases phases, TimJob.Compute job, Stalls stalls) {
    this.phases = phases;
    this.job = job;
    this.stalls = stalls;
    beatsOfVector = job.blocks() * job.beatsPerBlock();
    beatsOfStep = new int[job.steps(config)];
    for (int step = 0; step < beatsOfStep.length; step++) {
      beatsOfStep[step] = job.resultBeatsOfStep(config, step);
    }
  }

  /** Writes the clock of acceptance of every result beat into {@code accepted}. */
  void record(long[] accepted) {
    record = accepted;
  }

  /** Schedules the next vector. */
  void vector() {
    for (int beat = 0; beat < beatsOfVector; beat++) {
      acceptBeat();
      int accesses = accessesOfBeat(beat);
      for (int access = 0; access < accesses; access++) {
        boolean last = beat == beatsOfVector - 1 && access == accesses - 1;
        access(last && !job.silent());
      }
      // The last SAMPLE clock, the one before the next PRECHARGE, releases the beat.
      bufferReady = precharge - 1;
    }
  }

  private int accessesOfBeat(int beat) {
    if (!job.encoding().planes()) {
      return job.accessesPerBlock();
    }
    int planesBefore = 2 * (beat % job.beatsPerBlock());
    return Math.min(2, job.planes() - planesBefore);
  }

  private void acceptBeat() {
    long valid = inputAccepted + 1 + stalls.inputGap(inputBeat++);
    inputAccepted = Math.max(bufferReady, valid);
    stallsIn += inputAccepted - bufferReady;
  }

  private void access(boolean sendsResults) {
    long present = inputAccepted + 1;
    long prechargeEnd = Math.max(precharge + phases.precharge() - 1, present);
    long driveEnd = prechargeEnd + phases.drive();
    long sampleEnd = Math.max(driveEnd, converted) + phases.sample();
    precharge = sampleEnd + 1;
    converted = sampleEnd;
    for (int beats : beatsOfStep) {
      converted += phases.convert();
      if (sendsResults) {
        converted = Math.max(converted, rowEmpty);
        send(converted + 1, beats);
      }
    }
  }

  /** A row is pushed in clock {@code pushed} and leaves in {@code beats} beats. */
  private void send(long pushed, int beats) {
    long moved = pushed;
    for (int i = 0; i < beats; i++) {
      moved = Math.max(moved + 1, resultAccepted);
      int delay = stalls.outputDelay(resultBeat);
      resultAccepted = moved + 1 + delay;
      stallsOut += delay;
      if (resultBeat < record.length) {
        record[resultBeat] = resultAccepted;
      }
      resultBeat++;
    }
    rowEmpty = moved + 1;
  }

  Lags lags() {
    return job.silent()
        ? new Lags(inputAccepted - precharge, converted - precharge, 0, 0)
        : new Lags(
            inputAccepted - precharge,
            converted - precharge,
            rowEmpty - precharge,
            resultAccepted - precharge);
  }

  /** First PRECHARGE clock of the next vector. */
  long vectorStart() {
    return precharge;
  }

  /** Moves everything into the future: vectors that do what the last ones did are left out. */
  void skip(long clocks) {
    precharge += clocks;
    bufferReady += clocks;
    inputAccepted += clocks;
    converted += clocks;
    rowEmpty += clocks;
    resultAccepted += clocks;
  }

  /** The job's last clock, once all vectors are scheduled. */
  long lastClock() {
    return job.silent() ? converted + 1 : resultAccepted;
  }

  long stallsIn() {
    return stallsIn;
  }

  long stallsOut() {
    return stallsOut;
  }
}
