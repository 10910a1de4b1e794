package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
      new Product().accumulate(a, b, c, 3, k, n);
      for (int i = 0; i < 3; i++) {
        assertArrayEquals(expected[i], c[i], "weft.seed=" + SEED + ", k=" + k + ", row " + i);
      }
    }
  }

  /** Integers below 2^24 are exact in float, so whole-number arithmetic must agree exactly. */
  @Test
  void isExactOnIntegers() {
    RandomStream random = new RandomStream(SEED, "product", 1);
    int m = 17;
    int k = 131;
    int n = 45;
    float[][] a = new float[m][k];
    float[][] b = new float[k][n];
    for (float[] row : a) {
      for (int j = 0; j < k; j++) {
        row[j] = random.nextInt(3) - 1;
      }
    }
    for (float[] row : b) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextInt(256);
      }
    }
    float[][] c = new float[m][n];
    new Product().accumulate(a, b, c, m, k, n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        long expected = 0;
        for (int q = 0; q < k; q++) {
          expected += (long) a[i][q] * (long) b[q][j];
        }
        assertEquals(expected, (long) c[i][j], "weft.seed=" + SEED + ", " + i + ", " + j);
      }
    }
  }

  /** A step's matrices shrink and grow; nothing of an earlier product may be left. */
  @Test
  void forgetsEarlierProducts() {
    Product product = new Product();
    RandomStream random = new RandomStream(SEED, "product", 2);
    float[][] large = matrix(random, 9, 9, 1);
    product.accumulate(large, large, new float[9][9], 9, 9, 9);
    float[][] c = {{1, 2}};
    product.accumulate(new float[][] {{0, 3}}, new float[][] {{5, 7}, {11, 13}}, c, 1, 2, 2);
    assertArrayEquals(new float[] {34, 41}, c[0]);
  }
}
