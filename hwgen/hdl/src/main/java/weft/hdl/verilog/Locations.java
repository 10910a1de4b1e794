package weft.hdl.verilog;

/**
 * Whether the Verilog says where the author wrote what.
 *
 * <pre>{@code
 * List<VerilogFile> files = VerilogEmitter.emit(design, Locations.LINES);    // ...;  // Adder.java:12
 * }</pre>
 */
public enum Locations {
  NONE,
  /** {@code // Fifo.java:40} behind each declaration, instance, process and statement. */
  LINES
}
