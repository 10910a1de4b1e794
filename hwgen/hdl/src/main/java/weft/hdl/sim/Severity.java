package weft.hdl.sim;

/** How bad a {@link Message} is. */
public enum Severity {
  /** Text and nothing else. */
  PLAIN,
  INFO,
  WARNING,
  ERROR,
  /** Ends the simulation with a {@link SimulationFailure}. */
  FATAL
}
