package weft.golden.blas;

import org.ejml.EjmlVersion;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** EJML's product in one thread: the same bits on every machine and JDK. */
public final class EjmlProduct implements MatrixProduct {
  @Override
  public void multiply(Form form, int m, int n, int k, float[] a, float[] b, float[] c, Into into) {
    FMatrixRMaj left = form == Form.LEFT_TRANSPOSED ? matrix(a, k, m) : matrix(a, m, k);
    FMatrixRMaj right = form == Form.RIGHT_TRANSPOSED ? matrix(b, n, k) : matrix(b, k, n);
    FMatrixRMaj result = matrix(c, m, n);
    boolean add = into == Into.ADD;
    switch (form) {
      case PLAIN -> {
        if (add) {
          CommonOps_FDRM.multAdd(left, right, result);
        } else {
          CommonOps_FDRM.mult(left, right, result);
        }
      }
      case LEFT_TRANSPOSED -> {
        if (add) {
          CommonOps_FDRM.multAddTransA(left, right, result);
        } else {
          CommonOps_FDRM.multTransA(left, right, result);
        }
      }
      case RIGHT_TRANSPOSED -> {
        if (add) {
          CommonOps_FDRM.multAddTransB(left, right, result);
        } else {
          CommonOps_FDRM.multTransB(left, right, result);
        }
      }
    }
  }

  private static FMatrixRMaj matrix(float[] data, int rows, int columns) {
    FMatrixRMaj matrix = new FMatrixRMaj();
    matrix.data = data;
    matrix.numRows = rows;
    matrix.numCols = columns;
    return matrix;
  }

  @Override
  public String identity() {
    return "EJML " + EjmlVersion.VERSION;
  }
}
