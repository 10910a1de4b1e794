package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.golden.FormatException;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;
import weft.golden.nn.InputFormat;
import weft.golden.nn.IntegerForward;
import weft.golden.train.TrainingRecipe.Precision;

class TrainerTest {
  private static final NetworkPlan SMALL =
      new NetworkPlan(
          new InputFormat(1, 28, 28, 8),
          List.of(new NetworkPlan.Convolution(8, 5, 2), new NetworkPlan.Convolution(8, 5, 2)),
          List.of(32),
          10);

  private static TrainingRecipe recipe(Precision precision, int epochs) {
    return new TrainingRecipe(precision, epochs, 40, 5e-3, 3);
  }

  private static TrainedNetwork train(Precision precision, DataSet data) throws Exception {
    return new Trainer(SMALL, recipe(precision, 4), data, 2, Optional.empty())
        .run(TrainingProgress.SILENT);
  }

  /** The first 800 images of the sample for training, the 200 that follow for measuring. */
  private static DataSet rest(DataSet sample) {
    byte[] images = new byte[200 * 784];
    byte[] labels = new byte[200];
    for (int i = 0; i < 200; i++) {
      labels[i] = (byte) sample.label(800 + i);
      int[] pixels = sample.pixels(800 + i);
      for (int j = 0; j < 784; j++) {
        images[i * 784 + j] = (byte) pixels[j];
      }
    }
    return new DataSet("rest", 28, 28, images, labels);
  }

  @Test
  void aSmallTernaryNetworkLearnsAndItsIntegersSayTheSame() throws Exception {
    DataSet sample = DataSets.sample();
    DataSet rest = rest(sample);
    TrainedNetwork network = train(Precision.TERNARY, sample.first(800));
    double accuracy = network.accuracy(rest, 1);
    assertTrue(accuracy > 0.6, "accuracy " + accuracy);

    IntegerForward integers = new IntegerForward(network.ternary());
    int[] classes = network.classify(rest, 2);
    int[] expected = new int[rest.size()];
    for (int i = 0; i < rest.size(); i++) {
      expected[i] = integers.classOf(rest.pixels(i));
    }
    assertArrayEquals(expected, classes);
  }

  @Test
  void theFloatBaselineLearnsButHasNoTernaryWeights() throws Exception {
    DataSet sample = DataSets.sample();
    TrainedNetwork network = train(Precision.FLOAT, sample.first(800));
    double accuracy = network.accuracy(rest(sample), 1);
    assertTrue(accuracy > 0.6, "accuracy " + accuracy);
    assertThrows(IllegalStateException.class, network::ternary);
  }

  @Test
  void progressCountsMinibatchesAndEpochs() throws Exception {
    DataSet data = DataSets.sample().first(100); // two minibatches of 40, 20 images left over
    StringBuilder heard = new StringBuilder();
    new Trainer(SMALL, recipe(Precision.TERNARY, 2), data, 1, Optional.empty())
        .run(
            new TrainingProgress() {
              @Override
              public void minibatch(int epoch, int batch, int of, double loss, double accuracy) {
                heard.append(epoch + ":" + batch + "/" + of + " ");
              }

              @Override
              public void epoch(int epoch, double loss, double accuracy, Snapshot snapshot) {
                heard.append("epoch " + epoch + " ");
              }
            });
    assertEquals("1:1/2 1:2/2 epoch 1 2:1/2 2:2/2 epoch 2 ", heard.toString());
  }

  @Test
  void aCheckpointOfAnotherTrainingOrDamagedIsRefused(@TempDir Path folder) throws Exception {
    DataSet data = DataSets.sample().first(40);
    Optional<Path> checkpoints = Optional.of(folder);
    new Trainer(SMALL, recipe(Precision.TERNARY, 1), data, 1, checkpoints)
        .run(TrainingProgress.SILENT);
    Trainer longer = new Trainer(SMALL, recipe(Precision.TERNARY, 2), data, 1, checkpoints);
    FormatException other =
        assertThrows(FormatException.class, () -> longer.run(TrainingProgress.SILENT));
    assertEquals("fingerprint", other.field());

    Path file = folder.resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    FormatException damaged =
        assertThrows(FormatException.class, () -> longer.run(TrainingProgress.SILENT));
    assertEquals(file + ": sha256: the checkpoint is truncated or corrupted", damaged.getMessage());
  }

  @Test
  void recipesOutOfRangeSayWhatIsAllowed() {
    assertEquals(
        "batch must be 8 to 4096 and a multiple of 4, not 30",
        refusal(() -> new TrainingRecipe(Precision.TERNARY, 1, 30, 0.1, 1)));
    assertEquals(
        "epochs must be 1 to 1000, not 0",
        refusal(() -> new TrainingRecipe(Precision.TERNARY, 0, 8, 0.1, 1)));
    assertEquals(
        "learningRate must be 1e-6 to 1, not NaN",
        refusal(() -> new TrainingRecipe(Precision.TERNARY, 1, 8, Double.NaN, 1)));
  }

  @Test
  void dataThatDoNotFitAreRefused() {
    byte[] labels = new byte[8];
    labels[3] = 10;
    DataSet elevenClasses = new DataSet("eleven", 28, 28, new byte[8 * 784], labels);
    TrainingRecipe recipe = new TrainingRecipe(Precision.TERNARY, 1, 8, 0.1, 1);
    assertEquals(
        "eleven has a label 10, the network only 10 classes",
        refusal(() -> new Trainer(SMALL, recipe, elevenClasses, 1, Optional.empty())));
    DataSet narrow = new DataSet("narrow", 28, 14, new byte[8 * 392], new byte[8]);
    assertTrue(
        refusal(() -> new Trainer(SMALL, recipe, narrow, 1, Optional.empty()))
            .startsWith("narrow has images of 1x28x14 and 8 bits"));
    DataSet few = new DataSet("few", 28, 28, new byte[784], new byte[1]);
    assertEquals(
        "few has 1 images, fewer than one minibatch of 8",
        refusal(() -> new Trainer(SMALL, recipe, few, 1, Optional.empty())));
  }

  private static String refusal(Runnable construction) {
    return assertThrows(IllegalArgumentException.class, construction::run).getMessage();
  }
}
