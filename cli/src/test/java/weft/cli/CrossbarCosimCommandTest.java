package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.provider.ValueSource;
import weft.arch.crossbar.Requantisation;
import weft.golden.nn.InputFormat;
import weft.golden.nn.MaxPool;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

/** A network on crossbars through {@code weft cosim}, and ten edits of the RTL that it finds. */
class CrossbarCosimCommandTest {
  /** Two units of 8 x 8 cells and two spare columns; the ADC saturates. */
  private static final String CONFIGURATION =
      """
      family: crossbar
      crossbar:
        rows: 8
        columns: 8
        fragmentRows: 4
        weightBits: 4
        inputBits: 8
        adcBits: 2
        adcs: 2
        spareColumns: 1
        units: 2
        maxRows: 64
        fineBits: 3
        step: 4
        variation: 2
        seed: 7
      network: net.weft
      data: mnist
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeNetworkAndImages() throws IOException {
    Files.writeString(folder.resolve("net.yaml"), CONFIGURATION);
    QuantisedFile.write(network(), folder.resolve("net.weft"));
    TinyData.write(folder);
  }

  /**
   * Both layers need both units; the weights are large, so that columns are flipped; what is
   * requantised is small enough to show how it is rounded.
   */
  private static QuantisedNetwork network() {
    Random random = new Random(3);
    return new QuantisedNetwork(
        new InputFormat(1, 6, 6, 8),
        List.of(
            product(random, "conv1", 3, 9, 3, Optional.of(new Requantisation(25, 12, 7))),
            new MaxPool("pool1", 2),
            product(random, "fc1", 0, 12, 2, Optional.empty())),
        "drawn");
  }

  private static QuantisedLayer.Product product(
      Random random, String name, int kernel, int rows, int columns, Optional<Requantisation> r) {
    short[] weights = new short[rows * columns];
    List<Integer> bias = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        int magnitude = 5 + random.nextInt(11);
        weights[row * columns + column] = (short) (column % 3 == 1 ? -magnitude : magnitude);
      }
      bias.add(random.nextInt(401) - 200);
    }
    QuantisedMatrix matrix = new QuantisedMatrix(rows, columns, weights);
    return new QuantisedLayer.Product(name, kernel, 0, matrix, bias, r);
  }

  private CliRun cosim(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "cosim",
                folder + "/net.yaml",
                "--data",
                folder.toString(),
                "--images",
                "2",
                "--out",
                folder + "/out"));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray(String[]::new));
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/run.json").toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jvm", "both"})
  void comparesEveryValueOnEveryEngine(String engine) throws Exception {
    if (engine.equals("both")) {
      SimulatorNeeds.check();
    }
    CliRun run = cosim("--engine", engine, "--stalls", "5");
    assertEquals(ExitCode.PASSED, run.code(), run.out() + run.err());
    JsonNode report = report();
    assertEquals(2, report.get("images").asInt());
    assertEquals(0, report.get("mismatches").asInt());
    assertEquals(report.get("cyclesRtl").asLong(), report.get("cyclesGolden").asLong());
    assertEquals(engine.equals("both"), report.get("valuesCompared").get("engines").asLong() > 0);
    JsonNode layer = report.get("layers").get(0);
    assertEquals("conv1", layer.get("name").asText());
    // 16 positions an image, one vector a round: three fragments and one of biases of 8 planes at
    // most, 8 columns each.
    assertTrue(layer.get("inputCycles").asLong() <= 2 * 16 * 4 * 8);
    assertEquals(8 * layer.get("inputCycles").asLong(), layer.get("conversions").asLong());
    assertTrue(layer.get("saturations").asLong() > 0);
    assertTrue(layer.get("pulses").asLong() > 0);
  }

  /**
   * An edit.
   *
   * @param file without the prefix of the top module
   * @param from regular expression of what is changed, its first occurrence
   * @param kind of the value that gives it away
   */
  record Edit(String what, String file, String from, String to, String kind) {
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
              "PARTIAL_SUM"),
          new Edit(
              "flips are corrected with a row too many",
              "ShiftAdd",
              "2'd0, driven\\}",
              "2'd0, driven + 3'd1}",
              "PARTIAL_SUM"),
          new Edit(
              "planes are counted without the last",
              "ZeroSkip",
              "\\{3'd0, mask\\[0\\]\\} \\+ ",
              "",
              "REGISTER"),
          new Edit("the clamp is off by one", "macro_model", "> 4'd3;", "> 4'd2;", "PARTIAL_SUM"),
          new Edit(
              "the largest code is off by one",
              "macro_model",
              "exceeds \\? 2'd3",
              "exceeds ? 2'd2",
              "PARTIAL_SUM"),
          new Edit(
              "the hash of a pulse", "macro_model", "64'd2146121005", "64'd2146121007", "OUTPUT"),
          new Edit(
              "half is not added",
              "Requantiser",
              "product \\+ half\\) >>>",
              "product + (half & 65'd0)) >>>",
              "OUTPUT"),
          new Edit(
              "a unit is left out of a group",
              "GroupAdder",
              "sum_0 \\+ sum_1",
              "sum_0 + (sum_1 & 19'd0)",
              "OUTPUT"),
          new Edit(
              "a row that agrees is pulsed again",
              "RowVerifier",
              "code > target;",
              "code >= target;",
              "CYCLE"),
          new Edit(
              "clipped codes are counted once a clock",
              "CounterBank",
              "saturations <= saturations \\+ \\{61'd0, saturations_event\\}",
              "saturations <= saturations + {63'd0, |saturations_event}",
              "REGISTER"),
          new Edit(
              "a clock more of DRIVE",
              "ArrayController",
              "driveClocks - 8'd1",
              "driveClocks",
              "CYCLE"),
          new Edit(
              "TLAST at every vector",
              "RoundControl",
              "lastOutput & lastVector",
              "lastOutput | lastOutput & lastVector",
              "OUTPUT"));

  /** All of them, or two drawn by the seed. */
  static Stream<Edit> edits() {
    List<Edit> edits = new ArrayList<>(EDITS);
    Collections.shuffle(edits, new Random(Integer.getInteger("weft.seed", 1)));
    boolean full = "full".equals(System.getProperty("weft.tier"));
    return edits.stream().limit(full ? edits.size() : 2);
  }

  @Test
  void thereAreAtLeastTenEdits() {
    assertTrue(EDITS.size() >= 10);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void anEditByHandIsFoundAndWhatItLeavesReplaysIt(Edit edit) throws Exception {
    SimulatorNeeds.check();
    CliRun.of("generate", folder + "/net.yaml", "--out", folder + "/rtl");
    Path file = folder.resolve("rtl/weft_xbar_" + edit.file() + ".v");
    String text = Files.readString(file);
    String changed = text.replaceFirst(edit.from(), edit.to());
    assertNotEquals(text, changed, "the edit no longer applies to " + file.getFileName());
    Files.writeString(file, changed);

    CliRun run = cosim("--rtl", folder + "/rtl");

    assertEquals(ExitCode.MISMATCH, run.code(), run.out() + run.err());
    assertTrue(run.out().contains("FIRST DIFFERENCE"), run.out());
    assertEquals(edit.kind(), report().get("firstDivergence").get("kind").asText(), run.out());
    CliRun replay = CliRun.of("job", folder + "/out/job.json", "--rtl", folder + "/out/rtl");
    assertEquals(ExitCode.MISMATCH, replay.code(), replay.out() + replay.err());
    CliRun unedited = CliRun.of("job", folder + "/out/job.json", "--engine", "jvm");
    assertEquals(ExitCode.PASSED, unedited.code(), unedited.out() + unedited.err());
  }
}
