package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.RunOutcome;
import weft.cosim.engine.SimulationException;
import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSink;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlPort;

/** A master that breaks the rules of AXI4-Stream ends the run with the rule's name. */
class ProtocolTest {
  /** Valid in every clock of a count; {@code mode} chooses what goes wrong at count 4. */
  private static final String RUDE =
      "module rude(input wire clk, input wire resetn, input wire [1:0] mode,\n"
          + "    output wire [7:0] m_tdata, output wire m_tvalid, output wire m_tlast,\n"
          + "    input wire m_tready);\n"
          + "  reg [3:0] n;\n"
          + "  wire bad = n == 4'd4;\n"
          + "  assign m_tvalid = !(bad && mode == 2'd1);\n"
          + "  assign m_tdata = bad && mode == 2'd2 ? 8'd1 : 8'd0;\n"
          + "  assign m_tlast = bad && mode == 2'd3;\n"
          + "  wire unused = m_tready;\n"
          + "  always @(posedge clk or negedge resetn)\n"
          + "    if (!resetn) n <= 4'd0; else n <= n + 4'd1;\n"
          + "endmodule\n";

  private static VerilatorModel open() throws InterruptedException {
    RtlDesign design =
        new RtlDesign(
            "rude",
            List.of(RtlFile.of("rude.v", RUDE)),
            List.of(
                RtlPort.in("clk", 1),
                RtlPort.in("resetn", 1),
                RtlPort.in("mode", 2),
                RtlPort.out("m_tdata", 8),
                RtlPort.out("m_tvalid", 1),
                RtlPort.out("m_tlast", 1),
                RtlPort.in("m_tready", 1)),
            List.of());
    return TestDesigns.build(design).open(1);
  }

  @ParameterizedTest
  @CsvSource({"1, valid fell", "2, data changed", "3, last changed"})
  void brokenRulesAreNamed(int mode, String text) throws InterruptedException {
    VerilatorModel model = open();
    TestDesigns.reset(model);
    model.poke("mode", mode);
    model.sink("m").arm(1, Stalls.table(10));
    SimulationException e = assertThrows(SimulationException.class, () -> model.run(100));
    assertEquals(SimulationException.Kind.PROTOCOL, e.kind());
    assertTrue(e.getMessage().contains(text), e.getMessage());
    assertEquals(2 + 4, e.cycle());
  }

  /** accu, but its write response comes with the address, or without anything. */
  @ParameterizedTest
  @CsvSource({
    "s_axil_rvalid <= 1'b0;, s_axil_rvalid <= taken == 32'd0;, rvalid without a read",
    "(s_axil_bready), (1'b1), bvalid fell before bready",
    "s_axil_awvalid & s_axil_wvalid, s_axil_wvalid, bvalid before address and data were taken"
  })
  void brokenRulesOfTheBusAreNamed(String from, String to, String rule)
      throws InterruptedException {
    RtlDesign design = TestDesigns.accu();
    String text = TestDesigns.resource("accu.v");
    assertTrue(text.contains(from), from);
    RtlFile changed = RtlFile.of("accu.v", text.replace(from, to));
    VerilatorModel model =
        TestDesigns.build(
                new RtlDesign(
                    "accu", List.of(changed, design.files().get(1)), design.ports(), List.of()))
            .open(1);
    TestDesigns.reset(model);
    model.axiLite("s_axil").arm(List.of(AxiLiteOp.write(0, 1).withDelays(5, 0, 3)));
    SimulationException e =
        assertThrows(
            SimulationException.class,
            () -> {
              model.run(100);
              model.step(5);
            });
    assertEquals(SimulationException.Kind.PROTOCOL, e.kind());
    assertTrue(e.getMessage().contains(rule), e.getMessage());
  }

  @Test
  void aPoliteMasterPasses() throws InterruptedException {
    try (VerilatorModel model = open()) {
      TestDesigns.reset(model);
      StreamSink sink = model.sink("m");
      sink.arm(1, Stalls.table(10));
      assertEquals(RunOutcome.DONE, model.run(100));
      assertEquals(2 + 10, sink.cycle(0));
    }
  }
}
