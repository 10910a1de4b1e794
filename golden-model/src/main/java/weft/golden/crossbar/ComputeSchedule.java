package weft.golden.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.golden.JobCycles;

/**
 * The clocks of a COMPUTE job as recurrences over vectors, units, fragments and planes: each event
 * is the latest of those that it waits for.
 */
final class ComputeSchedule {
  private final CrossbarConfig config;
  private final CrossbarPhases phases;
  private final CrossbarJob.Compute job;
  private final Source source;
  private final Sink sink;

  ComputeSchedule(
      CrossbarConfig config,
      CrossbarPhases phases,
      CrossbarJob.Compute job,
      Source source,
      Sink sink) {
    this.config = config;
    this.phases = phases;
    this.job = job;
    this.source = source;
    this.sink = sink;
  }

  JobCycles run(int[] inputCycles) {
    // First clock in which each bank is free.
    long[] free = new long[2];
    long idle = 0;
    long accesses = 0;
    long lastClock = 0;
    int fragment = 0;
    for (int vector = 0; vector < job.vectors(); vector++) {
      for (int beat = 0; beat < job.beatsPerVector(config); beat++) {
        source.accept(free[vector % 2]);
      }
      long full = source.accepted() + 1;
      long start = Math.max(full, idle);
      long end = start;
      for (int unit = 0; unit < config.units(); unit++) {
        end = Math.max(end, unit(start, inputCycles, fragment));
        for (int i = 0; i < job.fragments(); i++) {
          accesses += inputCycles[fragment++];
        }
      }
      free[vector % 2] = end + 1;
      idle = job.silent() ? end + 1 : sink.send(end + 1, job.outputs());
      lastClock = job.silent() ? end : sink.accepted();
    }
    return new JobCycles(lastClock + 1, accesses, source.stalls(), sink.stalls());
  }

  /** The first clock in which a unit is finished that begins its vector in {@code start}. */
  private long unit(long start, int[] inputCycles, int firstFragment) {
    long fetch = start;
    long precharge = start;
    long converted = start - 1;
    boolean accessed = false;
    for (int fragment = firstFragment; fragment < firstFragment + job.fragments(); fragment++) {
      long present = fetch + 1;
      for (int plane = 0; plane < inputCycles[fragment]; plane++) {
        long prechargeEnd = Math.max(precharge + phases.precharge() - 1, present);
        long driveEnd = prechargeEnd + phases.drive();
        long sampleEnd = Math.max(driveEnd, converted) + phases.sample();
        converted = sampleEnd + (long) config.conversionSteps() * phases.convert();
        precharge = sampleEnd + 1;
        present = sampleEnd + 1;
        accessed = true;
      }
      // The next fragment's FETCH; after the last one: fragments are exhausted.
      fetch = present;
    }
    long accumulated = converted + 1;
    return accessed ? Math.max(fetch, accumulated + 1) : fetch;
  }
}
