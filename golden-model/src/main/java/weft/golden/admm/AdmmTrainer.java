package weft.golden.admm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weft.golden.blas.MatrixProduct;
import weft.golden.data.DataSet;
import weft.golden.train.StateFile;

/**
 * Trains a network in stages. ADMM (Boyd et al., 2011, in scaled form): the weights W are trained
 * with a pull of {@code rho} towards Z - U; after each epoch Z = projection of W + U, U = U + W -
 * Z. Then W is projected for good and trained on under the mask.
 *
 * <p>The result depends on plan, recipe, images and the {@link MatrixProduct} alone.
 */
public final class AdmmTrainer {
  private final AdmmRecipe recipe;
  private final DataSet data;
  private final DataSet tests;
  private final MatrixProduct product;
  private final int threads;
  private final CnnModel model;
  private final List<Run> runs = new ArrayList<>();
  private final Optional<StageFiles> files;

  /** Z and U of each layer while a stage pulls. */
  private final List<float[]> target = new ArrayList<>();

  private final List<float[]> dual = new ArrayList<>();

  private final Map<AdmmStage, Double> accuracies = new EnumMap<>(AdmmStage.class);

  /** Epochs that are trained in one way. */
  private record Run(
      AdmmStage stage, Constraint constraint, boolean pulls, int epochs, double learningRate) {}

  /**
   * @param data at least one minibatch of images that fit the plan
   * @param tests images that the network is measured with after each stage; nothing depends on it
   * @param threads 1 to 64; more than the four shards of a minibatch are of no use
   * @param checkpoints a folder for the state after each epoch, from which an interrupted training
   *     goes on, and another that has the first stages in common; it is created if missing
   */
  public AdmmTrainer(
      CnnPlan plan,
      AdmmRecipe recipe,
      DataSet data,
      DataSet tests,
      MatrixProduct product,
      int threads,
      Optional<Path> checkpoints) {
    if (data.size() < recipe.batch()) {
      throw new IllegalArgumentException(
          "%s has %d images, fewer than one minibatch of %d"
              .formatted(data.name(), data.size(), recipe.batch()));
    }
    plan.check(data);
    plan.check(tests);
    if (recipe.kept().size() != plan.matrices()) {
      throw new IllegalArgumentException(
          "the network has %d matrices, the recipe keeps parts of %d"
              .formatted(plan.matrices(), recipe.kept().size()));
    }
    boolean prunes = false;
    for (int i = 0; i < plan.matrices(); i++) {
      AdmmRecipe.Kept kept = recipe.kept().get(i);
      if (kept.inputs() > plan.inputs(i) || kept.outputs() > plan.outputs(i)) {
        throw new IllegalArgumentException(
            "kept[%d] must be within %d inputs and %d outputs, not %d and %d"
                .formatted(i, plan.inputs(i), plan.outputs(i), kept.inputs(), kept.outputs()));
      }
      prunes |= kept.inputs() < plan.inputs(i) || kept.outputs() < plan.outputs(i);
    }
    this.recipe = recipe;
    this.data = data;
    this.tests = tests;
    this.product = product;
    this.threads = threads;
    model = new CnnModel(plan, recipe);
    runs.add(
        new Run(
            AdmmStage.FLOAT,
            new Constraint.Free(),
            false,
            recipe.floating().epochs(),
            recipe.floating().learningRate()));
    if (prunes) {
      add(AdmmStage.PRUNED, new Constraint.Pruned(model, recipe), recipe.pruning());
    }
    if (recipe.rule() != Polarisation.Rule.NONE) {
      add(AdmmStage.POLARISED, new Constraint.Polarised(model, recipe), recipe.polarisation());
    }
    add(AdmmStage.QUANTISED, new Constraint.Quantised(model, recipe), recipe.quantisation());
    for (MatrixLayer layer : model.layers) {
      target.add(new float[layer.effective.length]);
      dual.add(new float[layer.effective.length]);
    }
    Set<AdmmStage> stages = runs.stream().map(Run::stage).collect(Collectors.toSet());
    files =
        checkpoints.map(
            folder ->
                new StageFiles(folder, stages, recipe, plan, product.identity(), data, tests));
  }

  private void add(AdmmStage stage, Constraint constraint, AdmmRecipe.Epochs epochs) {
    runs.add(new Run(stage, constraint, true, epochs.admm(), epochs.learningRate()));
    runs.add(new Run(stage, constraint, false, epochs.retrain(), epochs.learningRate()));
  }

