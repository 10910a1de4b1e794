package weft.hdl.sim;

/**
 * How bad a {@link Message} is.
 *
 * <pre>{@code
 * assertTrue(sim.messages().stream().noneMatch(m -> m.severity() == Severity.ERROR));
 * }</pre>
 */
public enum Severity {
  /** Text and nothing else. */
  PLAIN,
  INFO,
  WARNING,
  ERROR,
  /** Ends the simulation with a {@link SimulationFailure}. */
  FATAL
}
