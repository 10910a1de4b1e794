package weft.golden.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;
import weft.golden.nn.InputFormat;
import weft.golden.nn.WeightFile;

/** A training that tests run in this or in another process. */
final class TrainMain {
  private TrainMain() {}

  /** Two epochs over the 1,000 images of the sample: what is compared between machines. */
  static String lenetOnSample(int threads, Path folder) throws Exception {
    TrainingRecipe recipe = new TrainingRecipe(TrainingRecipe.Precision.TERNARY, 2, 100, 3e-3, 1);
    Trainer trainer =
        new Trainer(NetworkPlan.lenet(), recipe, DataSets.sample(), threads, Optional.of(folder));
    return result(trainer, folder, TrainingProgress.SILENT);
  }

  /** Three epochs of ten minibatches of a network that trains in no time. */
  static String tiny(Path folder, TrainingProgress progress) throws Exception {
    NetworkPlan plan =
        new NetworkPlan(
            new InputFormat(1, 28, 28, 8),
            List.of(new NetworkPlan.Convolution(4, 5, 4)),
            List.of(16),
            10);
    TrainingRecipe recipe = new TrainingRecipe(TrainingRecipe.Precision.TERNARY, 3, 20, 3e-3, 7);
    DataSet data = DataSets.sample().first(200);
    return result(new Trainer(plan, recipe, data, 2, Optional.of(folder)), folder, progress);
  }

  /** SHA-256 of the weight file, and of the checkpoint, which holds every float. */
  private static String result(Trainer trainer, Path folder, TrainingProgress progress)
      throws Exception {
    TrainedNetwork network = trainer.run(progress);
    byte[] checkpoint = Files.readAllBytes(folder.resolve("checkpoint.bin"));
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(checkpoint);
    return WeightFile.sha256(network.ternary()) + " " + HexFormat.of().formatHex(sha);
  }

  /**
   * {@code lenet FOLDER THREADS} or {@code tiny FOLDER}; {@code stuck FOLDER} is {@code tiny}, but
   * waits for ever in the middle of the second epoch. Prints the result.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    switch (args[0]) {
      case "lenet":
        System.out.println(lenetOnSample(Integer.parseInt(args[2]), folder));
        break;
      case "tiny":
        System.out.println(tiny(folder, TrainingProgress.SILENT));
        break;
      default:
        tiny(
            folder,
            new TrainingProgress() {
              @Override
              public void minibatch(int epoch, int batch, int batches, double loss, double share) {
                if (epoch == 2 && batch == 5) {
                  System.out.println("stuck");
                  sleepForEver();
                }
              }
            });
    }
  }

  private static void sleepForEver() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
