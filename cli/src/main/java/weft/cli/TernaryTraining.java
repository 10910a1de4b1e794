package weft.cli;

import java.util.Locale;
import java.util.Optional;
import weft.arch.ConfigException;
import weft.golden.data.DataSet;
import weft.golden.nn.TernaryNetwork;
import weft.golden.nn.WeightFile;
import weft.golden.train.TrainedNetwork;
import weft.golden.train.Trainer;
import weft.golden.train.TrainingProgress;
import weft.golden.train.TrainingRecipe;
import weft.golden.train.TrainingRecipe.Precision;

/** Training of a network of ternary weights, or of the same in float, for a TiM-DNN accelerator. */
record TernaryTraining(Preset preset, TrainingRecipe recipe) implements NetworkTraining {
  /** The training of a configuration, with what the options say instead. */
  static TernaryTraining of(Presets.Source source, Invocation invocation) {
    Preset preset = Preset.from(source);
    TrainingRecipe recipe = preset.recipe();
    return new TernaryTraining(
        preset,
        new TrainingRecipe(
            invocation.has("float") ? Precision.FLOAT : recipe.precision(),
            invocation.integer("epochs", 1, 1000).orElse(recipe.epochs()),
            recipe.batch(),
            recipe.learningRate(),
            invocation.number("seed", 0, Long.MAX_VALUE).orElse(recipe.seed())));
  }

  @Override
  public String data() {
    return preset.data();
  }

  @Override
  public void run(Run run) throws Exception {
    Trainer trainer;
    try {
      trainer =
          new Trainer(
              preset.plan(), recipe, run.images(), run.threads(), Optional.of(run.checkpoints()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage(), e);
    }
    Console console = run.console();
    TrainedNetwork trained;
    try (Progress bar = new Progress(console, "training " + preset.name())) {
      trained = trainer.run(new Listener(console, bar, recipe.epochs(), run.tests()));
    }
    double accuracy = trained.accuracy(run.tests(), run.threads());
    console
        .out()
        .printf(
            Locale.ROOT,
            "accuracy %.2f %% of %d test images%n",
            100 * accuracy,
            run.tests().size());
    if (recipe.precision() == Precision.TERNARY) {
      TernaryNetwork network = trained.ternary();
      WeightFile.write(network, run.out());
      console.out().printf("%s  %s%n", WeightFile.sha256(network), run.out());
    }
  }

  /** Shows how the training goes on. */
  private record Listener(Console console, Progress bar, int epochs, DataSet tests)
      implements TrainingProgress {
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
  }
}
