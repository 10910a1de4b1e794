package weft.hdl.bench;

/** An access was refused that should not have been. */
public final class BusError extends RuntimeException {
  private static final long serialVersionUID = 1;

  BusError(String message) {
    super(message);
  }
}
