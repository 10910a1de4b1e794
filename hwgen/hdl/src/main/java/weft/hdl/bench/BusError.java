package weft.hdl.bench;

/**
 * An access was refused that should not have been.
 *
 * <pre>{@code
 * RegisterAccess registers = new RegisterAccess(TimerMap.MAP, master);
 * assertThrows(BusError.class, () -> bench.run(registers.write(TimerMap.PERIOD, 0)));
 * }</pre>
 */
public final class BusError extends RuntimeException {
  private static final long serialVersionUID = 1;

  BusError(String message) {
    super(message);
  }
}
