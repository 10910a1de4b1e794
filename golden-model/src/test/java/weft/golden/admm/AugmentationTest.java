package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.golden.admm.Augmentation.Mirror;
import weft.golden.admm.Augmentation.Placement;
import weft.golden.nn.Shape;

class AugmentationTest {
  /** Two channels of two lines of three pixels. */
  private static final float[] IMAGE = {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16};

  private static float[] applied(int right, int down, boolean mirrored) {
    float[] to = new float[12];
    Arrays.fill(to, 99);
    new Placement(right, down, mirrored).apply(IMAGE, new Shape(2, 2, 3), to);
    return to;
  }

  @Test
  void movesEachChannelAndLeavesZeros() {
    assertArrayEquals(IMAGE, applied(0, 0, false));
    assertArrayEquals(new float[] {0, 1, 2, 0, 4, 5, 0, 11, 12, 0, 14, 15}, applied(1, 0, false));
    assertArrayEquals(new float[] {3, 0, 0, 6, 0, 0, 13, 0, 0, 16, 0, 0}, applied(-2, 0, false));
    assertArrayEquals(new float[] {0, 0, 0, 1, 2, 3, 0, 0, 0, 11, 12, 13}, applied(0, 1, false));
    assertArrayEquals(new float[] {0, 4, 5, 0, 0, 0, 0, 14, 15, 0, 0, 0}, applied(1, -1, false));
    assertArrayEquals(new float[12], applied(0, 2, false));
    assertArrayEquals(new float[12], applied(-3, 0, true));
  }

  @Test
  void mirrorsBeforeItMoves() {
    assertArrayEquals(new float[] {3, 2, 1, 6, 5, 4, 13, 12, 11, 16, 15, 14}, applied(0, 0, true));
    assertArrayEquals(new float[] {0, 3, 2, 0, 6, 5, 0, 13, 12, 0, 16, 15}, applied(1, 0, true));
  }

  /** All 2 x 5 x 5 placements come, none of them twice as often as another. */
  @Test
  void everyPlacementIsAsLikely() {
    Augmentation augmentation = new Augmentation(2, Mirror.HALF);
    Map<Placement, Integer> counts = new HashMap<>();
    for (int image = 0; image < 50_000; image++) {
      counts.merge(augmentation.placement(1, 3, image), 1, Integer::sum);
    }
    assertEquals(50, counts.size());
    // 1000 of each, with a deviation of 31.
    counts.forEach((placement, n) -> assertTrue(n > 850 && n < 1150, placement + ": " + n));
    assertTrue(
        counts.keySet().stream()
            .allMatch(p -> Math.abs(p.right()) <= 2 && Math.abs(p.down()) <= 2));
  }

  @Test
  void seedEpochAndImageDecide() {
    Augmentation augmentation = new Augmentation(60, Mirror.HALF);
    Placement one = augmentation.placement(1, 1, 1);
    assertEquals(one, augmentation.placement(1, 1, 1));
    assertNotEquals(one, augmentation.placement(2, 1, 1));
    assertNotEquals(one, augmentation.placement(1, 2, 1));
    assertNotEquals(one, augmentation.placement(1, 1, 2));
  }

  @Test
  void noneLeavesImagesAsTheyAre() {
    for (int image = 0; image < 100; image++) {
      assertEquals(new Placement(0, 0, false), Augmentation.NONE.placement(1, 1, image));
    }
  }

  @Test
  void refusesShiftsOutOfRange() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Augmentation(65, Mirror.NEVER))
            .getMessage();
    assertEquals("shift must be 0 to 64, not 65", message);
  }
}
