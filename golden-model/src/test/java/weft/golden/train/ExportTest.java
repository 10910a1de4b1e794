package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weft.golden.nn.Activation;

class ExportTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  /**
   * Mean 10, variance 16 - 0.001: y = 2 (s - 10) / 4 + 0.5 = s / 2 - 4.5; 0.5, 1.5, 2.5 at 10...
   */
  @Test
  void foldsBatchNormAndQuantiserAsByHand() {
    Normalisation norm = new Normalisation("n", 1);
    norm.mean[0] = 10;
    norm.variance[0] = 15.999f;
    norm.beta.value[0][0] = 0.53f;
    assertArrayEquals(new int[][] {{10, 12, 14}}, Export.thresholds(norm, 100).perChannel());
  }

  @Test
  void levelsOutOfReachStayJustOutsideTheSums() {
    Normalisation norm = new Normalisation("n", 2);
    norm.mean[0] = 1000;
    norm.mean[1] = -1000;
    assertArrayEquals(
        new int[][] {{101, 101, 101}, {-100, -100, -100}},
        Export.thresholds(norm, 100).perChannel());
  }

  @Test
  void integerThresholdsAgreeWithTheFloatExpressionOnEverySum() {
    RandomStream random = new RandomStream(SEED, "thresholds", 0);
    int maxSum = 3 * 800;
    int channels = 64;
    Normalisation norm = new Normalisation("n", channels);
    for (int c = 0; c < channels; c++) {
      norm.mean[c] = 300 * random.nextSigned();
      norm.variance[c] = 1 + 40_000 * Math.abs(random.nextSigned());
      norm.gamma.value[0][c] = 0.05f + 4 * Math.abs(random.nextSigned());
      norm.beta.value[0][c] = 3 * random.nextSigned();
    }
    Activation.Thresholds thresholds = Export.thresholds(norm, maxSum);
    NormStep step = new NormStep(norm, 0, TrainingRecipe.Precision.TERNARY, 1, 1);
    for (int sum = -maxSum; sum <= maxSum; sum++) {
      float[][] in = new float[1][channels];
      Arrays.fill(in[0], sum);
      float[][] out = step.forward(in, 1, Step.Use.INFER);
      for (int c = 0; c < channels; c++) {
        assertEquals(
            (int) out[0][c],
            thresholds.level(c, sum),
            "weft.seed=" + SEED + ", sum " + sum + ", channel " + c);
      }
    }
  }
}
