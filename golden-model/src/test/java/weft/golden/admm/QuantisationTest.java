package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuantisationTest {
  /** Magnitudes 0 to 3: 0.9 is nearer to 1, 1.6 to 2; 9 is held at 3. */
  @Test
  void roundsToTheNearestMultipleAndHoldsTheRange() {
    float[] w = {0.9f, -1.6f, 0.2f, 9, -9};
    new Quantisation(2).project(w, 1);
    assertArrayEquals(new float[] {1, -2, 0, 3, -3}, w);
  }

  /** With magnitudes 0 and 1, twenty weights of 0.6 outvote one of 1. */
  @Test
  void searchesTheStepThatErrsLeast() {
    float[] w = new float[21];
    Arrays.fill(w, 0.6f);
    w[0] = 1;
    assertEquals(0.62f, new Quantisation(1).step(w), 0.006f);
  }

  @Test
  void takesTheWholeRangeWhereThatIsExact() {
    assertEquals(0.5f, new Quantisation(2).step(new float[] {1.5f, -1, 0.5f, 0}));
  }
}
