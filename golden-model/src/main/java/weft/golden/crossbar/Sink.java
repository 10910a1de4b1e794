package weft.golden.crossbar;

import weft.golden.Stalls;

/** The output register and the other end of the result stream: when beats are accepted. */
final class Sink {
  private final Stalls stalls;
  private final long[] record;
  private int beat;
  private long accepted = -1;
  private long waited;

  /**
   * @param record receives the clock of acceptance of every beat
   */
  Sink(Stalls stalls, long[] record) {
    this.stalls = stalls;
    this.record = record;
  }

  /**
   * Sends beats, one a clock when the output register is empty or being accepted.
   *
   * @param first first clock in which a beat may move to the register
   * @return the clock after the one in which the last beat moved
   */
  long send(long first, int beats) {
    long next = first;
    for (int i = 0; i < beats; i++) {
      long moved = Math.max(next, accepted);
      int delay = stalls.outputDelay(beat);
      accepted = moved + 1 + delay;
      record[beat++] = accepted;
      waited += delay;
      next = moved + 1;
    }
    return next;
  }

  /** The clock in which the last beat was accepted. */
  long accepted() {
    return accepted;
  }

  /** Clocks in which a beat was valid and not accepted. */
  long stalls() {
    return waited;
  }
}
