package weft.golden.admm;

import java.util.Arrays;

/** Values to be learned, with their moments in Adam and a gradient for each shard. */
final class Learned {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  final float[] value;
  final float[] moment1;
  final float[] moment2;
  final float[][] gradient;

  Learned(int size, int shards) {
    value = new float[size];
    moment1 = new float[size];
    moment2 = new float[size];
    gradient = new float[shards][size];
  }

  void clearGradient(int shard) {
    Arrays.fill(gradient[shard], 0);
  }

  /** The gradients of the shards, added in their order into that of the first. */
  float[] sum() {
    float[] sum = gradient[0];
    for (int shard = 1; shard < gradient.length; shard++) {
      float[] term = gradient[shard];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += term[i];
      }
    }
    return sum;
  }

  /**
   * One step of Adam (Kingma, Ba, 2015).
   *
   * @param rate the learning rate with the correction of the moments' bias
   */
  void step(float[] slope, float rate) {
    for (int i = 0; i < value.length; i++) {
      float g = slope[i];
      moment1[i] = BETA1 * moment1[i] + (1 - BETA1) * g;
      moment2[i] = BETA2 * moment2[i] + (1 - BETA2) * (g * g);
      value[i] -= rate * moment1[i] / ((float) Math.sqrt(moment2[i]) + EPSILON);
    }
  }

  /** Forgets where the last steps went. */
  void rest() {
    Arrays.fill(moment1, 0);
    Arrays.fill(moment2, 0);
  }

  /** What a learning rate becomes in step {@code t} (from 1), as the moments start from zero. */
  static float correctedRate(double rate, long t) {
    return (float)
        (rate * StrictMath.sqrt(1 - StrictMath.pow(BETA2, t)) / (1 - StrictMath.pow(BETA1, t)));
  }
}
