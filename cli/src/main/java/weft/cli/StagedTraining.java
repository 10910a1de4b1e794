package weft.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import weft.arch.ConfigException;
import weft.arch.Sha256;
import weft.golden.admm.AdmmProgress;
import weft.golden.admm.AdmmRecipe;
import weft.golden.admm.AdmmResult;
import weft.golden.admm.AdmmStage;
import weft.golden.admm.AdmmTrainer;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.data.DataSet;
import weft.golden.map.CrossbarEvaluation;
import weft.golden.map.CrossbarNetwork;
import weft.golden.map.LayerCrossbars;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedForward;
import weft.golden.nn.QuantisedNetwork;

/** Training of a network of integers, stage by stage, for an accelerator of ReRAM crossbars. */
record StagedTraining(CrossbarPreset preset, CrossbarTraining training) implements NetworkTraining {
  private static final int PERCENT = 100;

  /** The training of a configuration, with what the options say instead. */
  static StagedTraining of(Presets.Source source, Invocation invocation) {
    CrossbarPreset preset = CrossbarPreset.from(source);
    CrossbarTraining training =
        preset.training().orElseThrow(() -> source.yaml().error("training", "is missing"));
    if (invocation.has("float")) {
      throw new ConfigException(
          "--float: the network in float is the first stage of a crossbar's training");
    }
    AdmmRecipe recipe = training.recipe();
    Optional<Integer> epochs = invocation.integer("epochs", 1, 1000);
    recipe = epochs.isPresent() ? recipe.withEpochs(epochs.get()) : recipe;
    Optional<Long> seed = invocation.number("seed", 0, Long.MAX_VALUE);
    recipe = seed.isPresent() ? recipe.withSeed(seed.get()) : recipe;
    return new StagedTraining(preset, training.with(recipe));
  }

  @Override
  public String data() {
    return preset.data();
  }

  @Override
  public void run(Run run) throws Exception {
    AdmmTrainer trainer;
    try {
      trainer =
          new AdmmTrainer(
              training.plan(),
              training.recipe(),
              run.images(),
              run.tests(),
              training.library().product(),
              run.threads(),
              Optional.of(run.checkpoints()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage(), e);
    }
    Console console = run.console();
    AdmmResult result;
    try (Progress bar = new Progress(console, "training " + preset.name())) {
      result = trainer.run(new Listener(console, bar, run.tests().size()));
    }
    QuantisedNetwork network = result.network(training.activationBits());
    CrossbarNetwork mapped = new CrossbarNetwork(network, preset.config(), preset.use());
    double integers = accuracy(network, run.tests(), console);
    console.out().print(stages(result, integers, withAdcs(mapped, run), run.tests().size()));
    console.out().print(crossbars(LayerCrossbars.of(mapped)));
    QuantisedFile.write(network, run.out());
    console.out().printf("%n%s  %s%n", Sha256.of(QuantisedFile.bytes(network)), run.out());
  }

  private double accuracy(QuantisedNetwork network, DataSet tests, Console console)
      throws InterruptedException {
    QuantisedForward forward = new QuantisedForward(network);
    int correct = 0;
    try (Progress bar = new Progress(console, "measuring " + preset.name())) {
      for (int image = 0; image < tests.size(); image++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        correct += forward.classOf(tests.pixels(image)) == tests.label(image) ? 1 : 0;
        bar.at(image + 1L, tests.size(), "");
      }
    }
    return (double) correct / tests.size();
  }

  /**
   * What the accelerator makes of the network, ADCs and all. Empty where crossbars are programmed
   * anew for every job: that takes long, and is left to {@code weft evaluate}.
   */
  private OptionalDouble withAdcs(CrossbarNetwork mapped, Run run) throws InterruptedException {
    if (mapped.layers().stream().anyMatch(layer -> layer.plan().mapping().rowPasses() > 1)) {
      return OptionalDouble.empty();
    }
    CrossbarEvaluation evaluation =
        new CrossbarEvaluation(mapped, preset.phases(), new CrossbarChip(preset.config()));
    try (Progress bar = new Progress(run.console(), "evaluating " + preset.name())) {
      return OptionalDouble.of(
          evaluation
              .run(run.tests(), run.threads(), (done, all) -> bar.at(done, all, ""))
              .accuracy());
    }
  }

  private String stages(AdmmResult result, double integers, OptionalDouble withAdcs, int images) {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%-34s %9s%n", "stage", "accuracy"));
    for (AdmmStage stage : AdmmStage.values()) {
      if (result.accuracies().containsKey(stage)) {
        text.append(line(name(stage), result.accuracies().get(stage)));
      }
    }
    String bits = "with activations of " + training.activationBits() + " bits";
    text.append(line(bits, integers));
    String adcs = "with ADCs of " + preset.config().adcBits() + " bits";
    return text.append(
            withAdcs.isPresent()
                ? line(adcs, withAdcs.getAsDouble())
                : adcs + ": weft evaluate says\n")
        .append(String.format("of %d test images%n%n", images))
        .toString();
  }

  private static String line(String what, double accuracy) {
    return String.format(Locale.ROOT, "%-34s %7.2f %%%n", what, PERCENT * accuracy);
  }

  private String name(AdmmStage stage) {
    String name = stage.name().toLowerCase(Locale.ROOT);
    return stage == AdmmStage.QUANTISED
        ? "%s: magnitudes of %d bits".formatted(name, training.recipe().weightBits())
        : name;
  }

  private static String crossbars(List<LayerCrossbars> layers) {
    StringBuilder text = new StringBuilder();
    String format = "%-10s %6s %11s %12s %10s %7s%n";
    text.append(
        String.format(format, "matrix", "rows", "word lines", "outputs", "crossbars", "dense"));
    for (LayerCrossbars layer : layers) {
      text.append(
          String.format(
              format,
              layer.name(),
              layer.denseLines(),
              layer.lines(),
              layer.outputs() + " of " + layer.denseOutputs(),
              layer.crossbars(),
              layer.denseCrossbars()));
    }
    long crossbars = layers.stream().mapToLong(LayerCrossbars::crossbars).sum();
    long dense = layers.stream().mapToLong(LayerCrossbars::denseCrossbars).sum();
    return text.append(
            String.format(
                Locale.ROOT,
                "all%39s %10d %7d%n%.1f times fewer than in 32 bits, dense and differential%n",
                "",
                crossbars,
                dense,
                (double) dense / crossbars))
        .toString();
  }

  /** Shows how the training goes on. */
  private record Listener(Console console, Progress bar, int tests) implements AdmmProgress {
    @Override
    public void resumed(int epochsDone) {
      console.err().println("weft: going on after epoch " + epochsDone);
    }

    @Override
    public void minibatch(int epoch, int epochs, int batch, int batches, double loss) {
      String note = String.format(Locale.ROOT, "epoch %d, loss %.4f", epoch, loss);
      bar.at((long) (epoch - 1) * batches + batch, (long) epochs * batches, note);
    }

    @Override
    public void epoch(AdmmStage stage, int epoch, int epochs, double loss, double accuracy) {
      bar.close();
      console
          .err()
          .printf(
              Locale.ROOT,
              "epoch %d of %d: loss %.4f, %.2f %% of training images%n",
              epoch,
              epochs,
              loss,
              PERCENT * accuracy);
    }

    @Override
    public void stage(AdmmStage stage, double accuracy) {
      bar.close();
      String name = stage.name().toLowerCase(Locale.ROOT);
      console
          .err()
          .printf(Locale.ROOT, "%s: %.2f %% of %d test images%n", name, PERCENT * accuracy, tests);
    }
  }
}
