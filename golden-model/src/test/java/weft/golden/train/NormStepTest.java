package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.golden.train.TrainingRecipe.Precision;

/**
 * Gradients of batch norm against central differences of an independent model in double. With a
 * step of 1e-4 the differences are good to about 1e-7 (third derivative over six, times 1e-8, plus
 * 1e-16 over 1e-4); the step under test works in float, whose roundings of a dozen operations on
 * values up to 10 stay below 2e-5. The tolerance is 5e-5; gradients are of the order of 1.
 */
class NormStepTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 5e-5;
  private static final int IMAGES = 4;
  private static final int CHANNELS = 2;
  private static final int POSITIONS = 3;

  /** The activation that the backward pass differentiates: quantised values go straight through. */
  private static double surrogate(double y, Precision precision) {
    return precision == Precision.FLOAT ? Math.max(y, 0) : Math.min(Math.max(y, 0), 3);
  }

  /** NaN where an activation is so near to a kink that it would spoil a difference. */
  private static double loss(
      double[][] in, double[] gamma, double[] beta, float[][] gradient, Precision precision) {
    double loss = 0;
    for (int c = 0; c < CHANNELS; c++) {
      double mean = 0;
      double squares = 0;
      for (double[] image : in) {
        for (int p = 0; p < POSITIONS; p++) {
          mean += image[c * POSITIONS + p] / (IMAGES * POSITIONS);
        }
      }
      for (double[] image : in) {
        for (int p = 0; p < POSITIONS; p++) {
          squares += Math.pow(image[c * POSITIONS + p] - mean, 2) / (IMAGES * POSITIONS);
        }
      }
      for (int i = 0; i < IMAGES; i++) {
        for (int p = 0; p < POSITIONS; p++) {
          double x = (in[i][c * POSITIONS + p] - mean) / Math.sqrt(squares + 1e-3);
          double y = gamma[c] * x + beta[c];
          if (Math.min(Math.abs(y), Math.abs(y - 3)) < 10 * STEP) {
            return Double.NaN;
          }
          loss += gradient[i][c * POSITIONS + p] * surrogate(y, precision);
        }
      }
    }
    return loss;
  }

  private static void checkGradients(Precision precision) {
    int draw = 0;
    while (!checkGradients(precision, new RandomStream(SEED, "norm " + precision, draw))) {
      draw++;
    }
  }

  private static boolean checkGradients(Precision precision, RandomStream random) {
    float[][] in = new float[IMAGES][CHANNELS * POSITIONS];
    float[][] gradient = new float[IMAGES][CHANNELS * POSITIONS];
    double[][] inDouble = new double[IMAGES][CHANNELS * POSITIONS];
    for (int i = 0; i < IMAGES; i++) {
      for (int j = 0; j < in[i].length; j++) {
        in[i][j] = 2 * random.nextSigned();
        inDouble[i][j] = in[i][j];
        gradient[i][j] = random.nextSigned();
      }
    }
    Normalisation norm = new Normalisation("n", CHANNELS);
    norm.gamma.value[0][1] = 1.25f;
    norm.beta.value[0][1] = 1.5f;
    double[] gamma = {2, 1.25};
    double[] beta = {0.25, 1.5};
    double[][] inSlopes = new double[IMAGES][];
    for (int i = 0; i < IMAGES; i++) {
      inSlopes[i] = slopes(inDouble[i], inDouble, gamma, beta, gradient, precision);
    }
    double[] gammaSlopes = slopes(gamma, inDouble, gamma, beta, gradient, precision);
    double[] betaSlopes = slopes(beta, inDouble, gamma, beta, gradient, precision);
    if (Stream.concat(Stream.of(inSlopes), Stream.of(gammaSlopes, betaSlopes))
        .flatMapToDouble(DoubleStream::of)
        .anyMatch(Double::isNaN)) {
      return false;
    }
    NormStep step = new NormStep(norm, 0, precision, POSITIONS, IMAGES);
    step.forward(in, IMAGES, Step.Use.LEARN);
    float[][] inGradient = step.backward(gradient, IMAGES);

    String replay = precision + ", weft.seed=" + SEED;
    for (int i = 0; i < IMAGES; i++) {
      for (int j = 0; j < in[i].length; j++) {
        assertEquals(inSlopes[i][j], inGradient[i][j], TOLERANCE, replay);
      }
    }
    for (int c = 0; c < CHANNELS; c++) {
      assertEquals(gammaSlopes[c], norm.gamma.gradient[0][0][c], TOLERANCE, replay);
      assertEquals(betaSlopes[c], norm.beta.gradient[0][0][c], TOLERANCE, replay);
    }
    return true;
  }

  /** The differences of the loss over a small step of each of the variables. */
  private static double[] slopes(
      double[] variables,
      double[][] in,
      double[] gamma,
      double[] beta,
      float[][] gradient,
      Precision precision) {
    double[] slopes = new double[variables.length];
    for (int i = 0; i < slopes.length; i++) {
      double at = variables[i];
      variables[i] = at + STEP;
      double above = loss(in, gamma, beta, gradient, precision);
      variables[i] = at - STEP;
      double below = loss(in, gamma, beta, gradient, precision);
      variables[i] = at;
      slopes[i] = (above - below) / (2 * STEP);
    }
    return slopes;
  }

  @Test
  void floatGradientsAreThoseOfTheDifferences() {
    checkGradients(Precision.FLOAT);
  }

  @Test
  void ternaryGradientsPassStraightThroughTheQuantiser() {
    checkGradients(Precision.TERNARY);
  }

  @Test
  void quantiserRoundsToTheNearestLevel() {
    float[] y = {-9, 0.49f, 0.5f, 1.49f, 1.5f, 2.49f, 2.5f, 99};
    int[] levels = {0, 0, 1, 1, 2, 2, 3, 3};
    for (int i = 0; i < y.length; i++) {
      assertEquals(levels[i], NormStep.level(y[i]), "y = " + y[i]);
    }
  }

  /** Two shards: means 1 and 3, variances 2 and 4: mean 2, variance 3 + 1 between the shards. */
  @Test
  void statisticsOfTheShardsAreJoined() {
    Normalisation norm = new Normalisation("n", 1);
    norm.observe(new float[][] {{1}, {3}}, new float[][] {{2}, {4}}, true);
    assertArrayEquals(new float[] {2}, norm.mean);
    assertArrayEquals(new float[] {4}, norm.variance);
    norm.observe(new float[][] {{12}, {12}}, new float[][] {{4}, {4}}, false);
    assertArrayEquals(new float[] {3}, norm.mean);
    assertArrayEquals(new float[] {4}, norm.variance);
  }
}
