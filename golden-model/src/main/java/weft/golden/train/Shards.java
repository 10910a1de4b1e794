package weft.golden.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import weft.golden.data.DataSet;

/** The shards of a minibatch and the threads that work on them. */
final class Shards implements AutoCloseable {
  private final Model model;
  private final List<ShardNet> nets = new ArrayList<>();
  private final int shardSize;
  private final ExecutorService threads;

  Shards(Model model, int batch, int threadCount) {
    this.model = model;
    shardSize = batch / TrainingRecipe.SHARDS;
    for (int s = 0; s < TrainingRecipe.SHARDS; s++) {
      nets.add(new ShardNet(model, s, shardSize));
    }
    threads =
        Executors.newFixedThreadPool(
            threadCount,
            task -> {
              Thread thread = new Thread(task, "weft-train");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Sum of losses and number of correct classes over some images. */
  record Score(double loss, int correct) {
    Score plus(double moreLoss, int moreCorrect) {
      return new Score(loss + moreLoss, correct + moreCorrect);
    }
  }

  /** Gradients and statistics of one minibatch; the statistics are moved towards it. */
  Score learn(DataSet data, int[] order, int from, boolean firstMinibatch)
      throws InterruptedException {
    int batch = shardSize * TrainingRecipe.SHARDS;
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int s = 0; s < nets.size(); s++) {
      ShardNet net = nets.get(s);
      int start = from + s * shardSize;
      tasks.add(
          () -> {
            net.learn(data, order, start, shardSize, batch);
            return net;
          });
    }
    runAll(tasks);
    for (int i = 0; i < model.norms.size(); i++) {
      float[][] means = new float[nets.size()][];
      float[][] variances = new float[nets.size()][];
      for (int s = 0; s < nets.size(); s++) {
        means[s] = nets.get(s).norm(i).shardMean;
        variances[s] = nets.get(s).norm(i).shardVariance;
      }
      model.norms.get(i).observe(means, variances, firstMinibatch);
    }
    Score score = new Score(0, 0);
    for (ShardNet net : nets) {
      score = score.plus(net.loss(), net.correct());
    }
    return score;
  }

  /** The class of each image. */
  int[] classify(DataSet data) throws InterruptedException {
    int[] classes = new int[data.size()];
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int s = 0; s < nets.size(); s++) {
      ShardNet net = nets.get(s);
      int first = s;
      tasks.add(
          () -> {
            for (int i = first * shardSize; i < data.size(); i += nets.size() * shardSize) {
              int count = Math.min(shardSize, data.size() - i);
              System.arraycopy(net.classify(data, i, count), 0, classes, i, count);
            }
            return net;
          });
    }
    runAll(tasks);
    return classes;
  }

  private void runAll(List<Callable<Object>> tasks) throws InterruptedException {
    for (Future<Object> future : threads.invokeAll(tasks)) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a shard failed", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