  /**
   * Runs all epochs that the checkpoint does not hold already.
   *
   * @throws InterruptedException if the thread is interrupted; the last checkpoint stays
   * @throws IOException if a checkpoint cannot be written or read
   */
  public AdmmResult run(AdmmProgress progress) throws IOException, InterruptedException {
    int[] done = {0};
    if (files.isPresent() && files.get().restore(in -> done[0] = read(in))) {
      progress.resumed(done[0]);
    }
    int epochs = runs.stream().mapToInt(Run::epochs).sum();
    try (Shards shards = new Shards(model, product, recipe.batch(), threads)) {
      int first = 1;
      for (Run run : runs) {
        if (done[0] < first) {
          if (run.stage() == AdmmStage.QUANTISED) {
            model.fold();
          }
          begin(run);
        }
        for (int epoch = Math.max(first, done[0] + 1); epoch < first + run.epochs(); epoch++) {
          Shards.Score score = epoch(run, epoch - first, epoch, epochs, shards, progress);
          if (files.isPresent()) {
            int finished = epoch;
            files.get().save(run.stage(), out -> write(finished, out));
          }
          double images = batches() * recipe.batch();
          progress.epoch(
              run.stage(), epoch, epochs, score.loss() / images, score.correct() / images);
        }
        first += run.epochs();
        if (!run.pulls() && done[0] < first) {
          double accuracy = accuracy(shards.classify(tests));
          accuracies.put(run.stage(), accuracy);
          progress.stage(run.stage(), accuracy);
        }
      }
      float[] peaks = shards.peaks(data.first(AdmmResult.CALIBRATION));
      List<List<Integer>> rows =
          IntStream.range(0, model.layers.size()).mapToObj(this::rows).toList();
      return new AdmmResult(model, rows, peaks, accuracies, product.identity());
    }
  }

  /** The inputs of a matrix that pruning has left, fragment by fragment. */
  private List<Integer> rows(int matrix) {
    return new Polarisation(recipe.fragmentRows(), recipe.rule())
        .fragments(model.rowOrder(matrix, recipe.order()), model.layers.get(matrix).used()).stream()
            .flatMapToInt(Arrays::stream)
            .boxed()
            .toList();
  }

  /** How far the weights are from what a stage wants of them: the sum of the squares. */
  double distance(AdmmStage stage) {
    Constraint constraint =
        runs.stream().filter(run -> run.stage() == stage).findFirst().orElseThrow().constraint();
    List<float[]> weights = model.layers.stream().map(layer -> layer.weights.value).toList();
    List<float[]> projected = constraint.project(weights);
    double distance = 0;
    for (int i = 0; i < weights.size(); i++) {
      for (int j = 0; j < weights.get(i).length; j++) {
        double off = weights.get(i)[j] - projected.get(i)[j];
        distance += off * off;
      }
    }
    return distance;
  }

  private void begin(Run run) {
    for (MatrixLayer layer : model.layers) {
      layer.weights.rest();
      layer.bias.rest();
    }
    for (BatchNorm norm : model.norms) {
      norm.gamma.rest();
      norm.beta.rest();
    }
    List<float[]> weights = model.layers.stream().map(layer -> layer.weights.value).toList();
    List<float[]> projected = run.constraint().project(weights);
    for (int i = 0; i < model.layers.size(); i++) {
      float[] to = run.pulls() ? target.get(i) : weights.get(i);
      System.arraycopy(projected.get(i), 0, to, 0, to.length);
      Arrays.fill(dual.get(i), 0);
    }
    if (!run.pulls()) {
      run.constraint().adopt();
    }
    model.refresh();
  }

  private double accuracy(int[] classes) {
    int correct = 0;
    for (int i = 0; i < classes.length; i++) {
      correct += classes[i] == tests.label(i) ? 1 : 0;
    }
    return (double) correct / classes.length;
  }

  private int batches() {
    return data.size() / recipe.batch();
  }

