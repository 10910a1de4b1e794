package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CrossbarConfig;

/**
 * What a job gives.
 *
 * @param words the result beats, packed into words as they appear on {@code m_axis_tdata}: {@link
 *     #wordsPerBeat} words a beat, least significant first
 * @param counts what it adds to the counters
 * @param effort what its clocks depend on besides its settings. COMPUTE: the effective input cycles
 *     of every fragment, at [(vector * units + unit) * fragments + fragment]. PROGRAM: the pulses
 *     of every row. Other jobs: empty
 */
public record JobResult(int[] words, Counts counts, int[] effort) {
  /** Of a job that sends nothing and takes no effort that is not known before. */
  static JobResult of(Counts counts) {
    return new JobResult(new int[0], counts, new int[0]);
  }

  /** Words that hold one result beat. */
  public static int wordsPerBeat(CrossbarConfig config) {
    return config.resultBits() / 32;
  }

  /** The value of a lane of a result beat. */
  public long lane(CrossbarConfig config, int beat, int lane) {
    int wordsPerLane = config.laneBits() / 32;
    int index = beat * wordsPerBeat(config) + lane * wordsPerLane;
    return wordsPerLane == 1
        ? words[index]
        : (long) words[index + 1] << 32 | words[index] & 0xFFFF_FFFFL;
  }

  /** Of a COMPUTE job: how many fragments took 0, 1, 2 ... input cycles. */
  public long[] histogram(int planes) {
    long[] fragments = new long[planes + 1];
    Arrays.stream(effort).forEach(cycles -> fragments[cycles]++);
    return fragments;
  }
}
