package weft.golden.compile;

import java.util.Arrays;
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
