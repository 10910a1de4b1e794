package weft.hdl.verilog;

/** Whether the Verilog says where the author wrote what. */
public enum Locations {
  NONE,
  /** {@code // Fifo.java:40} behind each declaration, instance, process and statement. */
  LINES
}
