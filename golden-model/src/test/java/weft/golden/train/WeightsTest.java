package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.golden.nn.TernaryMatrix;
import weft.golden.train.TrainingRecipe.Precision;

class WeightsTest {
  /**
   * Magnitudes 1, 0.5, 0.25, 0.25, 0.375, 0.625: mean 0.5, threshold 0.35. Above it: 1, 0.5, 0.375,
   * 0.625, whose mean, the scale, is 0.625.
   */
  @Test
  void ternarisesAsByHand() {
    Weights weights = new Weights("w", 2, 3);
    System.arraycopy(new float[] {1, -0.5f, 0.25f}, 0, weights.latent.value[0], 0, 3);
    System.arraycopy(new float[] {-0.25f, 0.375f, -0.625f}, 0, weights.latent.value[1], 0, 3);
    weights.refresh(Precision.TERNARY);
    assertArrayEquals(new float[] {1, -1, 0}, weights.effective[0]);
    assertArrayEquals(new float[] {0, 1, -1}, weights.effective[1]);
    assertEquals(0.625f, weights.scale());
    assertEquals(new TernaryMatrix(2, 3, new byte[] {1, -1, 0, 0, 1, -1}), weights.asRows());
    assertEquals(new TernaryMatrix(3, 2, new byte[] {1, 0, -1, 1, 0, -1}), weights.asColumns());
  }

  @Test
  void floatWeightsAreUsedAsTheyAre() {
    Weights weights = new Weights("w", 1, 2);
    weights.latent.value[0][0] = 0.1f;
    weights.latent.value[0][1] = -3;
    weights.refresh(Precision.FLOAT);
    assertArrayEquals(new float[] {0.1f, -3}, weights.effective[0]);
    assertEquals(1, weights.scale());
  }

  /** Adam's first step is the learning rate against the sign of the gradient, whatever its size. */
  @Test
  void firstStepOfAdamIsTheLearningRate() {
    Parameter parameter = new Parameter("p", 1, 2);
    parameter.gradient[0][0][0] = 3;
    parameter.gradient[3][0][0] = 1;
    parameter.gradient[2][0][1] = -0.001f;
    parameter.update(Parameter.correctedRate(0.5, 1));
    assertEquals(-0.5, parameter.value[0][0], 1e-4);
    assertEquals(0.5, parameter.value[0][1], 1e-3, "epsilon is 1e-8 over 3e-5");
  }
}
