package weft.cosim.engine;

/**
 * Drives an AXI4-Stream slave of the design. Beat i is first presented {@code gap(i)} clocks after
 * beat i-1 was accepted (0: in the next clock), beat 0 that many clocks after the agent was armed.
 * Valid and data hold until ready. Between beats the data lines carry junk. While the design is in
 * reset valid is 0 and the agent stands still.
 */
public interface StreamSource {
  /** 32-bit words of a beat, low word first. */
  int wordsPerBeat();

  /** Sends beats, the last one marked; what was not yet sent before is forgotten. */
  default void arm(int[] data, Stalls stalls) {
    arm(data, stalls, new boolean[0]);
  }

  /**
   * Sends beats whose last flags are given one by one (none: the last beat alone is marked).
   *
   * @param data a multiple of {@link #wordsPerBeat()} words; may be empty
   */
  void arm(int[] data, Stalls stalls, boolean[] lastFlags);

  /** Beats accepted since the agent was armed. */
  long accepted();

  /** The cycle in which beat {@code i} was accepted. */
  long cycle(int i);
}
