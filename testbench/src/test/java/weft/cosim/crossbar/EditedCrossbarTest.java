package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.SignedScheme;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.engine.Engine;
import weft.cosim.engine.SimulationException;
import weft.cosim.network.AcceleratorSimulator;
import weft.cosim.run.Divergence;
import weft.cosim.run.Divergence.Kind;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorOptions;

/** One thing changed by hand in the generated Verilog: the co-simulation finds it. */
class EditedCrossbarTest {
  /** Two units of one crossbar of 8 x 8 cells and two spare columns; the ADC saturates. */
  private static final CrossbarConfig CONFIG =
      new CrossbarConfig(
          8,
          8,
          4,
          2,
          4,
          6,
          3,
          2,
          1,
          SignedScheme.POLARISED,
          CrossbarConfig.Flip.ON,
          0,
          1,
          2,
          32,
          64,
          new CellModel(3, 4, 2, 7),
          CrossbarConfig.Faults.INJECTABLE,
          CrossbarConfig.Form.MACRO);

  @TempDir Path folder;

  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  /**
   * An edit.
   *
   * @param file without the prefix of the top module
   * @param from regular expression of what is changed, its first occurrence
   * @param kind the value that gives it away
   */
  record Edit(String what, String file, String from, String to, Kind kind) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static final List<Edit> EDITS =
      List.of(
          new Edit(
              "flipped columns are not corrected",
              "ShiftAdd",
              "flipped \\? most - level : level",
              "flipped ? level : level",
              Kind.PARTIAL_SUM),
          new Edit(
              "flips are corrected with a row too many",
              "ShiftAdd",
              "2'd0, driven\\}",
              "2'd0, driven + 3'd1}",
              Kind.PARTIAL_SUM),
          new Edit(
              "the sign plane is added",
              "FragmentSequencer",
              "negate = topIsSign & lastPlane",
              "negate = topIsSign & ~lastPlane",
              Kind.PARTIAL_SUM),
          new Edit(
              "a plane too few of negative inputs",
              "ZeroSkip",
              "\\{unsigned_\\[4:0\\], 1'b1\\}",
              "{unsigned_[5:0]}",
              Kind.PARTIAL_SUM),
          new Edit(
              "planes are counted without the last",
              "ZeroSkip",
              "\\{2'd0, mask\\[0\\]\\} \\+ ",
              "",
              Kind.REGISTER),
          new Edit(
              "the clamp is off by one", "macro_model", "> 4'd7;", "> 4'd6;", Kind.PARTIAL_SUM),
          new Edit(
              "the largest code is off by one",
              "macro_model",
              "exceeds \\? 3'd7",
              "exceeds ? 3'd6",
              Kind.PARTIAL_SUM),
          new Edit(
              "a slow cell moves as fast as others",
              "macro_model",
              "\\? \\{1'b0, (\\w+)\\[(\\d):1\\]\\}",
              "? $1[$2:0]",
              Kind.REGISTER),
          new Edit(
              "the hash of a pulse",
              "macro_model",
              "64'd2146121005",
              "64'd2146121007",
              Kind.OUTPUT),
          new Edit(
              "half is not added",
              "Requantiser",
              "product \\+ half\\) >>>",
              "product + (half & 65'd0)) >>>",
              Kind.OUTPUT),
          new Edit(
              "a unit is left out of a group",
              "GroupAdder",
              "sum_0 \\+ sum_1",
              "sum_0 + (sum_1 & 15'd0)",
              Kind.OUTPUT),
          new Edit(
              "a row that agrees is pulsed again",
              "RowVerifier",
              "code > \\{1'b0, target\\}",
              "code >= {1'b0, target}",
              Kind.CYCLE),
          new Edit(
              "clipped codes are counted once a clock",
              "CounterBank",
              "saturations <= saturations \\+ \\{61'd0, saturations_event\\}",
              "saturations <= saturations + {63'd0, |saturations_event}",
              Kind.REGISTER),
          new Edit(
              "a clock more of DRIVE",
              "ArrayController",
              "driveClocks - 8'd1",
              "driveClocks",
              Kind.CYCLE),
          new Edit(
              "TLAST at every vector",
              "RoundControl",
              "lastOutput & lastVector",
              "lastOutput | lastOutput & lastVector",
              Kind.OUTPUT));

  /** All of them, or two drawn by the seed. */
  static Stream<Edit> edits() {
    List<Edit> edits = new ArrayList<>(EDITS);
    Collections.shuffle(edits, new Random(RandomCrossbar.SEED));
    return edits.stream().limit(RandomCrossbar.full() ? edits.size() : 2);
  }

  @Test
  void thereAreAtLeastTenEdits() {
    assertTrue(EDITS.size() >= 10);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void isCaught(Edit edit) throws Exception {
    AcceleratorRtl rtl = edited(edit.file(), edit.from(), edit.to());

    Divergence first = firstDifference(rtl).orElseThrow();

    assertEquals(edit.kind(), first.kind(), first::line);
  }

  /** The design's own rules are on: this run ends where values would have differed only later. */
  @Test
  void aBrokenRuleEndsTheRun() throws Exception {
    AcceleratorRtl rtl =
        edited(
            "ArrayController",
            "precharge = phase == PHASE_PRECHARGE",
            "precharge = phase != PHASE_IDLE");

    SimulationException end = assertThrows(SimulationException.class, () -> firstDifference(rtl));

    assertEquals(SimulationException.Kind.STOP, end.kind());
    assertTrue(end.getMessage().contains("bit lines serve one purpose at a time"), end::getMessage);
  }

  @Test
  void nothingDiffersWithoutAnEdit() throws Exception {
    assertEquals(Optional.empty(), firstDifference(GeneratedCrossbar.of(CONFIG).rtl()));
  }

  /** The same jobs for every edit, until one shows a difference. */
  private static Optional<Divergence> firstDifference(AcceleratorRtl rtl) throws Exception {
    AcceleratorSimulator<CrossbarSession> simulator =
        AcceleratorSimulator.build(
            new CrossbarAccelerator(CONFIG, CrossbarPhases.DEFAULT, rtl),
            Engine.VERILATOR,
            VerilatorOptions.signOff(),
            BuildProgress.SILENT);
    RandomCrossbar random = new RandomCrossbar(1);
    List<CrossbarJob> jobs = new ArrayList<>(random.programAll(CONFIG));
    jobs.addAll(random.mixed(CONFIG, 60, 4));
    jobs.addAll(random.faulty(CONFIG));
    try (CrossbarSession session = simulator.open(1)) {
      for (CrossbarJob job : jobs) {
        if (!session.run("job", job, random.phases(), random.stalls()).agreed()) {
          return session.tally().first();
        }
      }
    }
    return Optional.empty();
  }

  /** The generated RTL with one thing changed in one file. */
  private AcceleratorRtl edited(String module, String from, String to) throws IOException {
    GeneratedCrossbar generated = GeneratedCrossbar.of(CONFIG);
    Path rtl = folder.resolve("rtl");
    generated.output().write(rtl);
    Path file = rtl.resolve(CrossbarPins.TOP + "_" + module + ".v");
    String text = Files.readString(file);
    String changed = text.replaceFirst(from, to);
    assertNotEquals(text, changed, "the edit no longer applies to " + file.getFileName());
    Files.writeString(file, changed);
    return generated.rtl(rtl);
  }
}
