package weft.hdl.sim;

/**
 * The design itself stopped the simulation: an assertion failed, or a fatal message.
 *
 * <pre>{@code
 * SimulationFailure failure = assertThrows(SimulationFailure.class, () -> sim.step(100));
 * assertEquals("assertion failed: never more words than fit", failure.said().text());
 * }</pre>
 */
public final class SimulationFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Message message;

  public SimulationFailure(Message message) {
    super(message.toString());
    this.message = message;
  }

  /** What the design said. */
  public Message said() {
    return message;
  }
}
