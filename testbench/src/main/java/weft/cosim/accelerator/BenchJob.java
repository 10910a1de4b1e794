package weft.cosim.accelerator;

import java.util.List;
import weft.cosim.engine.AxiLiteOp;

/**
 * A job as the test bench drives it.
 *
 * @param settings the registers that the job depends on, in the order of writing
 * @param stalls seed of the stall pattern on every stream and bus channel; 0 never stalls
 * @param sent the words of the beats that are really sent: those of the job, or more or fewer
 * @param lasts the last flags of the beats sent; empty: the last beat alone is marked
 * @param results result beats to wait for
 * @param meanwhile bus operations between the start and the wait for the end
 */
public record BenchJob(
    List<Setting> settings,
    long stalls,
    int[] sent,
    boolean[] lasts,
    int results,
    List<AxiLiteOp> meanwhile) {
  public BenchJob {
    settings = List.copyOf(settings);
    meanwhile = List.copyOf(meanwhile);
  }

  /** The job as it is meant. */
  public static BenchJob of(List<Setting> settings, int[] beats, long stalls, int results) {
    return new BenchJob(settings, stalls, beats, new boolean[0], results, List.of());
  }

  /** The same with another stall pattern. */
  public BenchJob stalling(long seed) {
    return new BenchJob(settings, seed, sent, lasts, results, meanwhile);
  }

  /** The same with other beats on the input stream. */
  public BenchJob sending(int[] words, boolean[] flags, int expectedResults) {
    return new BenchJob(settings, stalls, words, flags, expectedResults, meanwhile);
  }

  /** The same with bus operations while it runs. */
  public BenchJob meanwhile(List<AxiLiteOp> operations) {
    return new BenchJob(settings, stalls, sent, lasts, results, operations);
  }
}
