package weft.golden.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The levels of cells that come nearest to a value when some of the cells are stuck: exact, in time
 * proportional to the number of cells. Cells are decided from the highest place to the lowest. The
 * rest of the cells can add anything between two bounds or, stuck cells forbidding some of it, part
 * of that; so of the sums that the rest cannot bring to the value, only the nearest on either side
 * can be the best, and of the others there are few, since all are multiples of one place.
 */
final class NearestLevels {
  /** A cell that is not stuck. */
  static final int FREE = -1;

  /**
   * What was found.
   *
   * @param levels of the cells
   * @param value that they add up to
   */
  record Found(int[] levels, int value) {}

  /** Cells so far, from the highest place on: what they add up to, and their levels together. */
  private record Prefix(int sum, int levels, int level, Prefix before) {}

  private final int[] places;
  private final int top;

  /** Cells in the order of being decided. */
  private final int[] order;

  /**
   * @param places what level 1 of each cell counts for, positive or negative
   * @param top V, the highest level
   */
  NearestLevels(int[] places, int top) {
    this.places = places.clone();
    this.top = top;
    order =
        IntStream.range(0, places.length)
            .boxed()
            .sorted(Comparator.comparingInt(cell -> -Math.abs(places[cell])))
            .mapToInt(cell -> cell)
            .toArray();
  }

  /**
   * Finds the levels whose sum is nearest to {@code target}; of two equally near the smaller, of
   * equal sums that of the lowest levels.
   *
   * @param stuck the level of each stuck cell, {@link #FREE} of the others
   */
  Found find(int target, int[] stuck) {
    int low = 0;
    int high = 0;
    for (int cell = 0; cell < places.length; cell++) {
      low += Math.min(least(cell, stuck), most(cell, stuck));
      high += Math.max(least(cell, stuck), most(cell, stuck));
    }
    List<Prefix> prefixes = List.of(new Prefix(0, 0, 0, null));
    for (int cell : order) {
      low -= Math.min(least(cell, stuck), most(cell, stuck));
      high -= Math.max(least(cell, stuck), most(cell, stuck));
      prefixes = extend(prefixes, cell, stuck[cell], target, low, high);
    }
    Prefix best =
        prefixes.stream()
            .min(
                Comparator.<Prefix>comparingInt(p -> Math.abs(p.sum - target))
                    .thenComparingInt(Prefix::sum))
            .orElseThrow();
    int[] levels = new int[places.length];
    int sum = best.sum;
    for (int i = order.length - 1; i >= 0; i--) {
      levels[order[i]] = best.level;
      best = best.before;
    }
    return new Found(levels, sum);
  }

  private int least(int cell, int[] stuck) {
    return stuck[cell] == FREE ? 0 : places[cell] * stuck[cell];
  }

  private int most(int cell, int[] stuck) {
    return places[cell] * (stuck[cell] == FREE ? top : stuck[cell]);
  }

  /**
   * All prefixes with one cell more that can still be the best.
   *
   * @param low the least that the cells after this one add
   * @param high the most
   */
  private List<Prefix> extend(
      List<Prefix> prefixes, int cell, int stuck, int target, int low, int high) {
    List<Prefix> extended = new ArrayList<>();
    Prefix below = null;
    Prefix above = null;
    for (Prefix prefix : prefixes) {
      for (int level = 0; level <= top; level++) {
        if (stuck != FREE && stuck != level) {
          continue;
        }
        int sum = prefix.sum + places[cell] * level;
        Prefix next = new Prefix(sum, prefix.levels + level, level, prefix);
        if (sum + high < target) {
          below = below == null || sum > below.sum ? next : below;
        } else if (sum + low > target) {
          above = above == null || sum < above.sum ? next : above;
        } else {
          add(extended, next);
        }
      }
    }
    for (Prefix side : Arrays.asList(below, above)) {
      if (side != null) {
        extended.add(side);
      }
    }
    return extended;
  }

  /** Of prefixes that add up to the same, that of the lowest levels stays. */
  private static void add(List<Prefix> prefixes, Prefix next) {
    for (int i = 0; i < prefixes.size(); i++) {
      if (prefixes.get(i).sum == next.sum) {
        if (next.levels < prefixes.get(i).levels) {
          prefixes.set(i, next);
        }
        return;
      }
    }
    prefixes.add(next);
  }
}
