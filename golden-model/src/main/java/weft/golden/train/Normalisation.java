package weft.golden.train;

import java.util.Arrays;

/**
 * The learned part of batch norm (Ioffe, Szegedy, 2015) and its running statistics.
 *
 * <p>An activation is measured in steps of the quantiser: the step of a layer is part of gamma. The
 * scale gamma is kept positive, so that the activation never falls when the sum rises.
 */
final class Normalisation {
  private static final float EPSILON = 1e-3f;
  private static final float MOMENTUM = 0.1f;
  private static final float MIN_GAMMA = 0.05f;

  final Parameter gamma;
  final Parameter beta;
  final float[] mean;
  final float[] variance;

  Normalisation(String name, int channels) {
    gamma = new Parameter(name + " gamma", 1, channels);
    beta = new Parameter(name + " beta", 1, channels);
    mean = new float[channels];
    variance = new float[channels];
    gamma.fill(2);
    beta.fill(0.25f);
    Arrays.fill(variance, 1);
  }

  int channels() {
    return mean.length;
  }

  static float inverseDeviation(float variance) {
    return (float) (1 / Math.sqrt((double) variance + EPSILON));
  }

  /** To be called after each update. */
  void keepGammaPositive() {
    float[] values = gamma.value[0];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], MIN_GAMMA);
    }
  }

  /**
   * Moves the running statistics towards those of a minibatch, whose shards are of equal size; in
   * the first one takes them over.
   */
  void observe(float[][] shardMeans, float[][] shardVariances, boolean firstMinibatch) {
    int shards = shardMeans.length;
    float rate = firstMinibatch ? 1 : MOMENTUM;
    for (int c = 0; c < mean.length; c++) {
      double batchMean = 0;
      double batchVariance = 0;
      for (int s = 0; s < shards; s++) {
        batchMean += shardMeans[s][c];
        batchVariance += shardVariances[s][c];
      }
      batchMean /= shards;
      batchVariance /= shards;
      for (int s = 0; s < shards; s++) {
        double difference = shardMeans[s][c] - batchMean;
        batchVariance += difference * difference / shards;
      }
      mean[c] += rate * ((float) batchMean - mean[c]);
      variance[c] += rate * ((float) batchVariance - variance[c]);
    }
  }
}
