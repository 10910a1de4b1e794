package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, as a user of the shell sends it. */
@Timeout(240)
class InterruptTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"family: tim,tile: {},epochs", "family: crossbar,crossbar: {},floatEpochs"})
  void trainingStopsWith130LeavesNoWeightsAndGoesOnLater(
      String family, String accelerator, String epochs) throws Exception {
    TinyData.write(folder);
    Files.writeString(
        folder.resolve("tiny.yaml"),
        """
        %s
        %s
        training:
          imageHeight: 6
          imageWidth: 6
          convolutions: [{channels: 2, kernel: 3, pool: 2}]
          classes: 2
          %s: 1000
          batch: 8
        """
            .formatted(family, accelerator, epochs));
    Process process =
        WeftProcess.start(folder, Map.of(), "train", "tiny.yaml", "--data", folder.toString());
    StringBuilder heard = new StringBuilder();
    try (BufferedReader err = process.errorReader()) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        heard.append(line).append('\n');
        if (line.startsWith("epoch 2")) {
          WeftProcess.interrupt(process);
        }
      }
    }
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue(), heard.toString());
    assertTrue(heard.toString().endsWith("weft: interrupted\n"), heard.toString());
    try (Stream<Path> left = Files.list(folder)) {
      assertTrue(left.noneMatch(file -> file.toString().endsWith(".weft")));
    }
    Process again =
        WeftProcess.start(folder, Map.of(), "train", "tiny.yaml", "--data", folder.toString());
    try (BufferedReader err = again.errorReader()) {
      String first = err.readLine();
      assertTrue(first.startsWith("weft: going on after epoch "), first);
    } finally {
      again.destroyForcibly();
    }
  }

  /** Ctrl-C in a terminal reaches the tools as well, {@code kill} the program alone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBuildOfTheSimulatorStopsWith130AndLeavesNoBrokenCacheEntry(boolean terminal)
      throws Exception {
    SimulatorNeeds.check();
    Path cache = folder.resolve("cache");
    Map<String, String> environment = Map.of("WEFT_CACHE", cache.toString());
    String[] cosim = {"cosim", "small", "--images", "1", "--out", "out", "--json", "run.json"};
    Process process = WeftProcess.start(folder, environment, cosim);
    while (process.isAlive() && !compiles(cache)) {
      Thread.sleep(20);
    }
    assertTrue(process.isAlive(), "the build ended before it could be interrupted");
    if (terminal) {
      WeftProcess.interruptGroup(process);
    } else {
      WeftProcess.interrupt(process);
    }
    String heard = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue(), heard);
    assertEquals("weft: interrupted\n", heard);
    assertFalse(Files.exists(folder.resolve("run.json")));
    assertFalse(Files.exists(folder.resolve("out")));
    Process again = WeftProcess.start(folder, environment, cosim);
    again.getInputStream().readAllBytes();
    assertTrue(again.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, again.exitValue());
    assertTrue(Files.exists(folder.resolve("run.json")));
  }

  /** Whether the C++ of a model is being compiled. */
  private static boolean compiles(Path cache) throws IOException {
    if (!Files.isDirectory(cache)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".cpp"));
    } catch (UncheckedIOException e) {
      // A file went while we looked.
      return false;
    }
  }
}
