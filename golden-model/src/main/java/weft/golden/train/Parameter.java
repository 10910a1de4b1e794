package weft.golden.train;

import java.util.Arrays;

/** Values to be learned, with their moments in Adam and a gradient for each shard. */
final class Parameter {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  final String name;
  final float[][] value;
  final float[][] moment1;
  final float[][] moment2;
  final float[][][] gradient;

  Parameter(String name, int rows, int columns) {
    this.name = name;
    value = new float[rows][columns];
    moment1 = new float[rows][columns];
    moment2 = new float[rows][columns];
    gradient = new float[TrainingRecipe.SHARDS][rows][columns];
  }

  int rows() {
    return value.length;
  }

  int columns() {
    return value[0].length;
  }

  void fill(float x) {
    for (float[] row : value) {
      Arrays.fill(row, x);
    }
  }

  void clearGradient(int shard) {
    for (float[] row : gradient[shard]) {
      Arrays.fill(row, 0);
    }
  }

  /**
   * One step of Adam (Kingma, Ba, 2015) along the sum of the shards' gradients, added in the order
   * of the shards.
   *
   * @param rate the learning rate with the correction of the moments' bias
   */
  void update(float rate) {
    for (int row = 0; row < value.length; row++) {
      float[] sum = gradient[0][row];
      for (int shard = 1; shard < gradient.length; shard++) {
        add(sum, gradient[shard][row]);
      }
      step(value[row], sum, moment1[row], moment2[row], rate);
    }
  }

  private static void add(float[] sum, float[] term) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] = sum[j] + term[j];
    }
  }

  private static void step(float[] w, float[] g, float[] m, float[] v, float rate) {
    for (int j = 0; j < w.length; j++) {
      m[j] = BETA1 * m[j] + (1 - BETA1) * g[j];
      v[j] = BETA2 * v[j] + (1 - BETA2) * (g[j] * g[j]);
      w[j] = w[j] - rate * m[j] / ((float) Math.sqrt(v[j]) + EPSILON);
    }
  }

  /** What a learning rate becomes in step {@code t} (from 1), as the moments start from zero. */
  static float correctedRate(double rate, long t) {
    return (float)
        (rate * StrictMath.sqrt(1 - StrictMath.pow(BETA2, t)) / (1 - StrictMath.pow(BETA1, t)));
  }
}
