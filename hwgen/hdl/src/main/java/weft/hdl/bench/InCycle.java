package weft.hdl.bench;

/** Beside what a task throws: when it did. */
final class InCycle extends RuntimeException {
  private static final long serialVersionUID = 1;

  InCycle(long cycle) {
    super("in cycle " + cycle, null, false, false);
  }
}
