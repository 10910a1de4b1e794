package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as a user of the shell sends it. */
@Timeout(60)
class InterruptTest {
  @TempDir Path folder;

  /** Starts a Weft of its own; SIGINT reaches it even if this test runs in the background. */
  private Process start(String... args) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.concat(
                Stream.of("env", "--default-signal=INT", java, "-cp"),
                Stream.concat(
                    Stream.of(System.getProperty("java.class.path"), "weft.cli.Main"),
                    Stream.of(args)))
            .toList();
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  @Test
  void trainingStopsWith130LeavesNoWeightsAndGoesOnLater() throws Exception {
    TinyData.write(folder);
    Files.writeString(
        folder.resolve("tiny.yaml"),
        """
        family: tim
        tile: {}
        training:
          imageHeight: 6
          imageWidth: 6
          convolutions: [{channels: 2, kernel: 3, pool: 2}]
          classes: 2
          epochs: 1000
          batch: 8
        """);
    Process process = start("train", "tiny.yaml", "--data", folder.toString());
    StringBuilder heard = new StringBuilder();
    try (BufferedReader err = process.errorReader()) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        heard.append(line).append('\n');
        if (line.startsWith("epoch 2:")) {
          interrupt(process);
        }
      }
    }
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue(), heard.toString());
    assertTrue(heard.toString().endsWith("weft: interrupted\n"), heard.toString());
    try (Stream<Path> left = Files.list(folder)) {
      assertTrue(left.noneMatch(file -> file.toString().endsWith(".weft")));
    }
    Process again = start("train", "tiny.yaml", "--data", folder.toString());
    try (BufferedReader err = again.errorReader()) {
      String first = err.readLine();
      assertTrue(first.startsWith("weft: going on after epoch "), first);
    } finally {
      again.destroyForcibly();
    }
  }
}
