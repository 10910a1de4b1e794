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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.Sha256;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedForward;
import weft.golden.nn.QuantisedNetwork;

/** {@code weft train} for crossbars, on 40 images. */
class StagedTrainingTest {
  private static final String YAML =
      """
      family: crossbar
      crossbar: {rows: 16, columns: 32, fragmentRows: 4, inputBits: 8, maxRows: 64}
      training:
        imageHeight: 6
        imageWidth: 6
        convolutions: [{channels: 5, kernel: 3, padding: 1, pool: 2}]
        dense: [{outputs: 9}]
        classes: 2
        kept: [{inputs: 7, outputs: 4}, {inputs: 20, outputs: 8}, {inputs: 8}]
        floatEpochs: 3
        pruningEpochs: {admm: 2, retrain: 2}
        polarisationEpochs: {admm: 1, retrain: 2}
        quantisationEpochs: {admm: 1, retrain: 1}
        batch: 8
        learningRate: 0.01
      """;

  private static final String SHA_256 =
      "9e6ae82cbf02664b279f5c3fadc1e065b357f40bd80ca2c0aa4682561f952950";

  @TempDir Path folder;

  @BeforeEach
  void writeConfigurationAndImages() throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), YAML);
    TinyData.write(folder);
  }

  private CliRun train(String... more) {
    return trainOf("tiny.yaml", more);
  }

  private CliRun trainOf(String yaml, String... more) {
    List<String> args = new ArrayList<>(List.of("train", folder.resolve(yaml).toString()));
    args.addAll(List.of("--data", folder.toString()));
    args.addAll(List.of("--out", folder.resolve("tiny.weft").toString()));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray(new String[0]));
  }

  /**
   * Every bit: products are EJML's, the same on every machine. One unit does not hold 24 word lines
   * of fc1 at once, so what ADCs do is not measured.
   */
  @Test
  void saysWhatEachStageCostsAndWritesTheNetwork() throws Exception {
    CliRun run = train();
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    assertEquals(
        """
        stage                               accuracy
        float                                57.50 %
        pruned                               62.50 %
        polarised                            55.00 %
        quantised: magnitudes of 8 bits      50.00 %
        with activations of 8 bits           50.00 %
        with ADCs of 4 bits: weft evaluate says
        of 40 test images

        matrix       rows  word lines      outputs  crossbars   dense
        conv1           9          12       4 of 5          1       5
        fc1            45          24       8 of 9          2      27
        fc2             9          12       2 of 2          1       2
        all                                                 4      34
        8.5 times fewer than in 32 bits, dense and differential

        """
            + SHA_256
            + "  "
            + folder.resolve("tiny.weft")
            + "\n",
        run.out());
    byte[] bytes = Files.readAllBytes(folder.resolve("tiny.weft"));
    assertEquals(SHA_256, Sha256.of(bytes));
    List<String> stages = run.err().lines().filter(line -> !line.startsWith("epoch ")).toList();
    assertEquals(
        List.of(
            "float: 57.50 % of 40 test images",
            "pruned: 62.50 % of 40 test images",
            "polarised: 55.00 % of 40 test images",
            "quantised: 50.00 % of 40 test images"),
        stages);
    assertEquals(12, run.err().lines().count() - stages.size());
  }

  /** What the file holds classifies as often correctly as the command says. */
  @Test
  void theFileIsTheNetworkThatWasMeasured() throws Exception {
    train("--epochs", "1", "--seed", "3");
    Path file = folder.resolve("tiny.weft");
    QuantisedNetwork network = QuantisedFile.read("tiny.weft", Files.readAllBytes(file));
    assertTrue(network.madeBy().startsWith("EJML "), network.madeBy());
    QuantisedForward forward = new QuantisedForward(network);
    DataSet tests = DataSets.find("any", DataSets.Split.TEST, Optional.of(folder), folder);
    int correct = 0;
    for (int i = 0; i < tests.size(); i++) {
      correct += forward.classOf(tests.pixels(i)) == tests.label(i) ? 1 : 0;
    }
    CliRun again = train("--epochs", "1", "--seed", "3");
    String said = " %.2f %%".formatted(100.0 * correct / 40);
    assertTrue(
        again.out().lines().anyMatch(line -> line.startsWith("with") && line.endsWith(said)),
        again.out());
  }

  /** Two units hold each layer; ADCs of 2 bits clip, and cost what {@code weft evaluate} says. */
  @Test
  void saysWhatTheAdcsLeave() throws Exception {
    String clipping = YAML.replace("inputBits: 8", "inputBits: 8, adcBits: 2, units: 2");
    String network = folder.resolve("tiny.weft").toString();
    Files.writeString(folder.resolve("clip.yaml"), "network: " + network + "\n" + clipping);
    CliRun run = trainOf("clip.yaml", "--seed", "3");
    CliRun evaluated =
        CliRun.of("evaluate", folder.resolve("clip.yaml").toString(), "--data", folder.toString());
    assertEquals(ExitCode.PASSED, evaluated.code(), evaluated.err());
    assertEquals("67.50", accuracy(run.out(), "with activations of 8 bits "));
    assertEquals("55.00", accuracy(run.out(), "with ADCs of 2 bits "));
    assertEquals("55.00", accuracy(evaluated.out(), "accuracy "));
  }

  private static String accuracy(String out, String line) {
    String found = out.lines().filter(l -> l.startsWith(line)).findFirst().orElseThrow();
    return found.substring(line.length(), found.indexOf('%')).strip();
  }

  /** The checkpoint holds what earlier stages measured, and more threads change nothing. */
  @Test
  void goesOnWhereItWasAndSaysTheSame() throws Exception {
    CliRun whole = train("--threads", "1");
    byte[] weights = Files.readAllBytes(folder.resolve("tiny.weft"));
    Files.delete(folder.resolve("tiny.weft"));
    CliRun again = train("--threads", "3");
    assertTrue(again.err().startsWith("weft: going on after epoch 12\n"), again.err());
    assertEquals(whole.out(), again.out());
    assertArrayEquals(weights, Files.readAllBytes(folder.resolve("tiny.weft")));
  }

  /** The folder keeps the stages of all trainings; each finds its own. */
  @Test
  void anotherRecipeBeginsAnewInTheSameFolder() {
    CliRun one = train();
    CliRun other = train("--seed", "2");
    assertTrue(other.err().startsWith("epoch 1 of 12: "), other.err());
    CliRun again = train();
    assertTrue(again.err().startsWith("weft: going on after epoch 12\n"), again.err());
    assertEquals(one.out(), again.out());
  }

  @Test
  void whatCannotBeTrainedIsTheUsersError() throws Exception {
    refuses(YAML.replace("imageWidth: 6", "imageWidth: 7"), "has images of 1x6x6");
    refuses(YAML.replace("classes: 2", "classes: 1"), "training.classes must be 2 to 4096, not 1");
    refuses(YAML.replace("batch: 8", "batch: 80"), "fewer than one minibatch of 80");
    refuses(YAML.substring(0, YAML.indexOf("training:")), "'training' is missing");
    CliRun run = train("--float");
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(
        "weft: --float: the network in float is the first stage of a crossbar's training\n",
        run.err());
  }

  private void refuses(String yaml, String message) throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), yaml);
    CliRun run = trainOf("bad.yaml");
    assertEquals(ExitCode.USAGE, run.code(), run.err());
    assertTrue(run.err().contains(message), run.err());
    assertFalse(Files.exists(folder.resolve("tiny.weft")));
  }
}
