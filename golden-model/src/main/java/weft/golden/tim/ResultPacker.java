package weft.golden.tim;

import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;

/** Packs result lanes into words, in order. */
final class ResultPacker {
  private final int[] words;
  private final boolean wide;
  private int next;

  ResultPacker(TimConfig config, TimJob.Compute job) {
    words =
        new int[Math.multiplyExact(job.resultBeats(config), ComputeResult.wordsPerBeat(config))];
    wide = config.laneBits() == 64;
  }

  void add(long lane) {
    words[next++] = (int) lane;
    if (wide) {
      words[next++] = (int) (lane >> 32);
    }
  }

  int[] words() {
    return words;
  }
}
