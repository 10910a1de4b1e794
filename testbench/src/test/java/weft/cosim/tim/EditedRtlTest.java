package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimPhases;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.engine.Engine;
import weft.cosim.network.CosimProgress;
import weft.cosim.network.CosimRequest;
import weft.cosim.network.NetworkCosim;
import weft.cosim.run.Divergence;
import weft.cosim.run.Divergence.Kind;
import weft.cosim.run.RunReport;
import weft.cosim.verilator.ToolNeeds;
import weft.golden.data.DataSets;
import weft.golden.nn.CommittedWeights;

/** One thing changed by hand in the generated Verilog: the co-simulation names the place. */
class EditedRtlTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  private static final TimConfig CONFIG =
      new TimConfig(32, 32, 8, 4, 8, 2, 6, 8, 4096, TimConfig.Form.MACRO);

  @TempDir Path folder;

  /**
   * An edit.
   *
   * @param file without the prefix of the top module
   * @param from regular expression of what is changed, its first occurrence
   * @param kind the value that gives it away
   * @param layer where it shows first
   */
  record Edit(String what, String file, String from, String to, Kind kind, String layer) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static final List<Edit> EDITS =
      List.of(
          new Edit(
              "the ADC's code is not clipped",
              "macro_model",
              "(clipped = \\w+) & ~\\w+;",
              "$1;",
              Kind.PARTIAL_SUM,
              "conv1"),
          new Edit(
              "a sign",
              "ProcessingUnit",
              "\\{32\\{negate\\}\\}",
              "{32{~negate}}",
              Kind.PARTIAL_SUM,
              "conv1"),
          new Edit(
              "a shift",
              "ProcessingUnit",
              "<< plane",
              "<< {plane[2:1], 1'b0}",
              Kind.PARTIAL_SUM,
              "conv1"),
          new Edit(
              "a pipeline register is bypassed",
              "Converter",
              "codesWeights_plane = heldWeights_plane",
              "codesWeights_plane = weights_plane",
              Kind.PARTIAL_SUM,
              "conv1"),
          new Edit(
              "an address bit",
              "macro_model",
              "drivenBlock <= block;",
              "drivenBlock <= {1'b0, block[0]};",
              Kind.PARTIAL_SUM,
              "conv1"),
          new Edit(
              "a tile is left out of the reduced sum",
              "ReduceUnit",
              "\\{columns_0\\[31:0\\] \\+ columns_1\\[31:0\\]",
              "{columns_0[31:0]",
              Kind.OUTPUT,
              "fc1"),
          new Edit(
              "a ready that never comes",
              "InputBuffer",
              "ready = missing &",
              "ready = 1'b0 & missing &",
              Kind.CYCLE,
              "conv1"),
          new Edit(
              "a clip counter",
              "CounterBank",
              "clipsPlus <= clipsPlus \\+",
              "clipsPlus <= clipsPlus |",
              Kind.REGISTER,
              "conv1"),
          new Edit(
              "a clock more of DRIVE",
              "ArrayController",
              "driveClocks - 8'd1",
              "driveClocks",
              Kind.CYCLE,
              "conv1"),
          new Edit(
              "the flag that a row was programmed",
              "BlockDecoder",
              "split_remainder == 3'd0",
              "split_remainder == 3'd1",
              Kind.PARTIAL_SUM,
              "conv1"),
          new Edit(
              "TLAST at every vector",
              "ResultBuffer",
              "rowEnds & lastRow",
              "rowEnds",
              Kind.OUTPUT,
              "conv1"),
          new Edit(
              "a bit of the written weights",
              "ProgramController",
              "data\\[1\\]\\};",
              "data[0]};",
              Kind.PARTIAL_SUM,
              "conv1"),
          new Edit(
              "the sum of the pass before is dropped",
              "AccessPlanner",
              "weights_fresh = fresh",
              "weights_fresh = 1'b1",
              Kind.PARTIAL_SUM,
              "conv1"));

  /** All of them, or three drawn by the seed. */
  static Stream<Edit> edits() {
    List<Edit> edits = new ArrayList<>(EDITS);
    Collections.shuffle(edits, new Random(RandomTim.SEED));
    return edits.stream().limit(RandomTim.full() ? edits.size() : 3);
  }

  @Test
  void thereAreAtLeastTenEdits() {
    assertTrue(EDITS.size() >= 10);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void isCaughtAndNamed(Edit edit) throws Exception {
    GeneratedTim generated = GeneratedTim.of(CONFIG);
    Path rtl = folder.resolve("rtl");
    generated.output().write(rtl);
    change(rtl.resolve("weft_tim_" + edit.file() + ".v"), edit.from(), edit.to());

    RunReport report = run(generated.rtl(rtl));

    assertFalse(report.passed());
    Divergence first = report.divergence().orElseThrow();
    assertEquals(edit.kind(), first.kind(), first::line);
    assertEquals(edit.layer(), first.layer(), first::line);
    if (first.kind() == Kind.PARTIAL_SUM) {
      assertTrue(first.tile() >= 0 && first.block() >= 0 && first.column() >= 0, first::line);
      assertEquals(CONFIG.rowsPerAccess(), first.weights().size());
    }
    assertTrue(report.replay().startsWith("weft "), report.replay());
  }

  /** As Weft prints {@code assertAlways}; false from the start of the first conversion on. */
  private static final String ASSERTION =
      """
        always @(posedge clk) begin
          if (resetn && !(!convert)) begin
            \\$display("Converter.java:81: assertion failed in %m: nothing converts");
            \\$stop;
          end
        end
      endmodule""";

  @Test
  void aFailedAssertionIsInTheReport() throws Exception {
    GeneratedTim generated = GeneratedTim.of(CONFIG);
    Path rtl = folder.resolve("rtl");
    generated.output().write(rtl);
    change(rtl.resolve("weft_tim_Converter.v"), "endmodule", ASSERTION);

    RunReport report = run(generated.rtl(rtl));

    assertFalse(report.passed());
    Divergence first = report.divergence().orElseThrow();
    assertEquals(Kind.PROTOCOL, first.kind());
    assertEquals("end of the simulation (STOP)", first.what());
    assertTrue(
        first.actual().startsWith("Converter.java:81: assertion failed in core.converter: nothing"),
        first.actual());
    assertTrue(report.replay().startsWith("weft "), report.replay());
    assertTrue(run(generated.rtl()).passed(), "the process goes on with other models");
  }

  @Test
  void withoutProbesComparesOutputsAndSaysSo() throws Exception {
    GeneratedTim generated = GeneratedTim.of(CONFIG);
    Path rtl = folder.resolve("rtl");
    generated.output().write(rtl);
    try (Stream<Path> files = Files.list(rtl)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".v")).toList()) {
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("\\baccumulate\\b", "add_now"));
      }
    }
    RunReport report = run(generated.rtl(rtl));
    assertTrue(report.passed(), () -> report.divergence().toString());
    assertEquals(0, report.compared().partialSums());
    assertEquals(576 * 8 + 10, report.compared().outputs());
    assertEquals(1, report.notCompared().size());
    assertTrue(report.notCompared().get(0).contains("accumulate"), report.notCompared().get(0));
  }

  @Test
  void rtlBuiltForOtherParametersIsNamedAtOnce() throws Exception {
    Path rtl = folder.resolve("rtl");
    GeneratedTim.of(CONFIG.withForm(TimConfig.Form.DIGITAL)).output().write(rtl);
    RunReport report = run(GeneratedTim.of(CONFIG).rtl(rtl));
    assertEquals("CONFIG_HASH after reset", report.divergence().orElseThrow().what());
  }

  @Test
  void stallsCostClocksAndChangeNothingElse() throws Exception {
    GeneratedTim generated = GeneratedTim.of(CONFIG);
    RunReport quiet = run(generated.rtl());
    RunReport stalled = run(generated.rtl(), 5);
    assertTrue(quiet.passed(), () -> quiet.divergence().toString());
    assertTrue(stalled.passed(), () -> stalled.divergence().toString());
    assertTrue(stalled.cyclesRtl() > quiet.cyclesRtl());
    assertEquals(quiet.accuracy(), stalled.accuracy());
    assertEquals(quiet.compared(), stalled.compared());
  }

  private RunReport run(AcceleratorRtl rtl) throws Exception {
    return run(rtl, 0);
  }

  private RunReport run(AcceleratorRtl rtl, long stalls) throws Exception {
    TimAccelerator accelerator = new TimAccelerator(CONFIG, TimPhases.DEFAULT, rtl);
    return NetworkCosim.run(
        new CosimRequest<>(
            "small",
            accelerator,
            Engine.VERILATOR,
            new MappedTim(accelerator, CommittedWeights.read("small")),
            DataSets.sample().first(1),
            1,
            stalls,
            1,
            folder.resolve("out"),
            "weft cosim small --images 1 --rtl " + folder.resolve("rtl")),
        CosimProgress.SILENT);
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    String changed = text.replaceFirst(from, to);
    assertNotEquals(text, changed, "the edit no longer applies to " + file.getFileName());
    Files.writeString(file, changed);
  }
}
