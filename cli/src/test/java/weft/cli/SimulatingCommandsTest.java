package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that simulate, on the small accelerator. */
class SimulatingCommandsTest {
  @TempDir Path folder;

  @BeforeEach
  void needsTheSimulator() {
    SimulatorNeeds.check();
  }

  private JsonNode json(String name) throws Exception {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }

  private CliRun cosim(String... more) {
    String[] args = new String[8 + more.length];
    System.arraycopy(
        new String[] {
          "cosim",
          "small",
          "--images",
          "2",
          "--out",
          folder + "/out",
          "--json",
          folder + "/run.json"
        },
        0,
        args,
        0,
        8);
    System.arraycopy(more, 0, args, 8, more.length);
    return CliRun.of(args);
  }

  @Test
  void cosimPassesAndReportsWhatItCompared() throws Exception {
    CliRun run = cosim("--stalls", "5");
    assertEquals(ExitCode.PASSED, run.code(), run.out() + run.err());
    JsonNode report = json("run.json");
    assertEquals(2, report.get("images").asInt());
    assertEquals(0, report.get("mismatches").asInt());
    assertEquals(report.get("cyclesRtl").asLong(), report.get("cyclesGolden").asLong());
    // conv1: 24 x 24 positions of 8 sums; fc1: 10 sums. Lanes that hold a column in use.
    assertTrue(report.get("valuesCompared").get("outputs").asLong() >= 2 * (24 * 24 * 8 + 10));
    for (String key : new String[] {"engine", "accuracy", "cyclesPerSecond", "layers", "seed"}) {
      assertTrue(report.has(key), key);
    }
    JsonNode layer = report.get("layers").get(0);
    for (String key : new String[] {"name", "accesses", "cycles", "clippedPlus", "clippedMinus"}) {
      assertTrue(layer.has(key), key);
    }
    assertEquals(report, json("out/run.json"));
    assertTrue(Files.exists(folder.resolve("out/junit.xml")));
  }

  @Test
  void theSimulatedFilesAreThoseThatGenerateWrites() throws Exception {
    assertEquals(ExitCode.PASSED, cosim().code());
    CliRun.of("generate", "small", "--out", folder + "/rtl");
    JsonNode simulated = json("run.json").get("hashes").get("rtl");
    JsonNode generated = json("rtl/manifest.json").get("sha256");
    assertFalse(simulated.isEmpty());
    simulated
        .properties()
        .forEach(file -> assertEquals(generated.get(file.getKey()), file.getValue()));
  }

  @Test
  void anEditByHandIsFoundAndWhatItLeavesReplaysIt() throws Exception {
    CliRun.of("generate", "small", "--out", folder + "/rtl");
    Path unit = folder.resolve("rtl/weft_tim_ReduceUnit.v");
    String text = Files.readString(unit);
    String edited = text.replaceFirst(" \\+ ", " - ");
    assertFalse(edited.equals(text));
    Files.writeString(unit, edited);
    CliRun run = cosim("--rtl", folder + "/rtl");
    assertEquals(ExitCode.MISMATCH, run.code(), run.out() + run.err());
    assertTrue(run.out().contains("FIRST DIFFERENCE"), run.out());
    assertTrue(json("run.json").get("firstDivergence").has("expected"));
    CliRun replay = CliRun.of("job", folder + "/out/job.json", "--rtl", folder + "/out/rtl");
    assertEquals(ExitCode.MISMATCH, replay.code(), replay.out() + replay.err());
    assertEquals(ExitCode.PASSED, CliRun.of("job", folder + "/out/job.json").code());
  }

  @Test
  void verilogThatDoesNotParseIsTheUsersError() throws Exception {
    CliRun.of("generate", "small", "--out", folder + "/rtl");
    Files.writeString(
        folder.resolve("rtl/weft_tim_ReduceUnit.v"), "module weft_tim_ReduceUnit(;\n");
    CliRun run = cosim("--rtl", folder + "/rtl");
    assertEquals(ExitCode.USAGE, run.code(), run.err());
    assertTrue(run.err().contains("weft_tim_ReduceUnit.v:1"), run.err());
    assertEquals(ExitCode.USAGE, cosim("--rtl", folder + "/nothing").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"verilator", "jvm", "both"})
  void aJobGivesTheProductOnEveryEngine(String engine) throws Exception {
    Files.writeString(
        folder.resolve("job.json"),
        """
        {"family": "tim",
         "tile": {"rows": 8, "columns": 4, "rowsPerAccess": 4, "adcMax": 2, "pcus": 2, "tiles": 1},
         "encoding": "unsigned", "weights": [[1, -1], [1, 1], [1, 0]],
         "activations": [[1, 2, 3], [1, 1, 1]]}
        """);
    CliRun run =
        CliRun.of(
            "job", folder + "/job.json", "--engine", engine, "--json", folder + "/result.json");
    assertEquals(ExitCode.PASSED, run.code(), run.out() + run.err());
    JsonNode result = json("result.json");
    // Vector 1, plane 0: rows 0 and 2; plane 1: rows 1 and 2. Vector 2, plane 0: all three rows,
    // of which the ADC of column 0 counts two.
    assertEquals("[[6,1],[2,0]]", result.get("outputs").toString());
    assertEquals(4, result.get("accesses").asInt());
    assertEquals(1, result.get("clippedPlus").asInt());
    assertEquals(0, result.get("clippedMinus").asInt());
    JsonNode report = result.get("run");
    assertEquals(engine.equals("both"), report.get("valuesCompared").get("engines").asLong() > 0);
    assertEquals(!engine.equals("jvm"), report.get("tools").has("verilator"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"verilator", "jvm", "both"})
  void aJobOnCrossbarsGivesTheProductOnEveryEngine(String engine) throws Exception {
    Files.writeString(
        folder.resolve("job.json"),
        """
        {"family": "crossbar",
         "crossbar": {"rows": 8, "columns": 4, "fragmentRows": 4, "weightBits": 4, "inputBits": 4,
                      "adcBits": 3, "adcs": 1, "flip": "off", "form": "digital"},
         "inputs": "unsigned", "weights": [[3, -15], [3, -2], [2, 0]],
         "activations": [[1, 2, 3], [1, 1, 1]]}
        """);
    CliRun run =
        CliRun.of(
            "job", folder + "/job.json", "--engine", engine, "--json", folder + "/result.json");
    assertEquals(ExitCode.PASSED, run.code(), run.out() + run.err());
    JsonNode result = json("result.json");
    // Vector 1, plane 0 drives rows 0 and 2, plane 1 rows 1 and 2: sums of output 0 of 5 twice.
    // Vector 2 drives all three rows, whose levels add up to 8: the ADC ends at 7.
    assertEquals("[[15,-19],[7,-17]]", result.get("outputs").toString());
    assertEquals(3, result.get("accesses").asInt());
    assertEquals(1, result.get("saturations").asInt());
    assertEquals(12, result.get("conversions").asInt());
    JsonNode report = result.get("run");
    assertEquals(engine.equals("both"), report.get("valuesCompared").get("engines").asLong() > 0);
  }
}
