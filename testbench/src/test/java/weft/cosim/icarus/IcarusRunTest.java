package weft.cosim.icarus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.Recording;
import weft.cosim.engine.ResetEvent;
import weft.cosim.engine.Stalls;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.tool.BuildException;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolPath;
import weft.cosim.verilator.TestDesigns;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorModel;

class IcarusRunTest {
  @BeforeEach
  void need() {
    ToolNeeds.program("iverilog", "iverilog");
  }

  /** Streams, register accesses and a reset in the middle of a clock. */
  private static Recording record() throws InterruptedException {
    try (VerilatorModel model = TestDesigns.build(TestDesigns.accu()).open(1)) {
      model.startRecording();
      TestDesigns.reset(model);
      int[] data = new Random(12).ints(400).toArray();
      model.source("s_axis").arm(data, Stalls.pattern(3, 0, 0));
      model.sink("m_axis").arm(90, Stalls.pattern(3, 1, 0));
      model.axiLite("s_axil").arm(List.of(AxiLiteOp.write(0, 5), AxiLiteOp.read(4)));
      model.resets(
          List.of(
              new ResetEvent(60, 0, ResetEvent.Moment.MID_CLOCK),
              new ResetEvent(63, 1, ResetEvent.Moment.WITH_INPUTS)));
      model.run(2000);
      return model.stopRecording();
    }
  }

  private static IcarusResult replay(RtlDesign design, Recording recording)
      throws InterruptedException {
    return new IcarusRun(ToolPath.ofProcess()).replay(design, recording);
  }

  private static RtlDesign edited(String file, String from, String to) {
    RtlDesign design = TestDesigns.accu();
    List<RtlFile> files =
        design.files().stream()
            .map(
                f -> {
                  String text = new String(f.content(), StandardCharsets.UTF_8);
                  assertTrue(!f.name().equals(file) || text.contains(from));
                  return f.name().equals(file) ? RtlFile.of(file, text.replace(from, to)) : f;
                })
            .toList();
    return new RtlDesign(design.top(), files, design.ports(), design.probes());
  }

  @Test
  void theSameStimulusGivesTheSameOutputs() throws InterruptedException {
    Recording recording = record();
    assertTrue(recording.clocks() > 150 && recording.firstCycle() == 0);
    IcarusResult result = replay(TestDesigns.accu(), recording);
    assertEquals(List.of(), result.differences());
    assertEquals(13L * (recording.clocks() - 2), result.valuesCompared(), "13 outputs");
  }

  @Test
  void aForgottenResetShowsAsX() throws InterruptedException {
    RtlDesign design = edited("accu.v", "      m_axis_tvalid <= 1'b0;\n", "");
    IcarusResult result = replay(design, record());
    IcarusDifference first = result.differences().get(0);
    assertTrue(first.unknown(), first.toString());
    assertEquals(2, first.cycle());
  }

  @Test
  void anotherFunctionShowsAsAnotherValue() throws InterruptedException {
    RtlDesign design = edited("accu_sum.v", "total__reg + word;", "total__reg - word;");
    IcarusResult result = replay(design, record());
    assertFalse(result.equal());
    assertEquals("m_axis_tdata", result.differences().get(0).port());
    assertFalse(result.differences().get(0).unknown());
  }

  @Test
  void whatIcarusRefusesIsReported() throws InterruptedException {
    RtlDesign design = edited("accu_sum.v", "endmodule", "nonsense endmodule");
    Recording recording = record();
    BuildException e = assertThrows(BuildException.class, () -> replay(design, recording));
    assertTrue(e.getMessage().contains("accu_sum.v"), e.getMessage());
  }

  @Test
  void aMissingIcarusSaysWhatToInstall() {
    MissingToolException e =
        assertThrows(MissingToolException.class, () -> new IcarusRun(new ToolPath(List.of())));
    assertEquals("iverilog is not installed. On Debian: apt-get install iverilog", e.getMessage());
  }
}
