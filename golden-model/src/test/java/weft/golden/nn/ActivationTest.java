package weft.golden.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ActivationTest {
  private final Activation.Thresholds two =
      new Activation.Thresholds(new int[][] {{-5, 0, 7}, {3, 3, 4}});

  @Test
  void levelCountsTheThresholdsReached() {
    assertEquals(2, two.bits());
    int[] sums = {-6, -5, -1, 0, 6, 7, 1000};
    int[] levels = {0, 1, 1, 2, 2, 3, 3};
    for (int i = 0; i < sums.length; i++) {
      assertEquals(levels[i], two.level(0, sums[i]), "sum " + sums[i]);
    }
  }

  @Test
  void equalThresholdsLeaveOutALevel() {
    assertEquals(0, two.level(1, 2));
    assertEquals(2, two.level(1, 3));
    assertEquals(3, two.level(1, 4));
  }

  @Test
  void thresholdsThatFallOrAreTooFewAreRefused() {
    String falling =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Activation.Thresholds(new int[][] {{1, 2, 3}, {1, 3, 2}}))
            .getMessage();
    assertEquals("thresholds of channel 1 must ascend: 2 follows 3", falling);
    String two =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Activation.Thresholds(new int[][] {{1, 2}}))
            .getMessage();
    assertTrue(two.endsWith("must be 1, 3, 7, ... or 255, not 2"), two);
  }

  @Test
  void thresholdsAreCopiedInAndOut() {
    int[][] given = {{1, 2, 3}};
    Activation.Thresholds thresholds = new Activation.Thresholds(given);
    given[0][0] = 99;
    thresholds.perChannel()[0][0] = 77;
    assertEquals(1, thresholds.threshold(0, 0));
  }

  @Test
  void classIsTheGreatestLogitAndTheLowestIndexOfEqualOnes() {
    Activation.Logits logits = new Activation.Logits(new int[] {0, 10, -2});
    assertEquals(1, logits.classOf(new int[] {4, -5, 7}), "4, 5, 5");
    assertEquals(0, logits.classOf(new int[] {5, -5, 7}), "5, 5, 5");
    assertEquals(2, logits.classOf(new int[] {5, -5, 8}), "5, 5, 6");
    assertEquals(1, logits.classOf(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 0}));
  }
}
