package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StructuredPruningTest {
  @Test
  void keepsTheOutputsThenTheInputsOfTheGreatestSquares() {
    float[] w = {
      1, -4, 0,
      2, 2, 2,
      0, 0, 5
    };
    boolean[] outputs = new StructuredPruning(2, 2).project(w, 3, StructuredPruning.all(3));
    // Squares of the outputs: 17, 12, 25. Of the inputs of those kept: 1, 16, 25.
    assertArrayEquals(new boolean[] {true, false, true}, outputs);
    assertArrayEquals(new float[] {0, -4, 0, 0, 0, 0, 0, 0, 5}, w);
  }

  @Test
  void leavesOutInputsThatAreAlways0() {
    float[] w = {1, -4, 2};
    new StructuredPruning(1, 2).project(w, 1, new boolean[] {true, false, true});
    assertArrayEquals(new float[] {1, 0, 2}, w);
  }

  /** No other choice of two of five outputs is nearer. */
  @Test
  void isTheNearestMatrixWithSoManyOutputs() {
    Random random = new Random(3);
    for (int trial = 0; trial < 50; trial++) {
      float[] w = new float[20];
      for (int i = 0; i < w.length; i++) {
        w[i] = random.nextInt(19) - 9;
      }
      float[] projected = w.clone();
      new StructuredPruning(2, 4).project(projected, 5, StructuredPruning.all(4));
      double least = Double.POSITIVE_INFINITY;
      for (int set = 0; set < 32; set++) {
        if (Integer.bitCount(set) == 2) {
          double distance = 0;
          for (int i = 0; i < w.length; i++) {
            distance += (set >> (i / 4) & 1) == 1 ? 0 : w[i] * w[i];
          }
          least = Math.min(least, distance);
        }
      }
      double distance = 0;
      for (int i = 0; i < w.length; i++) {
        distance += (w[i] - projected[i]) * (w[i] - projected[i]);
      }
      assertEquals(least, distance);
    }
  }
}
