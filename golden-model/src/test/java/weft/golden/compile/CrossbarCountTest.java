package weft.golden.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.arch.crossbar.SignedScheme;
import weft.golden.crossbar.WeightCode;

class CrossbarCountTest {
  /** Inputs and outputs of LeNet-5 20-50-500-10: 430,500 weights. */
  private static final int[][] LENET = {{25, 20}, {500, 50}, {800, 500}, {500, 10}};

  private static long lenet(WeightCode code) {
    long crossbars = 0;
    for (int[] layer : LENET) {
      crossbars += new CrossbarCount(128, 128, code).of(layer[0], layer[1]);
    }
    return crossbars;
  }

  @Test
  void denseLeNetWithDifferentialWeightsOf32BitsTakes944() {
    // 16 cells for the positive and 16 for the negative part: 4 outputs a crossbar.
    // 1 * 5 + 4 * 13 + 7 * 125 + 4 * 3.
    assertEquals(944, lenet(new WeightCode(SignedScheme.DIFFERENTIAL, 32, 2)));
  }

  @Test
  void eightBitsAndOneSignTakeAnEighth() {
    // 32 outputs a crossbar: 1 * 1 + 4 * 2 + 7 * 16 + 4 * 1.
    assertEquals(125, lenet(new WeightCode(SignedScheme.POLARISED, 8, 2)));
  }
}
