package weft.golden.admm;

/** The cross-entropy of the classes' sums. */
final class LossStep {
  private final int classes;
  private final float[] slope;
  private double loss;
  private int correct;

  LossStep(int classes, int images) {
    this.classes = classes;
    slope = new float[images * classes];
  }

  /** Sum of the cross-entropies of the last shard. */
  double loss() {
    return loss;
  }

  /** Images of the last shard whose greatest sum is that of their label. */
  int correct() {
    return correct;
  }

  /** The class of an image: the first with the greatest sum. */
  int classOf(float[] sums, int image) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = sums[image * classes + c] > sums[image * classes + best] ? c : best;
    }
    return best;
  }

  /**
   * Measures and returns the gradient by the sums.
   *
   * @param batch images of the whole minibatch, over which the loss is averaged
   */
  float[] learn(float[] sums, int[] labels, int images, int batch) {
    loss = 0;
    correct = 0;
    double[] exponentials = new double[classes];
    for (int image = 0; image < images; image++) {
      int best = classOf(sums, image);
      correct += best == labels[image] ? 1 : 0;
      double total = 0;
      for (int c = 0; c < classes; c++) {
        exponentials[c] =
            StrictMath.exp((double) sums[image * classes + c] - sums[image * classes + best]);
        total += exponentials[c];
      }
      for (int c = 0; c < classes; c++) {
        double target = c == labels[image] ? 1 : 0;
        slope[image * classes + c] = (float) ((exponentials[c] / total - target) / batch);
      }
      loss -= StrictMath.log(Math.max(exponentials[labels[image]] / total, 1e-30));
    }
    return slope;
  }
}
