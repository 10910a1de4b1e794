package weft.golden.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.golden.Beats;

/** Packs result beats into words, in order. */
final class ResultPacker {
  private final CrossbarConfig config;
  private final int[] words;
  private int beat = -1;

  ResultPacker(CrossbarConfig config, int beats) {
    this.config = config;
    words = new int[Math.multiplyExact(beats, JobResult.wordsPerBeat(config))];
  }

  /** Begins the next beat, all zeros. */
  void beat() {
    beat++;
  }

  /** Writes a lane of the beat. */
  void lane(int lane, long value) {
    int wordsPerLane = config.laneBits() / 32;
    int index = beat * JobResult.wordsPerBeat(config) + lane * wordsPerLane;
    words[index] = (int) value;
    if (wordsPerLane == 2) {
      words[index + 1] = (int) (value >> 32);
    }
  }

  /**
   * A row report: pulses and failures, then, if {@code columns} is not empty, two bits a physical
   * column.
   */
  void report(int pulses, int failed, int[] columns) {
    beat();
    lane(0, pulses << 16 | failed);
    int columnsPerBeat = config.resultBits() / 2;
    for (int column = 0; column < columns.length; column++) {
      if (column % columnsPerBeat == 0) {
        beat();
      }
      int base = beat * JobResult.wordsPerBeat(config);
      for (int bit = 0; bit < 2; bit++) {
        if ((columns[column] >> bit & 1) != 0) {
          Beats.setBit(words, base, 2 * (column % columnsPerBeat) + bit);
        }
      }
    }
  }

  /**
   * The result beats of a vector: a beat an output, a lane a group.
   *
   * @param sums [unit][output of the unit]
   */
  void vector(CrossbarJob.Compute job, long[][] sums) {
    int group = job.group();
    boolean quantised = job.requantisation().isPresent();
    for (int output = 0; output < job.outputs(); output++) {
      beat();
      for (int lane = 0; lane < config.units() / group; lane++) {
        long sum = 0;
        for (int unit = lane * group; unit < (lane + 1) * group; unit++) {
          sum += sums[unit][output];
        }
        lane(lane, quantised ? FastRequantisation.of(sum, job.requantisation().get()) : sum);
      }
    }
  }

  int[] words() {
    return words;
  }
}
