package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormStepTest {
  private static final float TOLERANCE = 2e-4f;

  /** Two images of two channels with two positions: 1, 3, 5, 7 and 10, 10, 20, 20. */
  private static final float[] SUMS = {1, 3, 10, 10, 5, 7, 20, 20};

  private static BatchNorm norm() {
    BatchNorm norm = new BatchNorm(2, 4);
    norm.gamma.value[0] = 2;
    norm.beta.value[0] = 1;
    norm.gamma.value[1] = -1;
    norm.beta.value[1] = 0.5f;
    return norm;
  }

  /** Means 4 and 15, variances 5 and 25. */
  @Test
  void normalisesWithTheStatisticsOfTheShard() {
    BatchNorm norm = norm();
    float[] out = new NormStep(norm, 1, 2, 2).forward(SUMS, 2, Step.Use.LEARN);
    assertArrayEquals(new float[] {4, 15}, norm.shardMean[1]);
    assertArrayEquals(new float[] {5, 25}, norm.shardVariance[1]);
    float u = (float) (2 / Math.sqrt(5));
    assertArrayEquals(
        new float[] {1 - 3 * u, 1 - u, 1.5f, 1.5f, 1 + u, 1 + 3 * u, -0.5f, -0.5f}, out, TOLERANCE);
  }

  @Test
  void classifiesWithTheRunningStatistics() {
    BatchNorm norm = norm();
    norm.mean[0] = 3;
    norm.variance[0] = 4;
    norm.mean[1] = 10;
    norm.variance[1] = 100;
    float[] out = new NormStep(norm, 0, 2, 2).forward(SUMS, 2, Step.Use.INFER);
    assertArrayEquals(new float[] {-1, 1, 0.5f, 0.5f, 3, 5, -0.5f, -0.5f}, out, TOLERANCE);
    assertArrayEquals(new float[2], norm.shardMean[0]);
  }

  /** Of a weighted sum of the outputs, against its differences; every value of three images. */
  @Test
  void gradientsAreTheSlopes() {
    Random random = new Random(6);
    BatchNorm norm = norm();
    float[] in = new float[12];
    float[] weights = new float[12];
    for (int i = 0; i < 12; i++) {
      in[i] = random.nextFloat() * 4 - 1;
      weights[i] = random.nextFloat() * 2 - 1;
    }
    NormStep step = new NormStep(norm, 0, 2, 3);
    step.forward(in, 3, Step.Use.LEARN);
    float[] slopes = step.backward(weights, 3).clone();
    float[] ofGamma = norm.gamma.gradient[0].clone();
    float[] ofBeta = norm.beta.gradient[0].clone();
    for (int i = 0; i < 12; i++) {
      assertEquals(slope(step, in, weights, in, i), slopes[i], 0.002, "input " + i);
    }
    for (int c = 0; c < 2; c++) {
      assertEquals(slope(step, in, weights, norm.gamma.value, c), ofGamma[c], 0.002, "gamma " + c);
      assertEquals(slope(step, in, weights, norm.beta.value, c), ofBeta[c], 0.002, "beta " + c);
    }
  }

  private static double slope(NormStep step, float[] in, float[] weights, float[] values, int i) {
    float before = values[i];
    values[i] = before + 0.004f;
    double above = weighted(step, in, weights);
    values[i] = before - 0.004f;
    double below = weighted(step, in, weights);
    values[i] = before;
    return (above - below) / 0.008;
  }

  private static double weighted(NormStep step, float[] in, float[] weights) {
    float[] out = step.forward(in, 3, Step.Use.LEARN);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (double) out[i] * weights[i];
    }
    return sum;
  }

  /** A tenth of the mean of four shards, nine tenths of what was there. */
  @Test
  void runningStatisticsFollowTheMeanOfTheShards() {
    BatchNorm norm = norm();
    norm.mean[0] = 10;
    norm.variance[0] = 2;
    for (int shard = 0; shard < 4; shard++) {
      norm.shardMean[shard][0] = 2 * shard;
      norm.shardVariance[shard][0] = 1 + shard;
    }
    norm.follow();
    assertEquals(9.3f, norm.mean[0], 1e-6f);
    assertEquals(2.05f, norm.variance[0], 1e-6f);
  }

  /** A variance of 0 divides by the root of 1e-5. */
  @Test
  void equalSumsAreNoDivisionByZero() {
    BatchNorm norm = norm();
    float[] out = new NormStep(norm, 0, 1, 2).forward(new float[] {7, 1, 7, 1}, 2, Step.Use.LEARN);
    assertArrayEquals(new float[] {1, 0.5f, 1, 0.5f}, out);
    assertEquals(316.2278f, BatchNorm.inverseDeviation(0), 1e-3f);
  }

  /** y = 2 (x - 3) / 2 + 1 = x - 2 and, with a variance of 100, y = -(x - 10) / 10 + 0.5. */
  @Test
  void foldsIntoWeightsAndBias() {
    BatchNorm norm = norm();
    norm.mean[0] = 3;
    norm.variance[0] = 4;
    norm.mean[1] = 10;
    norm.variance[1] = 100;
    MatrixLayer layer = new MatrixLayer("any", 2, 3, 4, 1);
    System.arraycopy(new float[] {1, 2, 3, 40, 50, 60}, 0, layer.weights.value, 0, 6);
    layer.bias.value[1] = 20;
    norm.fold(layer);
    assertArrayEquals(new float[] {1, 2, 3, -4, -5, -6}, layer.weights.value, TOLERANCE);
    assertArrayEquals(new float[] {-2, -0.5f}, layer.bias.value, TOLERANCE);
  }

  /** The first output is scaled by 1, the second by -0.1; one of the weights is pruned. */
  @Test
  void polarisedWeightsStaySo() {
    BatchNorm norm = norm();
    norm.variance[0] = 4;
    norm.variance[1] = 100;
    MatrixLayer layer = new MatrixLayer("any", 2, 3, 4, 1);
    System.arraycopy(new float[] {1, 2, 3, 0, 50, 60}, 0, layer.weights.value, 0, 6);
    Arrays.fill(layer.signs, MatrixLayer.POSITIVE);
    layer.signs[3] = 0;
    norm.fold(layer);
    layer.refresh(255);
    assertArrayEquals(new float[] {1, 2, 3, 0, -5, -6}, layer.effective, TOLERANCE);
    byte p = MatrixLayer.POSITIVE;
    byte n = MatrixLayer.NEGATIVE;
    assertArrayEquals(new byte[] {p, p, p, 0, n, n}, layer.signs);
  }

  @Test
  void foldedItDoesNothingMore() {
    BatchNorm norm = norm();
    MatrixLayer layer = new MatrixLayer("any", 2, 3, 4, 1);
    norm.fold(layer);
    float[] once = layer.weights.value.clone();
    norm.fold(layer);
    assertArrayEquals(once, layer.weights.value);
    NormStep step = new NormStep(norm, 0, 2, 2);
    assertSame(SUMS, step.forward(SUMS, 2, Step.Use.LEARN));
    assertSame(SUMS, step.backward(SUMS, 2));
  }
}
