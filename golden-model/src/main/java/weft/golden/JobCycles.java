package weft.golden;

/**
 * What a job costs.
 *
 * @param cycles clocks with BUSY = 1, as counter CYCLES
 * @param accesses as counter ACCESSES
 * @param stallsIn as counter STALLS_IN
 * @param stallsOut as counter STALLS_OUT
 */
public record JobCycles(long cycles, long accesses, long stallsIn, long stallsOut) {
  /** Of two jobs, one after the other. */
  public JobCycles plus(JobCycles other) {
    return new JobCycles(
        cycles + other.cycles,
        accesses + other.accesses,
        stallsIn + other.stallsIn,
        stallsOut + other.stallsOut);
  }

  /** {@code count} times the same. */
  public JobCycles times(long count) {
    return new JobCycles(cycles * count, accesses * count, stallsIn * count, stallsOut * count);
  }
}
