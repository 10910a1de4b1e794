package weft.golden.crossbar;

import weft.golden.Stalls;

/** The input stream of a job: when its beats are accepted. */
final class Source {
  private final Stalls stalls;
  private int beat;
  private long accepted = -1;
  private long waited;

  Source(Stalls stalls) {
    this.stalls = stalls;
  }

  /**
   * Accepts the next beat.
   *
   * @param free first clock in which there is room for it
   */
  void accept(long free) {
    long ready = Math.max(free, accepted + 1);
    long valid = accepted + 1 + stalls.inputGap(beat++);
    accepted = Math.max(ready, valid);
    waited += accepted - ready;
  }

  /** The clock in which the last beat was accepted; -1 before the first. */
  long accepted() {
    return accepted;
  }

  /** Clocks in which a beat could have been accepted and none was valid. */
  long stalls() {
    return waited;
  }
}
