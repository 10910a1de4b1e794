package weft.cosim.verilator;

/** Told how a build goes on; called from the building thread at least twice a second. */
@FunctionalInterface
public interface BuildProgress {
  /** Says nothing. */
  BuildProgress SILENT = (step, seconds) -> {};

  /** The steps in order; {@code WAITING} for another process that builds the same entry. */
  enum Step {
    WAITING,
    RUNTIME,
    VERILATE,
    COMPILE,
    LINK,
    CACHED,
    BUILT
  }

  /**
   * @param seconds since this step began
   */
  void at(Step step, double seconds);
}
