package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;

class ProductTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  private static float[][] matrix(RandomStream random, int rows, int columns, int zerosOfFour) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextInt(4) < zerosOfFour ? 0 : random.nextSigned();
      }
    }
    return matrix;
  }

  /** Float addition does not associate, so equal bits show the order of the terms. */
  @Test
  void addsTheTermsOneByOneInAscendingOrder() {
    RandomStream random = new RandomStream(SEED, "product", 0);
    for (int k = 1; k <= 40; k++) {
      int n = 1 + random.nextInt(70);
      float[][] a = matrix(random, 3, k, k % 4);
      float[][] b = matrix(random, k, n, 0);
      float[][] c = matrix(random, 3, n, 0);
      float[][] expected = new float[3][];
      for (int i = 0; i < 3; i++) {
        expected[i] = c[i].clone();
        for (int j = 0; j < n; j++) {
          for (int q = 0; q < k; q++) {
            float term = a[i][q] * b[q][j];
            expected[i][j] = expected[i][j] + term;
          }
        }
      }
      new Product(k).accumulate(a, b, c, 3, k, n);
      for (int i = 0; i < 3; i++) {
        assertArrayEquals(expected[i], c[i], "weft.seed=" + SEED + ", k=" + k + ", row " + i);
      }
    }
  }

  /** Integers below 2^24 are exact in float, so two libraries must agree exactly. */
  @Test
  void agreesWithEjmlOnIntegers() {
    RandomStream random = new RandomStream(SEED, "product", 1);
    int m = 17;
    int k = 131;
    int n = 45;
    FMatrixRMaj a = new FMatrixRMaj(m, k);
    FMatrixRMaj b = new FMatrixRMaj(k, n);
    float[][] aRows = new float[m][k];
    float[][] bRows = new float[k][n];
    for (int i = 0; i < m * k; i++) {
      aRows[i / k][i % k] = random.nextInt(3) - 1;
      a.data[i] = aRows[i / k][i % k];
    }
    for (int i = 0; i < k * n; i++) {
      bRows[i / n][i % n] = random.nextInt(256);
      b.data[i] = bRows[i / n][i % n];
    }
    FMatrixRMaj expected = new FMatrixRMaj(m, n);
    CommonOps_FDRM.mult(a, b, expected);
    float[][] c = new float[m][n];
    new Product(k).accumulate(aRows, bRows, c, m, k, n);
    for (int i = 0; i < m; i++) {
      float[] row = new float[n];
      System.arraycopy(expected.data, i * n, row, 0, n);
      assertArrayEquals(row, c[i], "weft.seed=" + SEED + ", row " + i);
    }
  }
}
