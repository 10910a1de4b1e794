package weft.golden.train;

import weft.golden.train.TrainingRecipe.Precision;

/**
 * Logits and their cross-entropy. A logit is scale * (sum + bias); in the ternary network the bias
 * is rounded to an integer, with the gradient straight through, so that comparing the integers sum
 * + bias gives the same class.
 */
final class LossStep {
  private final Weights weights;
  private final Parameter bias;
  private final int shard;
  private final Precision precision;
  private final int classes;
  private final float[][] gradient;
  private final double[] exponentials;
  private double loss;
  private int correct;

  LossStep(Weights weights, Parameter bias, int shard, Precision precision, int images) {
    this.weights = weights;
    this.bias = bias;
    this.shard = shard;
    this.precision = precision;
    classes = bias.columns();
    gradient = new float[images][classes];
    exponentials = new double[classes];
  }

  /** The bias of a class in units of the sums, an integer in the ternary network. */
  static float biasInSums(Weights weights, Parameter bias, Precision precision, int c) {
    float inSums = bias.value[0][c] / weights.scale();
    return precision == Precision.TERNARY ? (float) Math.rint(inSums) : inSums;
  }

  /** Sum of the cross-entropies of the last shard. */
  double loss() {
    return loss;
  }

  /** Images of the last shard whose greatest logit is that of their label. */
  int correct() {
    return correct;
  }

  /** The class of each image. */
  int classOf(float[] sums) {
    int best = 0;
    float max = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      float logit = sums[c] + biasInSums(weights, bias, precision, c);
      if (logit > max) {
        max = logit;
        best = c;
      }
    }
    return best;
  }

  /**
   * Measures and returns the gradient by the sums.
   *
   * @param batch images of the whole minibatch, over which the loss is averaged
   */
  float[][] learn(float[][] sums, int[] labels, int images, int batch) {
    loss = 0;
    correct = 0;
    float scale = weights.scale();
    float[] biasGradient = bias.gradient[shard][0];
    for (int image = 0; image < images; image++) {
      int best = classOf(sums[image]);
      correct += best == labels[image] ? 1 : 0;
      double max = scale * (sums[image][best] + biasInSums(weights, bias, precision, best));
      double total = 0;
      for (int c = 0; c < classes; c++) {
        double logit = scale * (sums[image][c] + biasInSums(weights, bias, precision, c));
        exponentials[c] = StrictMath.exp(logit - max);
        total += exponentials[c];
      }
      for (int c = 0; c < classes; c++) {
        double probability = exponentials[c] / total;
        double target = c == labels[image] ? 1 : 0;
        float byLogit = (float) ((probability - target) / batch);
        biasGradient[c] += byLogit;
        gradient[image][c] = byLogit * scale;
      }
      loss -= StrictMath.log(Math.max(exponentials[labels[image]] / total, 1e-30));
    }
    return gradient;
  }
}
