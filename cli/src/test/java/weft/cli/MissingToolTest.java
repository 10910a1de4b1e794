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

/** Weft where the programs that it calls are not installed. */
@Timeout(60)
class MissingToolTest {
  @TempDir Path folder;

  @Test
  void cosimWithoutVerilatorIsExitCode5AndWritesNothing() throws Exception {
    Map<String, String> environment =
        Map.of("PATH", folder.toString(), "WEFT_CACHE", folder + "/cache");
    Process process =
        WeftProcess.start(
            folder, environment, "cosim", "small", "--images", "1", "--json", "run.json");
    String heard = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(50, TimeUnit.SECONDS));
    assertEquals(5, process.exitValue(), heard);
    assertTrue(
        heard.startsWith("weft: verilator is not installed. On Debian: apt-get install"), heard);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.filter(file -> !file.endsWith("cache")).count());
    }
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
                + " maven verilator g++ make iverilog yosys\n"),
        said);
  }
}
