package weft.golden.train;

import org.ejml.data.FMatrixRMaj;
import org.ejml.data.FMatrixSparseCSC;
import org.ejml.sparse.csc.CommonOps_FSCC;

/**
 * EJML's product of a sparse and a dense matrix, for matrices whose rows are arrays of their own.
 *
 * <p>Ternary weights, quantised activations and gradients behind a max-pool are half zeros or more;
 * leaving those out is worth more than a dense product would gain. The terms of an element are
 * added one by one in ascending order of k, in float, without FMA: the result does not depend on
 * threads, JDK or how the loop was compiled.
 */
final class Product {
  private final FMatrixSparseCSC left = new FMatrixSparseCSC(0, 0);
  private final FMatrixRMaj right = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj sum = new FMatrixRMaj(0, 0);

  /** {@code c += a * b} with a of {@code m x k}, b of {@code k x n}, c of {@code m x n}. */
  void accumulate(float[][] a, float[][] b, float[][] c, int m, int k, int n) {
    packColumns(a, m, k);
    pack(b, k, n, right);
    pack(c, m, n, sum);
    CommonOps_FSCC.multAdd(left, right, sum);
    for (int i = 0; i < m; i++) {
      System.arraycopy(sum.data, i * n, c[i], 0, n);
    }
  }

  /** Fills {@link #left} column by column, rows ascending, without the zeros. */
  private void packColumns(float[][] rows, int count, int columns) {
    left.reshape(count, columns, count * columns);
    int next = 0;
    for (int j = 0; j < columns; j++) {
      left.col_idx[j] = next;
      for (int i = 0; i < count; i++) {
        float value = rows[i][j];
        left.nz_rows[next] = i;
        left.nz_values[next] = value;
        next += value != 0 ? 1 : 0;
      }
    }
    left.col_idx[columns] = next;
    left.nz_length = next;
  }

  private static void pack(float[][] rows, int count, int columns, FMatrixRMaj to) {
    to.reshape(count, columns);
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows[i], 0, to.data, i * columns, columns);
    }
  }
}
