package weft.golden.train;

import weft.golden.train.TrainingRecipe.Precision;

/**
 * Batch norm and activation. Ternary: the normalised sum is rounded to 0, 1, 2 or 3 and the
 * gradient passes straight through where it lies between 0 and 3. Float: ReLU.
 */
final class NormStep implements Step {
  private static final float TOP = 3;

  private final Normalisation norm;
  private final Precision precision;
  private final float[] gammaGradient;
  private final float[] betaGradient;
  private final int channels;
  private final int positions;
  final float[] shardMean;
  final float[] shardVariance;
  private final float[][] normalised;
  private final float[][] out;
  private final boolean[][] open;
  private final float[][] inGradient;

  NormStep(Normalisation norm, int shard, Precision precision, int positions, int images) {
    this.norm = norm;
    this.precision = precision;
    this.positions = positions;
    gammaGradient = norm.gamma.gradient[shard][0];
    betaGradient = norm.beta.gradient[shard][0];
    channels = norm.channels();
    shardMean = new float[channels];
    shardVariance = new float[channels];
    normalised = new float[images][channels * positions];
    out = new float[images][channels * positions];
    open = new boolean[images][channels * positions];
    inGradient = new float[images][channels * positions];
  }

  @Override
  public float[][] forward(float[][] in, int images, Use use) {
    if (use == Use.LEARN) {
      measure(in, images);
    }
    for (int c = 0; c < channels; c++) {
      boolean learn = use == Use.LEARN;
      float mean = learn ? shardMean[c] : norm.mean[c];
      float inverse = Normalisation.inverseDeviation(learn ? shardVariance[c] : norm.variance[c]);
      float gamma = norm.gamma.value[0][c];
      float beta = norm.beta.value[0][c];
      for (int image = 0; image < images; image++) {
        for (int i = c * positions; i < (c + 1) * positions; i++) {
          float x = (in[image][i] - mean) * inverse;
          float y = gamma * x + beta;
          normalised[image][i] = x;
          open[image][i] = y > 0 && (y < TOP || precision == Precision.FLOAT);
          out[image][i] = activate(y);
        }
      }
    }
    return out;
  }

  private float activate(float y) {
    return precision == Precision.FLOAT ? Math.max(y, 0) : level(y);
  }

  /** The quantiser: y rounded to the nearest of 0, 1, 2, 3. */
  static int level(float y) {
    return y >= 1.5f ? (y >= 2.5f ? 3 : 2) : (y >= 0.5f ? 1 : 0);
  }

  /** The activation of a sum as a trained network computes it. */
  static int inferLevel(Normalisation norm, int channel, int sum) {
    float inverse = Normalisation.inverseDeviation(norm.variance[channel]);
    float x = (sum - norm.mean[channel]) * inverse;
    return level(norm.gamma.value[0][channel] * x + norm.beta.value[0][channel]);
  }

  private void measure(float[][] in, int images) {
    double count = (double) images * positions;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int image = 0; image < images; image++) {
        for (int i = c * positions; i < (c + 1) * positions; i++) {
          sum += in[image][i];
        }
      }
      double mean = sum / count;
      double squares = 0;
      for (int image = 0; image < images; image++) {
        for (int i = c * positions; i < (c + 1) * positions; i++) {
          double difference = in[image][i] - mean;
          squares += difference * difference;
        }
      }
      shardMean[c] = (float) mean;
      shardVariance[c] = (float) (squares / count);
    }
  }

  @Override
  public float[][] backward(float[][] gradient, int images) {
    double count = (double) images * positions;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      double sumTimesX = 0;
      for (int image = 0; image < images; image++) {
        for (int i = c * positions; i < (c + 1) * positions; i++) {
          if (open[image][i]) {
            sum += gradient[image][i];
            sumTimesX += (double) gradient[image][i] * normalised[image][i];
          }
        }
      }
      gammaGradient[c] += (float) sumTimesX;
      betaGradient[c] += (float) sum;
      float mean = (float) (sum / count);
      float meanTimesX = (float) (sumTimesX / count);
      float factor = norm.gamma.value[0][c] * Normalisation.inverseDeviation(shardVariance[c]);
      for (int image = 0; image < images; image++) {
        for (int i = c * positions; i < (c + 1) * positions; i++) {
          float passed = open[image][i] ? gradient[image][i] : 0;
          inGradient[image][i] = factor * (passed - mean - normalised[image][i] * meanTimesX);
        }
      }
    }
    return inGradient;
  }
}
