package weft.hdl.fuzz;

/** A tool does not build the Verilog, or does not run it to the end. */
final class ToolError extends RuntimeException {
  private static final long serialVersionUID = 1;

  ToolError(Batch.Tool tool, String output) {
    super(tool + ": " + output);
  }
}
