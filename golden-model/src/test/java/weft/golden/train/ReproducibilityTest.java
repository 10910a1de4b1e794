package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same recipe gives the same bytes: any thread count, any JDK, killed or not. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReproducibilityTest {
  /**
   * What two epochs over the sample give, everywhere: weight file, checkpoint. It changes only with
   * the arithmetic of the trainer, and then the committed weights have to be trained again.
   */
  private static final String LENET_ON_SAMPLE =
      "31cde6b9054b4588e28fe6374d5c214a2d21798e672c660f8b48fef1dee50eff"
          + " 08fb7796972163aaa1268f7aa9b488a9ad928ef5f1458d9f8b96ea4d70b63f02";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void threadsDoNotMatter(int threads) throws Exception {
    assertEquals(LENET_ON_SAMPLE, TrainMain.lenetOnSample(threads, folder));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void theJdkDoesNotMatter(int version) throws Exception {
    Optional<Path> java = findJava(version);
    if (java.isEmpty()) {
      abort("no JDK " + version + " below /usr/lib/jvm or in WEFT_JDK_" + version);
    }
    Process process = start(java.get(), "lenet", "2");
    assertEquals(LENET_ON_SAMPLE, lastLine(process));
    assertEquals(0, process.waitFor());
  }

  @Test
  void aKilledTrainingGoesOnToTheSameBytes() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process = start(java, "stuck");
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("stuck", output.readLine());
    process.destroyForcibly();
    assertEquals(128 + 9, process.waitFor(), "killed by signal 9");
    assertTrue(Files.exists(folder.resolve("checkpoint.bin")), "epoch 1 is kept");

    List<Integer> resumedAfter = new ArrayList<>();
    String resumed =
        TrainMain.tiny(
            folder,
            new TrainingProgress() {
              @Override
              public void resumed(int epochsDone) {
                resumedAfter.add(epochsDone);
              }
            });
    assertEquals(List.of(1), resumedAfter);
    assertEquals(TrainMain.tiny(folder.resolve("new"), TrainingProgress.SILENT), resumed);
    assertFalse(Files.exists(folder.resolve("checkpoint.bin.part")));
  }

  private Process start(Path java, String job, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TrainMain.class.getName(),
                job,
                folder.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(folder.resolve("stderr").toFile()).start();
  }

  private String lastLine(Process process) throws IOException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = Files.readString(folder.resolve("stderr"));
    return output.isBlank() ? errors : output.lines().reduce((a, b) -> b).orElseThrow();
  }

  private static Optional<Path> findJava(int version) throws IOException {
    String named = System.getenv("WEFT_JDK_" + version);
    if (named != null) {
      return Optional.of(Path.of(named, "bin", "java"));
    }
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes
          .filter(home -> isVersion(home, version))
          .map(home -> home.resolve("bin/java"))
          .filter(Files::isExecutable)
          .sorted()
          .findFirst();
    }
  }

  private static boolean isVersion(Path home, int version) {
    try {
      return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version + ".");
    } catch (IOException e) {
      return false;
    }
  }
}
