package weft.golden.admm;

import java.util.Arrays;

/**
 * Batch normalisation (Ioffe, Szegedy, 2015) of a layer's sums, channel by channel: what is learned
 * of it, and the statistics of the sums. Each shard of a minibatch is normalised on its own; once
 * folded into weights and biases it does nothing any more.
 */
final class BatchNorm {
  /** What the running statistics keep of their old value in each minibatch. */
  private static final float KEPT = 0.9f;

  private static final double EPSILON = 1e-5;

  final Learned gamma;
  final Learned beta;

  /** Running statistics. */
  final float[] mean;

  final float[] variance;

  /** Those of the last shards. */
  final float[][] shardMean;

  final float[][] shardVariance;

  private boolean folded;

  BatchNorm(int channels, int shards) {
    gamma = new Learned(channels, shards);
    beta = new Learned(channels, shards);
    Arrays.fill(gamma.value, 1);
    mean = new float[channels];
    variance = new float[channels];
    Arrays.fill(variance, 1);
    shardMean = new float[shards][channels];
    shardVariance = new float[shards][channels];
  }

  int channels() {
    return mean.length;
  }

  boolean isFolded() {
    return folded;
  }

  /** Restores what a checkpoint says. */
  void setFolded(boolean isFolded) {
    folded = isFolded;
  }

  /** One over the deviation that belongs to a variance. */
  static float inverseDeviation(float variance) {
    return (float) (1 / Math.sqrt(variance + EPSILON));
  }

  /** Takes the statistics of a minibatch, the mean of its shards', into the running ones. */
  void follow() {
    follow(mean, shardMean);
    follow(variance, shardVariance);
  }

  private static void follow(float[] running, float[][] shards) {
    for (int c = 0; c < running.length; c++) {
      float sum = 0;
      for (float[] shard : shards) {
        sum += shard[c];
      }
      running[c] = KEPT * running[c] + (1 - KEPT) * (sum / shards.length);
    }
  }

  /** Makes the layer before it give what this makes of the layer's sums, and steps aside. */
  void fold(MatrixLayer layer) {
    if (folded) {
      return;
    }
    for (int o = 0; o < layer.outputs; o++) {
      float factor = gamma.value[o] * inverseDeviation(variance[o]);
      for (int i = o * layer.inputs; i < (o + 1) * layer.inputs; i++) {
        layer.weights.value[i] *= factor;
        layer.signs[i] = factor < 0 ? MatrixLayer.opposite(layer.signs[i]) : layer.signs[i];
      }
      layer.bias.value[o] = (layer.bias.value[o] - mean[o]) * factor + beta.value[o];
    }
    folded = true;
  }
}
