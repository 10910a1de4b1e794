package weft.cosim.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cosim.run.RtlOutput;
import weft.cosim.tool.MissingToolException;

class SynthesisTest {
  @TempDir Path folder;

  /** Eight flip-flops in a ring of two modules, and a macro that is a black box. */
  private static final RtlOutput RING =
      new RtlOutput(
          "ring",
          JsonNodeFactory.instance.objectNode(),
          Map.of(
              "ring.f", "ring_stage.v\nring_macro_model.v\nring.v\n",
              "ring_synth.f", "ring_stage.v\nring_macro_stub.v\nring.v\n",
              "ring_stage.v",
                  """
                  module ring_stage(input clk, input [3:0] d, output reg [3:0] q);
                    always @(posedge clk) q <= d;
                  endmodule
                  """,
              "ring_macro_stub.v",
                  "(* blackbox *)\nmodule ring_macro(input a, output b);\nendmodule\n",
              "ring_macro_model.v",
                  "module ring_macro(input a, output b);\n  assign b = a;\nendmodule\n",
              "ring.v",
                  """
                  module ring(input clk, input resetn, input a, output b);
                    wire [3:0] x, y;
                    wire m;
                    ring_macro macro(.a(x[3]), .b(m));
                    ring_stage first(.clk(clk), .d({y[2:0], a & resetn}), .q(x));
                    ring_stage second(.clk(clk), .d({x[2:0], m}), .q(y));
                    assign b = y[3] & m;
                  endmodule
                  """),
          List.of());

  @Test
  void givesAreaByBlockSlackAndANetlist() throws Exception {
    Synthesis synthesis = find();
    SynthResult result = synthesis.run("ring", RING, 10, folder, seconds -> {});
    BlockArea stage = result.blocks().get(0);
    // A DFFPOSX1 has 96 square micrometres.
    assertEquals(new BlockArea("ring_stage", 2, 4, 4 * 96), stage);
    // Eight flip-flops, two ANDs of one or two cells, and the macro.
    assertTrue(result.flatCells() >= 11 && result.flatCells() <= 13, "" + result.flatCells());
    // From a flip-flop to the next: most of the period is left; inputs come after 3 ns.
    assertTrue(result.slackNanoseconds() > 5 && result.slackNanoseconds() < 7, result.table());
    String netlist = Files.readString(folder.resolve("netlist/ring.v"));
    assertTrue(netlist.contains("DFFPOSX1") && netlist.contains("ring_macro"), netlist);
    assertEquals(
        "cells.v\nring_macro_model.v\nring.v\n",
        Files.readString(folder.resolve("netlist/ring.f")));
    assertTrue(Files.readString(folder.resolve("netlist/cells.v")).contains("module DFFPOSX1"));
  }

  /** Skipped where the tools are missing, but not in CI. */
  private static Synthesis find() {
    try {
      return Synthesis.find();
    } catch (MissingToolException e) {
      assumeTrue(System.getenv("WEFT_CI") != null, e.getMessage());
      throw e;
    }
  }

  @Test
  void missingCellsAreNamedWithTheirPackage() {
    MissingToolException missing =
        assertThrows(
            MissingToolException.class, () -> CellLibrary.osu018(Path.of("/nowhere/osu018.lib")));
    assertEquals(
        "/nowhere/osu018.lib is not there. On Debian: apt-get install qflow-tech-osu018",
        missing.getMessage());
  }
}
