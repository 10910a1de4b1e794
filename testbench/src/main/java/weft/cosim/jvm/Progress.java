package weft.cosim.jvm;

/** What the clock loop and its agents share. */
final class Progress {
  /** Clocks since open. */
  long cycle;

  /** An agent may have become done or full: look before the next clock. */
  boolean attention;
}
