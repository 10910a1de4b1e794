package weft.hdl.bench;

/**
 * A component, or a bench, broke a rule of a bus.
 *
 * <pre>{@code
 * bench.add(StreamSink.of(bench, dut.output));         // its words must not change while they wait
 * assertThrows(ProtocolError.class, () -> bench.step(100));
 * }</pre>
 */
public final class ProtocolError extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProtocolError(Bench<?> bench, String message) {
    super("cycle " + bench.sim().cycles() + ": " + message);
  }
}
