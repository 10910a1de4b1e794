package weft.cosim.accelerator;

import weft.arch.StallPattern;
import weft.golden.Stalls;

/**
 * The stall pattern as the cycle model takes it. The test bench arms the source long before the
 * start, so the first beat waits for the job, never the job for it.
 */
public record PatternStalls(long seed) implements Stalls {
  /** The pattern of a seed; 0 never stalls. */
  public static Stalls of(long seed) {
    return seed == 0 ? Stalls.NONE : new PatternStalls(seed);
  }

  @Override
  public int inputGap(int beat) {
    return beat == 0 ? 0 : StallPattern.clocks(seed, StallChannels.INPUT, beat);
  }

  @Override
  public int outputDelay(int beat) {
    return StallPattern.clocks(seed, StallChannels.RESULT, beat);
  }
}
