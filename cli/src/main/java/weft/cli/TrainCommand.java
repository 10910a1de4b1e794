package weft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Options;
import weft.arch.ConfigException;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;
import weft.golden.data.DataSets.Split;
import weft.golden.nn.TernaryNetwork;
import weft.golden.nn.WeightFile;
import weft.golden.train.TrainedNetwork;
import weft.golden.train.Trainer;
import weft.golden.train.TrainingProgress;
import weft.golden.train.TrainingRecipe;
import weft.golden.train.TrainingRecipe.Precision;

/** {@code weft train}: trains the network of a preset and writes its weights. */
final class TrainCommand implements Command {
  private static final int MAX_THREADS = 64;

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "Trains the network of a preset and writes its weights";
  }

  @Override
  public String arguments() {
    return "<preset|file.yaml>";
  }

  @Override
  public Options options() {
    return new OptionSet()
        .value("out", "FILE", "weights; default: the preset's name with .weft, in this folder")
        .value(
            "checkpoints",
            "DIR",
            "state after each epoch; the same command goes on from there;\n"
                + "default: the weights' name with .checkpoints")
        .images()
        .data()
        .value("epochs", "N", "instead of the preset's")
        .value("seed", "S", "instead of the preset's")
        .value("threads", "N", "the result does not depend on it; default: all processors")
        .flag("float", "the same network in float: measures it, writes no weights")
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft train fashion  reproduces the built-in weights, byte for byte",
        "weft train my.yaml --out my.weft  trains what 'training:' of my.yaml describes",
        "weft train fashion --float  how good the network is without ternary weights");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    Preset preset = Presets.find(invocation.argument("preset or file"));
    TrainingRecipe recipe = recipe(preset.recipe(), invocation);
    Path out = invocation.path("out").orElse(Path.of(preset.name() + ".weft"));
    Path checkpoints =
        invocation
            .path("checkpoints")
            .orElse(out.resolveSibling(out.getFileName() + ".checkpoints"));
    Path folder = out.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new ConfigException("--out: cannot write to folder " + folder);
    }
    Console console = invocation.console();
    DataSet images = data(preset, Split.TRAIN, invocation);
    DataSet tests = data(preset, Split.TEST, invocation);
    int threads =
        invocation
            .integer("threads", 1, MAX_THREADS)
            .orElse(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
    Trainer trainer;
    try {
      trainer = new Trainer(preset.plan(), recipe, images, threads, Optional.of(checkpoints));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage(), e);
    }
    TrainedNetwork trained;
    try (Progress bar = new Progress(console, "training " + preset.name())) {
      trained = trainer.run(listener(console, bar, recipe.epochs(), tests));
    }
    double accuracy = trained.accuracy(tests, threads);
    console
        .out()
        .printf(Locale.ROOT, "accuracy %.2f %% of %d test images%n", 100 * accuracy, tests.size());
    if (recipe.precision() == Precision.TERNARY) {
      TernaryNetwork network = trained.ternary();
      WeightFile.write(network, out);
      console.out().printf("%s  %s%n", WeightFile.sha256(network), out);
    }
    return ExitCode.PASSED;
  }

  private static TrainingRecipe recipe(TrainingRecipe preset, Invocation invocation) {
    return new TrainingRecipe(
        invocation.has("float") ? Precision.FLOAT : preset.precision(),
        invocation.integer("epochs", 1, 1000).orElse(preset.epochs()),
        preset.batch(),
        preset.learningRate(),
        invocation.number("seed", 0, Long.MAX_VALUE).orElse(preset.seed()));
  }

  private static DataSet data(Preset preset, Split split, Invocation invocation)
      throws IOException {
    DataSet all =
        DataSets.find(
            preset.data(), split, invocation.path("data"), invocation.console().checkout());
    return invocation.integer("images", 1, Integer.MAX_VALUE).map(all::first).orElse(all);
  }

  private static TrainingProgress listener(
      Console console, Progress bar, int epochs, DataSet tests) {
    return new TrainingProgress() {
      @Override
      public void resumed(int epochsDone) {
        console.err().println("weft: going on after epoch " + epochsDone);
      }

      @Override
      public void minibatch(int epoch, int batch, int batches, double loss, double accuracy) {
        String note = String.format(Locale.ROOT, "epoch %d, loss %.4f", epoch, loss);
        bar.at((long) (epoch - 1) * batches + batch, (long) epochs * batches, note);
      }

      @Override
      public void epoch(int epoch, double loss, double accuracy, Snapshot snapshot)
          throws InterruptedException {
        double test = snapshot.accuracy(tests);
        bar.close();
        console
            .err()
            .printf(
                Locale.ROOT,
                "epoch %d: loss %.4f, %.2f %% of training images, %.2f %% of test images%n",
                epoch,
                loss,
                100 * accuracy,
                100 * test);
      }
    };
  }
}
