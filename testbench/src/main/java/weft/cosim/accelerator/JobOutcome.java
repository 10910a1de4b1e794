package weft.cosim.accelerator;

import weft.golden.JobCycles;

/**
 * What a job gave.
 *
 * @param agreed whether RTL and golden model agreed on everything
 * @param seen from the RTL
 * @param golden clocks that the cycle model predicts
 */
public record JobOutcome(boolean agreed, Observed seen, JobCycles golden) {}
