package weft.cosim.tim;

import weft.golden.JobCycles;

/**
 * What a job gave.
 *
 * @param agreed whether RTL and golden model agreed on everything
 * @param seen from the RTL
 * @param golden clocks that the cycle model predicts
 */
record JobOutcome(boolean agreed, Observed seen, JobCycles golden) {}
