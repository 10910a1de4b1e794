package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.golden.train.TrainingRecipe.Precision;

class LossStepTest {
  private final Weights weights = new Weights("w", 1, 3);
  private final Parameter bias = new Parameter("b", 1, 3);

  private LossStep step(Precision precision) {
    float[] latent = {0.5f, -0.5f, 0.5f};
    System.arraycopy(latent, 0, weights.latent.value[0], 0, 3);
    weights.refresh(precision);
    return new LossStep(weights, bias, 0, precision, 2);
  }

  /** Scale 0.5; logits 0.5 * (2, 0, -2) = 1, 0, -1; probabilities e, 1, 1/e over their sum. */
  @Test
  void crossEntropyAndGradientAsByHand() {
    LossStep loss = step(Precision.TERNARY);
    float[][] gradient = loss.learn(new float[][] {{2, 0, -2}}, new int[] {1}, 1, 10);
    double sum = Math.E + 1 + 1 / Math.E;
    assertEquals(Math.log(sum), loss.loss(), 1e-12);
    assertEquals(0, loss.correct());
    assertEquals(0.5 * (Math.E / sum) / 10, gradient[0][0], 1e-8);
    assertEquals(0.5 * (1 / sum - 1) / 10, gradient[0][1], 1e-8);
    assertEquals((1 / sum - 1) / 10, bias.gradient[0][0][1], 1e-8);
  }

  /** A bias of 0.7 over a scale of 0.5 is 1.4 sums: 1 in the ternary network. */
  @Test
  void biasIsAnIntegerOfSumsInTheTernaryNetwork() {
    bias.value[0][2] = 0.7f;
    LossStep ternary = step(Precision.TERNARY);
    assertEquals(1, LossStep.biasInSums(weights, bias, Precision.TERNARY, 2));
    assertEquals(0, ternary.classOf(new float[] {5, 0, 4}), "5, 0, 5: the lowest index");
    assertEquals(2, ternary.classOf(new float[] {5, 0, 5}));
    LossStep inFloat = step(Precision.FLOAT);
    assertEquals(2, inFloat.classOf(new float[] {5, 0, 4.4f}), "scale 1, bias 0.7");
  }

  @Test
  void impossibleLogitsStayFinite() {
    LossStep loss = step(Precision.TERNARY);
    loss.learn(new float[][] {{4000, 0, 0}}, new int[] {1}, 1, 1);
    assertEquals(-Math.log(1e-30), loss.loss(), 1e-9);
  }
}
