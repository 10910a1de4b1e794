package weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.golden.nn.WeightFile;

class TrainCommandTest {
  private static final String YAML =
      """
      family: tim
      tile: {}
      training:
        imageHeight: 6
        imageWidth: 6
        convolutions: [{channels: 2, kernel: 3, pool: 2}]
        classes: 2
        epochs: 2
        batch: 8
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeConfigurationAndImages() throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), YAML);
    TinyData.write(folder);
  }

  private CliRun train(String... more) {
    return trainTo("tiny.weft", more);
  }

  private CliRun trainTo(String out, String... more) {
    List<String> args = new ArrayList<>(List.of("train", folder.resolve("tiny.yaml").toString()));
    args.addAll(List.of("--data", folder.toString(), "--out", folder.resolve(out).toString()));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray(new String[0]));
  }

  @Test
  void writesWeightsAndTheirHash() throws Exception {
    CliRun run = train();
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    Path weights = folder.resolve("tiny.weft");
    assertTrue(run.out().contains(WeightFile.sha256(WeightFile.read(weights))), run.out());
    assertTrue(run.err().contains("epoch 2:"), run.err());
    byte[] first = Files.readAllBytes(weights);
    Files.delete(weights);
    CliRun again = train("--threads", "1");
    assertTrue(again.err().contains("going on after epoch 2"), again.err());
    assertArrayEquals(first, Files.readAllBytes(weights));
  }

  @Test
  void floatWritesNoWeights() {
    CliRun run = train("--float");
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    assertFalse(Files.exists(folder.resolve("tiny.weft")));
  }

  @Test
  void aTruncatedDataSetIsTheUsersError() throws Exception {
    Path images = folder.resolve("train-images-idx3-ubyte");
    byte[] bytes = Files.readAllBytes(images);
    Files.write(images, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    CliRun run = train();
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("train-images-idx3-ubyte"), run.err());
    assertFalse(Files.exists(folder.resolve("tiny.weft")));
  }

  @Test
  void anOutputFolderThatDoesNotExistIsFoundBeforeTheWork() {
    CliRun run = trainTo("none/tiny.weft");
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals("weft: --out: cannot write to folder " + folder + "/none\n", run.err());
  }
}
