package weft.golden.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NearestLevelsTest {
  /** Compares with all sums that the good cells allow, for all masks of stuck cells. */
  private static int checkAll(int[] places, int top, int from, int to, int[] stuckLevels) {
    NearestLevels nearest = new NearestLevels(places, top);
    int cases = 0;
    for (int[] stuck : masks(places.length, stuckLevels)) {
      TreeSet<Integer> sums = sums(places, top, stuck);
      for (int target = from; target <= to; target++) {
        NearestLevels.Found found = nearest.find(target, stuck);
        Integer floor = sums.floor(target);
        Integer ceiling = sums.ceiling(target);
        int expected =
            ceiling == null || floor != null && target - floor <= ceiling - target
                ? floor
                : ceiling;
        if (expected != found.value()) {
          assertEquals(expected, found.value(), target + " with " + Arrays.toString(stuck));
        }
        int sum = 0;
        for (int cell = 0; cell < places.length; cell++) {
          sum += places[cell] * found.levels()[cell];
          assertTrue(stuck[cell] == NearestLevels.FREE || stuck[cell] == found.levels()[cell]);
        }
        assertEquals(found.value(), sum);
        cases++;
      }
    }
    return cases;
  }

  private static List<int[]> masks(int cells, int[] stuckLevels) {
    List<int[]> masks = new ArrayList<>();
    int kinds = stuckLevels.length + 1;
    for (int number = 0; number < Math.pow(kinds, cells); number++) {
      int[] stuck = new int[cells];
      int rest = number;
      for (int cell = 0; cell < cells; cell++, rest /= kinds) {
        stuck[cell] = rest % kinds == 0 ? NearestLevels.FREE : stuckLevels[rest % kinds - 1];
      }
      masks.add(stuck);
    }
    return masks;
  }

  private static TreeSet<Integer> sums(int[] places, int top, int[] stuck) {
    TreeSet<Integer> sums = new TreeSet<>(List.of(0));
    for (int cell = 0; cell < places.length; cell++) {
      TreeSet<Integer> next = new TreeSet<>();
      for (int level = 0; level <= top; level++) {
        for (int sum : sums) {
          if (stuck[cell] == NearestLevels.FREE || stuck[cell] == level) {
            next.add(sum + places[cell] * level);
          }
        }
      }
      sums = next;
    }
    return sums;
  }

  /** 3^8 masks of bits stuck at 0 or 1, 256 values each. */
  @Test
  void isTheNearestForAllMasksOfEightBits() {
    int[] places = {1, 2, 4, 8, 16, 32, 64, 128};
    assertEquals(6561 * 256, checkAll(places, 1, 0, 255, new int[] {0, 1}));
  }

  @Test
  void isTheNearestForAllMasksOfFourCellsOfTwoBits() {
    int[] places = {1, 4, 16, 64};
    assertEquals(625 * 276, checkAll(places, 3, -10, 265, new int[] {0, 1, 2, 3}));
  }

  /** Cells for positive weights beside cells for negative ones. */
  @Test
  void isTheNearestForAllMasksOfDifferentialCells() {
    checkAll(new int[] {1, 4, 16, -1, -4, -16}, 3, -70, 70, new int[] {0, 3});
    checkAll(new int[] {1, 2, 4, 8, -1, -2, -4, -8}, 1, -15, 15, new int[] {0, 1});
  }

  @Test
  void keepsLevelsLow() {
    // 2 = 2 - 0, not 3 - 1.
    NearestLevels nearest = new NearestLevels(new int[] {1, 4, -1, -4}, 3);
    int[] free = new int[4];
    Arrays.fill(free, NearestLevels.FREE);
    assertArrayEquals(new int[] {2, 0, 0, 0}, nearest.find(2, free).levels());
    assertArrayEquals(new int[] {0, 0, 2, 0}, nearest.find(-2, free).levels());
    // 4 with the 4s stuck at 0: 3; and with -4 stuck at 3: 3 + 12 - 12, error 1.
    assertEquals(3, nearest.find(4, new int[] {-1, 0, -1, 0}).value());
    assertEquals(3, nearest.find(4, new int[] {-1, -1, -1, 3}).value());
  }
}
