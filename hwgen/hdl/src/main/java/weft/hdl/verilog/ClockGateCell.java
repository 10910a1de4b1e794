package weft.hdl.verilog;

import java.util.List;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.Module;

/**
 * The integrated clock gate that gated clocks are printed with: a black box of the technology. Its
 * model holds the enable in a latch that is transparent while the clock is low, so that the gated
 * clock has whole pulses only. The latch is written with {@code <=} after a list of signals: tools
 * take it for what it is, without a word.
 */
final class ClockGateCell {
  static final String MODULE = "weft_clock_gate";

  private static final String PORTS =
      String.join(
          "\n",
          "module weft_clock_gate (",
          "  input clk,",
          "  input enable,",
          "  input test,",
          "  output gated",
          ");",
          "");

  private static final String MODEL =
      String.join(
          "\n",
          "// The rising edges of clk before which enable or test was 1.",
          PORTS + "  reg open;",
          "",
          "  always @(clk or enable or test) begin",
          "    if (!clk) begin",
          "      open <= enable || test;",
          "    end",
          "  end",
          "",
          "  assign gated = clk && open;",
          "endmodule",
          "");

  private static final String STUB = "(* blackbox *)\n" + PORTS + "endmodule\n";

  private ClockGateCell() {}

  static boolean isUsedBy(Module module) {
    return module.sources().stream().anyMatch(source -> source instanceof ClockGate);
  }

  static List<VerilogFile> files() {
    return List.of(
        new VerilogFile(MODULE + "_model.v", MODEL), new VerilogFile(MODULE + "_stub.v", STUB));
  }
}
