package weft.cosim.tim;

import weft.arch.StallPattern;
import weft.golden.Stalls;

/**
 * The stall pattern as the cycle model takes it. The test bench arms the source long before the
 * start, so the first beat waits for the job, never the job for it.
 */
record PatternStalls(long seed) implements Stalls {
  @Override
  public int inputGap(int beat) {
    return beat == 0 ? 0 : StallPattern.clocks(seed, TimStalls.INPUT, beat);
  }

  @Override
  public int outputDelay(int beat) {
    return StallPattern.clocks(seed, TimStalls.RESULT, beat);
  }
}
