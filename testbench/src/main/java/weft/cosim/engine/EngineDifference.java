package weft.cosim.engine;

/** Two engines that run the same design in lock step do not agree; the first value that differs. */
public final class EngineDifference extends SimulationException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String reference;
  private final String other;

  /**
   * @param what port or probe, by its path, or how the simulation ended
   * @param reference value in the reference engine
   * @param other value in the engine that is held against it
   * @param cycle of the clock in which they were sampled
   */
  public EngineDifference(String what, String reference, String other, long cycle) {
    super(
        Kind.ENGINES,
        "the engines differ in " + what + ": verilator has " + reference + ", jvm has " + other,
        "",
        0,
        cycle);
    this.what = what;
    this.reference = reference;
    this.other = other;
  }

  /** Port or probe, by its path, or how the simulation ended. */
  public String what() {
    return what;
  }

  /** The value in the reference engine. */
  public String reference() {
    return reference;
  }

  /** The value in the engine that is held against it. */
  public String other() {
    return other;
  }
}
