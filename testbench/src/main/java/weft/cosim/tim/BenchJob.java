package weft.cosim.tim;

import java.util.List;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.cosim.engine.AxiLiteOp;

/**
 * A job as the test bench drives it.
 *
 * @param job registers and input beats
 * @param phases durations of the array's phases
 * @param stalls seed of the stall pattern on every stream and bus channel; 0 never stalls
 * @param sent the words of the beats that are really sent: those of the job, or more or fewer
 * @param lasts the last flags of the beats sent; empty: the last beat alone is marked
 * @param results result beats to wait for
 * @param meanwhile bus operations between the start and the wait for the end
 */
record BenchJob(
    TimJob job,
    TimPhases phases,
    long stalls,
    int[] sent,
    boolean[] lasts,
    int results,
    List<AxiLiteOp> meanwhile) {

  /** The job as it is meant. */
  static BenchJob of(TimJob job, TimPhases phases, long stalls, int results) {
    return new BenchJob(job, phases, stalls, job.beats(), new boolean[0], results, List.of());
  }

  /** The same with other beats on the input stream. */
  BenchJob sending(int[] words, boolean[] flags, int expectedResults) {
    return new BenchJob(job, phases, stalls, words, flags, expectedResults, meanwhile);
  }

  /** The same with bus operations while it runs. */
  BenchJob meanwhile(List<AxiLiteOp> operations) {
    return new BenchJob(job, phases, stalls, sent, lasts, results, List.copyOf(operations));
  }
}
