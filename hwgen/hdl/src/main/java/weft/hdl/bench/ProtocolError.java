package weft.hdl.bench;

/** A component, or a bench, broke a rule of a bus. */
public final class ProtocolError extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProtocolError(Bench<?> bench, String message) {
    super("cycle " + bench.sim().cycles() + ": " + message);
  }
}
