package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.golden.nn.Shape;

/**
 * Gradients of the linear steps against finite differences. With the loss sum(g * out) the loss is
 * linear in each weight and each input, so a difference over a step of 1 is the derivative itself;
 * with small integers every float operation is exact: no tolerance at all.
 */
class LinearStepsTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final int IMAGES = 3;

  private final RandomStream random = new RandomStream(SEED, "linear steps", 0);

  private float[][] integers(int rows, int columns) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextInt(9) - 4;
      }
    }
    return matrix;
  }

  private Weights integerWeights(int rows, int columns) {
    Weights weights = new Weights("w", rows, columns);
    float[][] values = integers(rows, columns);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values[i], 0, weights.latent.value[i], 0, columns);
    }
    weights.refresh(TrainingRecipe.Precision.FLOAT);
    return weights;
  }

  private static double loss(Step step, float[][] in, float[][] gradient) {
    float[][] out = step.forward(in, IMAGES, Step.Use.LEARN);
    double loss = 0;
    for (int i = 0; i < IMAGES; i++) {
      for (int j = 0; j < gradient[i].length; j++) {
        loss += (double) gradient[i][j] * out[i][j];
      }
    }
    return loss;
  }

  private static void checkGradients(Step step, Weights weights, float[][] in, float[][] gradient) {
    double before = loss(step, in, gradient);
    float[][] inGradient = step.backward(gradient, IMAGES);
    for (int i = 0; i < IMAGES; i++) {
      for (int j = 0; j < in[i].length; j++) {
        in[i][j] += 1;
        assertEquals(
            loss(step, in, gradient) - before, inGradient[i][j], 0, "input " + i + ", " + j);
        in[i][j] -= 1;
      }
    }
    for (int r = 0; r < weights.latent.rows(); r++) {
      for (int c = 0; c < weights.latent.columns(); c++) {
        weights.effective[r][c] += 1;
        assertEquals(
            loss(step, in, gradient) - before,
            weights.latent.gradient[0][r][c],
            0,
            "weight " + r + ", " + c);
        weights.effective[r][c] -= 1;
      }
    }
  }

  @Test
  void convolutionHasTheGradientsOfItsDifferences() {
    Shape in = new Shape(2, 5, 4);
    Weights weights = integerWeights(3, 2 * 2 * 2);
    ConvStep step = new ConvStep(weights, 0, in, 2, IMAGES, false);
    checkGradients(step, weights, integers(IMAGES, in.size()), integers(IMAGES, 3 * 4 * 3));
  }

  @Test
  void denseHasTheGradientsOfItsDifferences() {
    Weights weights = integerWeights(7, 5);
    DenseStep step = new DenseStep(weights, 0, IMAGES, false);
    checkGradients(step, weights, integers(IMAGES, 7), integers(IMAGES, 5));
  }

  /** A 2x2 kernel [1 2; 3 4] on [1 0 2; 0 1 0; 5 0 1], by hand. */
  @Test
  void convolutionIsACrossCorrelationAsByHand() {
    Weights weights = new Weights("w", 1, 4);
    System.arraycopy(new float[] {1, 2, 3, 4}, 0, weights.effective[0], 0, 4);
    ConvStep step = new ConvStep(weights, 0, new Shape(1, 3, 3), 2, 1, true);
    float[][] out = step.forward(new float[][] {{1, 0, 2, 0, 1, 0, 5, 0, 1}}, 1, Step.Use.LEARN);
    assertArrayEquals(new float[] {5, 7, 17, 5}, out[0]);
  }

  @Test
  void poolTakesTheMaximumAndSendsTheGradientToTheFirstOne() {
    PoolStep step = new PoolStep(new Shape(1, 2, 4), 2, 1);
    float[][] out = step.forward(new float[][] {{-3, -1, 7, 7, -1, -2, 0, 7}}, 1, Step.Use.LEARN);
    assertArrayEquals(new float[] {-1, 7}, out[0]);
    float[][] gradient = step.backward(new float[][] {{5, 6}}, 1);
    assertArrayEquals(new float[] {0, 5, 6, 0, 0, 0, 0, 0}, gradient[0]);
  }
}
