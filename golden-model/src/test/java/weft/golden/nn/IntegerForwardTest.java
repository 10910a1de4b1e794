package weft.golden.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class IntegerForwardTest {
  /**
   * By hand. Kernel 0 is [1 -1; 0 1], kernel 1 is [0 1; 1 -1]. Image [1 2 3; 4 5 6; 7 8 20].
   *
   * <pre>
   * channel 0: 1-2+5=4  2-3+6=5  4-5+8=7  5-6+20=19 -> thresholds 1 5 9 -> 1 2 2 3 -> max 3
   * channel 1: 2+4-5=1  3+5-6=2  5+7-8=4  6+8-20=-6 -> thresholds -3 2 6 -> 1 2 2 0 -> max 2
   * logits: 3-2=1, -3+2=-1; with biases 1, 0 -> class 0
   * </pre>
   */
  @Test
  void convolvesThresholdsPoolsAndMultipliesAsByHand() {
    IntegerForward forward = new IntegerForward(TinyNetworks.convolution());
    int[] image = {1, 2, 3, 4, 5, 6, 7, 8, 20};
    assertArrayEquals(new int[] {1, -1}, forward.logitSums(image));
    assertEquals(0, forward.classOf(image));
  }

  @Test
  void equalLogitsAreTheLowerClassAndTheBiasCounts() {
    IntegerForward forward = new IntegerForward(TinyNetworks.convolution());
    // All zero: channel 0 gives level 0, channel 1 (0 >= -3) level 1: sums -1, 1, logits -1, 2.
    assertEquals(1, forward.classOf(new int[9]));
  }

  @Test
  void anImageOfAnotherSizeIsRefused() {
    IntegerForward forward = new IntegerForward(TinyNetworks.convolution());
    assertEquals(
        "an input of 1x3x3 has 9 values, not 8",
        assertThrows(IllegalArgumentException.class, () -> forward.logitSums(new int[8]))
            .getMessage());
  }
}
