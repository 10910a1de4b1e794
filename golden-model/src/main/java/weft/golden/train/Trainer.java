package weft.golden.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import weft.golden.data.DataSet;

/**
 * Trains a network. The result depends on recipe, plan and images alone: minibatches are split into
 * a fixed number of shards, whose gradients and statistics are added in a fixed order; random
 * numbers come from streams named by seed and epoch.
 */
public final class Trainer {
  private final NetworkPlan plan;
  private final TrainingRecipe recipe;
  private final DataSet data;
  private final int threads;
  private final Optional<Path> checkpoints;

  /**
   * @param data at least one minibatch of images that fit the plan
   * @param threads 1 to 64; more than the four shards of a minibatch are of no use
   * @param checkpoints a folder for the state after each epoch, from which an interrupted training
   *     goes on; it is created if missing
   */
  public Trainer(
      NetworkPlan plan,
      TrainingRecipe recipe,
      DataSet data,
      int threads,
      Optional<Path> checkpoints) {
    if (data.size() < recipe.batch()) {
      throw new IllegalArgumentException(
          data.name()
              + " has "
              + data.size()
              + " images, fewer than one minibatch of "
              + recipe.batch());
    }
    if (!plan.input().shape().equals(data.shape()) || plan.input().bits() != 8) {
      throw new IllegalArgumentException(
          data.name()
              + " has images of "
              + data.shape()
              + " and 8 bits, the network takes "
              + plan.input());
    }
    if (data.classes() > plan.classes()) {
      throw new IllegalArgumentException(
          data.name()
              + " has a label "
              + (data.classes() - 1)
              + ", the network only "
              + plan.classes()
              + " classes");
    }
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads must be 1 to 64, not " + threads);
    }
    this.plan = plan;
    this.recipe = recipe;
    this.data = data;
    this.threads = threads;
    this.checkpoints = checkpoints;
  }

  /**
   * Runs all epochs that the checkpoint does not hold already.
   *
   * @throws InterruptedException if the thread is interrupted; the last checkpoint stays
   * @throws IOException if a checkpoint cannot be written or read
   */
  public TrainedNetwork run(TrainingProgress progress) throws IOException, InterruptedException {
    Model model = new Model(plan, recipe.precision(), recipe.seed());
    Optional<Checkpoint> checkpoint =
        checkpoints.map(folder -> new Checkpoint(folder, recipe, plan, data));
    int done = checkpoint.isPresent() ? checkpoint.get().restore(model) : 0;
    if (done > 0) {
      progress.resumed(done);
    }
    try (Shards shards = new Shards(model, recipe.batch(), threads)) {
      for (int epoch = done + 1; epoch <= recipe.epochs(); epoch++) {
        Shards.Score score = runEpoch(model, shards, epoch, progress);
        if (checkpoint.isPresent()) {
          checkpoint.get().save(model, epoch);
        }
        int images = batches() * recipe.batch();
        progress.epoch(
            epoch,
            score.loss() / images,
            (double) score.correct() / images,
            test -> TrainedNetwork.accuracy(test, shards.classify(test)));
      }
    }
    return new TrainedNetwork(model);
  }

  private int batches() {
    return data.size() / recipe.batch();
  }

  private Shards.Score runEpoch(Model model, Shards shards, int epoch, TrainingProgress progress)
      throws InterruptedException {
    int[] order = new RandomStream(recipe.seed(), "order", epoch).permutation(data.size());
    Shards.Score total = new Shards.Score(0, 0);
    long steps = (long) batches() * recipe.epochs();
    for (int batch = 0; batch < batches(); batch++) {
      long step = (long) batches() * (epoch - 1) + batch;
      Shards.Score score = shards.learn(data, order, batch * recipe.batch(), step == 0);
      model.update(learningRate(step, steps), step + 1);
      total = total.plus(score.loss(), score.correct());
      double images = (batch + 1.0) * recipe.batch();
      progress.minibatch(
          epoch, batch + 1, batches(), total.loss() / images, total.correct() / images);
    }
    return total;
  }

  private double learningRate(long step, long steps) {
    return recipe.learningRate() * 0.5 * (1 + StrictMath.cos(StrictMath.PI * step / steps));
  }
}
