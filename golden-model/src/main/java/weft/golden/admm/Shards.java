package weft.golden.admm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import weft.golden.blas.MatrixProduct;
import weft.golden.data.DataSet;

/** The shards of a minibatch and the threads that work on them. */
final class Shards implements AutoCloseable {
  private final CnnModel model;
  private final List<ShardNet> nets = new ArrayList<>();
  private final int shardSize;
  private final ExecutorService threads;

  Shards(CnnModel model, MatrixProduct product, int batch, int threadCount) {
    this.model = model;
    shardSize = batch / AdmmRecipe.SHARDS;
    for (int s = 0; s < AdmmRecipe.SHARDS; s++) {
      nets.add(new ShardNet(model, product, s, shardSize));
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
    Score plus(Score more) {
      return new Score(loss + more.loss, correct + more.correct);
    }
  }

  /** Gradients of the minibatch that begins with the epoch's image {@code from}. */
  Score learn(Epoch epoch, int from) throws InterruptedException {
    int batch = shardSize * nets.size();
    run(s -> nets.get(s).learn(epoch, from + s * shardSize, shardSize, batch));
    Score score = new Score(0, 0);
    for (ShardNet net : nets) {
      score = score.plus(new Score(net.loss(), net.correct()));
    }
    return score;
  }

  /** The class of each image. */
  int[] classify(DataSet data) throws InterruptedException {
    int[] classes = new int[data.size()];
    run(
        s -> {
          for (int i = s * shardSize; i < data.size(); i += nets.size() * shardSize) {
            int count = Math.min(shardSize, data.size() - i);
            System.arraycopy(nets.get(s).classify(data, i, count), 0, classes, i, count);
          }
        });
    return classes;
  }

  /** The greatest activation of each layer but the last. */
  float[] peaks(DataSet data) throws InterruptedException {
    float[][] peaks = new float[nets.size()][model.layers.size() - 1];
    run(
        s -> {
          for (int i = s * shardSize; i < data.size(); i += nets.size() * shardSize) {
            int count = Math.min(shardSize, data.size() - i);
            keepGreatest(nets.get(s).peaks(data, i, count), peaks[s]);
          }
        });
    for (int s = 1; s < peaks.length; s++) {
      keepGreatest(peaks[s], peaks[0]);
    }
    return peaks[0];
  }

  private static void keepGreatest(float[] from, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = Math.max(into[i], from[i]);
    }
  }

  /** What one shard does. */
  private interface Work {
    void run(int shard);
  }

  private void run(Work work) throws InterruptedException {
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int s = 0; s < nets.size(); s++) {
      int shard = s;
      tasks.add(
          () -> {
            work.run(shard);
            return nets;
          });
    }
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
