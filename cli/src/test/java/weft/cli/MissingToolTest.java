package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weft where the programs that it calls are not installed. */
@Timeout(60)
class MissingToolTest {
  @TempDir Path folder;

  private record Said(int code, String out, String err) {}

  /** Runs Weft where no program is installed. */
  private Said weft(String... args) throws Exception {
    Map<String, String> environment =
        Map.of("PATH", folder.toString(), "WEFT_CACHE", folder + "/cache");
    Process process = WeftProcess.start(folder, environment, args);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(50, TimeUnit.SECONDS));
    return new Said(process.exitValue(), out, err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--engine verilator", "--engine both", "--rtl .", "--rtl . --engine verilator"})
  void whatNeedsVerilatorIsExitCode5WithoutItAndWritesNothing(String how) throws Exception {
    Said said = weft(("cosim small --images 1 --json run.json " + how).split(" "));
    assertEquals(5, said.code(), said.err());
    assertEquals(
        "weft: verilator is not installed. On Debian: apt-get install verilator\n", said.err());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.filter(file -> !file.endsWith("cache")).count());
    }
  }

  @Test
  void synthesisWithoutYosysIsExitCode5AndWritesNothing() throws Exception {
    Said said = weft("synth", "small-macro");
    assertEquals(5, said.code(), said.err());
    assertEquals("weft: yosys is not installed. On Debian: apt-get install yosys\n", said.err());
    assertTrue(Files.notExists(folder.resolve("weft-synth")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jvm", "both"})
  void verilogOnTheJvmEngineIsTheUsersError(String engine) throws Exception {
    Said said = weft("cosim", "small", "--images", "1", "--rtl", ".", "--engine", engine);
    assertEquals(2, said.code(), said.err());
    assertEquals(
        "weft: --rtl needs --engine verilator: the jvm engine runs designs of Weft, not Verilog\n",
        said.err());
  }

  @Test
  void withoutVerilatorTheJvmEngineSimulatesAndSaysSo() throws Exception {
    Files.writeString(
        folder.resolve("job.json"),
        """
        {"family": "tim",
         "tile": {"rows": 4, "columns": 2, "rowsPerAccess": 2, "adcMax": 2, "pcus": 1, "tiles": 1},
         "encoding": "unsigned", "weights": [[1, -1]], "activations": [[3]]}
        """);
    Said said = weft("job", "job.json");
    assertEquals(0, said.code(), said.err());
    assertTrue(
        said.err().startsWith("weft: verilator is not installed: simulating with --engine jvm\n"),
        said.err());
    assertTrue(said.out().contains("\nengine           jvm\n"), said.out());
    Said asked = weft("job", "job.json", "--engine", "jvm");
    assertEquals(0, asked.code(), asked.err());
    assertTrue(!asked.err().contains("weft:"), asked.err());
  }

  @Test
  void doctorSaysWhatIsMissing() throws Exception {
    Process process = WeftProcess.start(folder, Map.of("PATH", folder.toString()), "doctor");
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(50, TimeUnit.SECONDS));
    assertEquals(5, process.exitValue());
    assertTrue(
        said.endsWith(
            "To install what is missing: sudo apt-get install --no-install-recommends"
                + " maven verilator g++ make iverilog yosys z3 nextpnr-ice40 fpga-icestorm"
                + " chromium opensta qflow-tech-osu018\n"),
        said);
    assertTrue(
        said.contains(
            "\nWithout verilator, g++, make: weft cosim and weft job run on the jvm engine;"
                + " --engine verilator, --engine both and --rtl do not.\n"),
        said);
  }
}