  private Shards.Score epoch(
      Run run, int epochOfRun, int epoch, int epochs, Shards shards, AdmmProgress progress)
      throws InterruptedException {
    Epoch images = Epoch.of(recipe, data, epoch);
    Shards.Score total = new Shards.Score(0, 0);
    long steps = (long) batches() * run.epochs();
    for (int batch = 0; batch < batches(); batch++) {
      long step = (long) batches() * epochOfRun + batch;
      total = total.plus(shards.learn(images, batch * recipe.batch()));
      double rate = run.learningRate() * 0.5 * (1 + StrictMath.cos(StrictMath.PI * step / steps));
      update(run, Learned.correctedRate(rate, step + 1));
      progress.minibatch(
          epoch, epochs, batch + 1, batches(), total.loss() / ((batch + 1.0) * recipe.batch()));
    }
    if (run.pulls()) {
      turn(run.constraint());
    }
    return total;
  }

  private void update(Run run, float rate) {
    for (int i = 0; i < model.layers.size(); i++) {
      MatrixLayer layer = model.layers.get(i);
      float[] slope = layer.weights.sum();
      if (run.pulls()) {
        float rho = (float) recipe.rho();
        float[] w = layer.weights.value;
        float[] z = target.get(i);
        float[] u = dual.get(i);
        for (int j = 0; j < slope.length; j++) {
          slope[j] += rho * (w[j] - z[j] + u[j]);
        }
      }
      layer.weights.step(slope, rate);
      if (model.learnsBias(i)) {
        layer.bias.step(layer.bias.sum(), rate);
      }
    }
    for (BatchNorm norm : model.norms) {
      if (!norm.isFolded()) {
        norm.gamma.step(norm.gamma.sum(), rate);
        norm.beta.step(norm.beta.sum(), rate);
        norm.follow();
      }
    }
    model.refresh();
  }

  /** Z and U after an epoch. */
  private void turn(Constraint constraint) {
    List<float[]> sums = new ArrayList<>();
    for (int i = 0; i < model.layers.size(); i++) {
      float[] sum = model.layers.get(i).weights.value.clone();
      for (int j = 0; j < sum.length; j++) {
        sum[j] += dual.get(i)[j];
      }
      sums.add(sum);
    }
    List<float[]> projected = constraint.project(sums);
    for (int i = 0; i < sums.size(); i++) {
      for (int j = 0; j < sums.get(i).length; j++) {
        target.get(i)[j] = projected.get(i)[j];
        dual.get(i)[j] = sums.get(i)[j] - projected.get(i)[j];
      }
    }
  }

  private void write(int epochsDone, DataOutputStream out) throws IOException {
    out.writeInt(epochsDone);
    for (AdmmStage stage : AdmmStage.values()) {
      out.writeDouble(accuracies.getOrDefault(stage, Double.NaN));
    }
    for (int i = 0; i < model.layers.size(); i++) {
      MatrixLayer layer = model.layers.get(i);
      write(layer.weights, out);
      write(layer.bias, out);
      out.writeFloat(layer.step);
      out.write(layer.signs);
      StateFile.write(target.get(i), out);
      StateFile.write(dual.get(i), out);
    }
    for (BatchNorm norm : model.norms) {
      write(norm.gamma, out);
      write(norm.beta, out);
      StateFile.write(norm.mean, out);
      StateFile.write(norm.variance, out);
      out.writeBoolean(norm.isFolded());
    }
  }

  private static void write(Learned learned, DataOutputStream out) throws IOException {
    StateFile.write(learned.value, out);
    StateFile.write(learned.moment1, out);
    StateFile.write(learned.moment2, out);
  }

  private int read(DataInputStream in) throws IOException {
    int epochsDone = in.readInt();
    for (AdmmStage stage : AdmmStage.values()) {
      double accuracy = in.readDouble();
      if (!Double.isNaN(accuracy)) {
        accuracies.put(stage, accuracy);
      }
    }
    for (int i = 0; i < model.layers.size(); i++) {
      MatrixLayer layer = model.layers.get(i);
      read(layer.weights, in);
      read(layer.bias, in);
      layer.step = in.readFloat();
      in.readFully(layer.signs);
      StateFile.read(target.get(i), in);
      StateFile.read(dual.get(i), in);
    }
    for (BatchNorm norm : model.norms) {
      read(norm.gamma, in);
      read(norm.beta, in);
      StateFile.read(norm.mean, in);
      StateFile.read(norm.variance, in);
      norm.setFolded(in.readBoolean());
    }
    model.refresh();
    return epochsDone;
  }

  private static void read(Learned learned, DataInputStream in) throws IOException {
    StateFile.read(learned.value, in);
    StateFile.read(learned.moment1, in);
    StateFile.read(learned.moment2, in);
  }
}
