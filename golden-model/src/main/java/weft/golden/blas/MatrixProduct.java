package weft.golden.blas;

/**
 * Products of dense matrices of floats, stored row by row. Which library computes them decides in
 * which order terms are added, and so the last bits of a training.
 */
public interface MatrixProduct {
  /** What becomes of the factors. */
  enum Form {
    /** {@code a * b}, a of m x k, b of k x n. */
    PLAIN,
    /** {@code a^T * b}, a of k x m, b of k x n. */
    LEFT_TRANSPOSED,
    /** {@code a * b^T}, a of m x k, b of n x k. */
    RIGHT_TRANSPOSED
  }

  /** What becomes of the result's old value. */
  enum Into {
    SET,
    ADD
  }

  /** Writes the m x n product into {@code c}, or adds it there; only the first elements count. */
  void multiply(Form form, int m, int n, int k, float[] a, float[] b, float[] c, Into into);

  /** Library and version, and the processor or its loops where the result depends on them. */
  String identity();
}
