package weft.golden.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.golden.blas.MatrixProduct.Form;
import weft.golden.blas.MatrixProduct.Into;

class MatrixProductTest {
  private static final int M = 3;
  private static final int N = 5;
  private static final int K = 4;

  static Stream<MatrixProduct> libraries() {
    return Stream.of(new EjmlProduct(), new OpenBlasProduct());
  }

  /** Small integers, whose products are exact in float whatever the order. */
  private static float[] integers(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(19) - 9;
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void multipliesInEveryForm(MatrixProduct product) {
    Random random = new Random(1);
    for (Form form : Form.values()) {
      for (Into into : Into.values()) {
        float[] a = integers(random, M * K + 1);
        float[] b = integers(random, K * N + 2);
        float[] c = integers(random, M * N + 3);
        float[] expected = c.clone();
        for (int i = 0; i < M; i++) {
          for (int j = 0; j < N; j++) {
            float sum = into == Into.ADD ? c[i * N + j] : 0;
            for (int q = 0; q < K; q++) {
              float left = form == Form.LEFT_TRANSPOSED ? a[q * M + i] : a[i * K + q];
              float right = form == Form.RIGHT_TRANSPOSED ? b[j * K + q] : b[q * N + j];
              sum += left * right;
            }
            expected[i * N + j] = sum;
          }
        }
        product.multiply(form, M, N, K, a, b, c, into);
        assertArrayEquals(expected, c, form + " " + into + " by " + product.identity());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void saysWhatComputes(MatrixProduct product) {
    assertTrue(product.identity().matches("(EJML|OpenBLAS) \\d.*"), product.identity());
  }
}
