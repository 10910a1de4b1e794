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
  /**
   * Every message prints where it comes from, plain ones too: for an engine that tells them apart.
   */
  MESSAGES,
  /** {@code // Fifo.java:40} behind each declaration, instance, process and statement. */
  LINES
}
