package weft.golden.train;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * A product of a sparse and a dense matrix whose rows are arrays of their own, as sums of EJML's
 * scaled rows.
 *
 * <p>Ternary weights, quantised activations and gradients behind a max-pool are half zeros or more;
 * leaving those out is worth more than a dense product would gain. EJML's own product of a sparse
 * and a dense matrix leaves them out too, but the compiler makes vector code only of a loop that
 * counts both rows with one index, as the sum of two matrices does; and it wants all three matrices
 * copied. The terms of an element are added one by one in ascending order of k, in float, without
 * FMA: the result does not depend on threads, JDK or how the loop was compiled.
 */
final class Product {
  private final FMatrixRMaj sum = new FMatrixRMaj(1, 0);
  private FMatrixRMaj[] right = {};

  /** {@code c += a * b} with a of {@code m x k}, b of {@code k x n}, c of {@code m x n}. */
  void accumulate(float[][] a, float[][] b, float[][] c, int m, int k, int n) {
    wrapRows(b, k, n);
    sum.numCols = n;
    for (int i = 0; i < m; i++) {
      sum.data = c[i];
      for (int q = 0; q < k; q++) {
        float factor = a[i][q];
        if (factor != 0) {
          CommonOps_FDRM.addEquals(sum, factor, right[q]);
        }
      }
    }
  }

  private void wrapRows(float[][] rows, int count, int columns) {
    int known = right.length;
    if (known < count) {
      right = Arrays.copyOf(right, count);
      Arrays.setAll(right, q -> q < known ? right[q] : new FMatrixRMaj(1, 0));
    }
    for (int q = 0; q < count; q++) {
      right[q].data = rows[q];
      right[q].numCols = columns;
    }
  }
}
