package weft.golden.train;

/**
 * Matrix products over rows held as arrays of their own, which skip the zeros of the left matrix.
 *
 * <p>Why not EJML: C2 of JDK 17 vectorises {@code c[j] += a * b[j]} only if both sides start at
 * index 0, so EJML's product over one array runs at 6 GFLOP/s a core, this one at 20 to 33 and,
 * with the zeros of ternary weights, quantised activations and max-pool gradients left out, at what
 * would be 40 to 115. The terms of an element are added one by one in ascending order of k, in
 * float, without FMA: the result does not depend on how the loop was compiled.
 */
final class Product {
  private final int[] index;
  private final float[] factor;

  /**
   * @param maxInner the most columns that a left matrix will have
   */
  Product(int maxInner) {
    index = new int[maxInner];
    factor = new float[maxInner];
  }

  /** {@code c += a * b} with a of {@code m x k}, b of {@code k x n}, c of {@code m x n}. */
  void accumulate(float[][] a, float[][] b, float[][] c, int m, int k, int n) {
    for (int i = 0; i < m; i++) {
      accumulateRow(gather(a[i], k), b, c[i], n);
    }
  }

  private int gather(float[] row, int k) {
    int count = 0;
    for (int q = 0; q < k; q++) {
      float value = row[q];
      index[count] = q;
      factor[count] = value;
      count += value != 0 ? 1 : 0;
    }
    return count;
  }

  private void accumulateRow(int count, float[][] b, float[] c, int n) {
    int q = 0;
    for (; q + 4 <= count; q += 4) {
      add4(
          c,
          b[index[q]],
          b[index[q + 1]],
          b[index[q + 2]],
          b[index[q + 3]],
          factor[q],
          factor[q + 1],
          factor[q + 2],
          factor[q + 3],
          n);
    }
    for (; q < count; q++) {
      add1(c, b[index[q]], factor[q], n);
    }
  }

  private static void add4(
      float[] c,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float f0,
      float f1,
      float f2,
      float f3,
      int n) {
    for (int j = 0; j < n; j++) {
      c[j] = c[j] + f0 * b0[j] + f1 * b1[j] + f2 * b2[j] + f3 * b3[j];
    }
  }

  private static void add1(float[] c, float[] b, float f, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = c[j] + f * b[j];
    }
  }
}
