package weft.golden.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import weft.arch.Widths;

/**
 * Which row of a matrix each word line gets: the rows in the order of the policy, empty ones taken
 * out, the last fragment filled up.
 *
 * @param sources the matrix' row of each word line, or {@link #PADDING}; whole fragments
 * @param fragmentRows F
 */
public record FragmentRows(int[] sources, int fragmentRows) {
  /** A word line that no input drives. */
  public static final int PADDING = -1;

  /**
   * Cuts a matrix into fragments.
   *
   * @param order the matrix' rows in the order of the policy
   * @param weights [row][output]; rows without a weight other than 0 are taken out
   */
  public static FragmentRows of(int[] order, int[][] weights, int fragmentRows) {
    int[] used =
        Arrays.stream(order)
            .filter(row -> Arrays.stream(weights[row]).anyMatch(weight -> weight != 0))
            .toArray();
    int lines = Widths.ceilDiv(used.length, fragmentRows) * fragmentRows;
    int[] sources = Arrays.copyOf(used, lines);
    Arrays.fill(sources, used.length, lines, PADDING);
    return new FragmentRows(sources, fragmentRows);
  }

  /**
   * Fragments that are given, as training made them: rows that lost their last weight since then
   * stay, so that no fragment's signs are mixed up.
   *
   * @param fragments the matrix' rows of each fragment, at most F; shorter ones are filled up
   */
  public static FragmentRows of(List<int[]> fragments, int fragmentRows) {
    int[] sources = new int[fragments.size() * fragmentRows];
    Arrays.fill(sources, PADDING);
    for (int f = 0; f < fragments.size(); f++) {
      int[] rows = fragments.get(f);
      if (rows.length > fragmentRows) {
        throw new IllegalArgumentException(
            "fragment %d has %d rows, at most %d fit".formatted(f, rows.length, fragmentRows));
      }
      System.arraycopy(rows, 0, sources, f * fragmentRows, rows.length);
    }
    return new FragmentRows(sources, fragmentRows);
  }

  /**
   * Cuts a matrix into as few fragments as can be without one that has weights of both signs in a
   * column; rows stay in their order. A matrix that training polarised gets no more fragments than
   * training made; any other gets shorter ones, which are filled up.
   *
   * @param order the matrix' rows in the order of the policy
   * @param weights [row][output]; rows without a weight other than 0 are taken out
   */
  public static FragmentRows polarised(int[] order, int[][] weights, int fragmentRows) {
    List<int[]> fragments = new ArrayList<>();
    int[] signs = new int[weights[0].length];
    int[] fragment = new int[fragmentRows];
    int count = 0;
    for (int row : order) {
      if (Arrays.stream(weights[row]).allMatch(weight -> weight == 0)) {
        continue;
      }
      if (count == fragmentRows || mixes(signs, weights[row])) {
        fragments.add(Arrays.copyOf(fragment, count));
        Arrays.fill(signs, 0);
        count = 0;
      }
      fragment[count++] = row;
      for (int o = 0; o < signs.length; o++) {
        signs[o] = signs[o] == 0 ? Integer.signum(weights[row][o]) : signs[o];
      }
    }
    if (count > 0) {
      fragments.add(Arrays.copyOf(fragment, count));
    }
    return of(fragments, fragmentRows);
  }

  private static boolean mixes(int[] signs, int[] weights) {
    return IntStream.range(0, signs.length)
        .anyMatch(o -> signs[o] * Integer.signum(weights[o]) < 0);
  }

  /** With more rows, from {@code first} on, in place of the padding of the last fragment. */
  public FragmentRows inPadding(int first, int count) {
    int[] more = sources.clone();
    for (int i = 0; i < count; i++) {
      more[more.length - padding() + i] = first + i;
    }
    return new FragmentRows(more, fragmentRows);
  }

  /** Word lines at the end of the last fragment that have no row. */
  public int padding() {
    int count = 0;
    while (count < sources.length && sources[sources.length - 1 - count] == PADDING) {
      count++;
    }
    return count;
  }

  /**
   * With a fragment more, of {@code count} rows from {@code first} on: rows that the matrix has
   * behind its own, like those of biases.
   */
  public FragmentRows plusFragment(int first, int count) {
    int[] more = Arrays.copyOf(sources, sources.length + fragmentRows);
    Arrays.fill(more, sources.length, more.length, PADDING);
    for (int i = 0; i < count; i++) {
      more[sources.length + i] = first + i;
    }
    return new FragmentRows(more, fragmentRows);
  }

  public int fragments() {
    return sources.length / fragmentRows;
  }

  /** The inputs of the word lines for a vector of the matrix' inputs; padding gets 0. */
  public int[] gather(int[] inputs) {
    return Arrays.stream(sources).map(row -> row == PADDING ? 0 : inputs[row]).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FragmentRows that
        && fragmentRows == that.fragmentRows
        && Arrays.equals(sources, that.sources);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(sources) + fragmentRows;
  }

  @Override
  public String toString() {
    return "FragmentRows[" + fragmentRows + " of " + Arrays.toString(sources) + "]";
  }
}
