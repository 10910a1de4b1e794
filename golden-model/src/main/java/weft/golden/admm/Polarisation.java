package weft.golden.admm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the weights of every fragment of a column non-negative or non-positive by setting the
 * others to 0 (FORMS, section III).
 */
public final class Polarisation {
  /** How the sign of a fragment is chosen. */
  public enum Rule {
    /** That whose weights have the greater sum of squares: the exact Euclidean projection. */
    ENERGY,
    /** That of the sum of the weights, as we recall the paper's rule. */
    SUM,
    /** Signs are left as they are: for accelerators that take any. */
    NONE
  }

  private final int fragmentRows;
  private final Rule rule;

  /**
   * @param fragmentRows F, rows of a fragment, at least 1
   */
  public Polarisation(int fragmentRows, Rule rule) {
    if (fragmentRows < 1) {
      throw new IllegalArgumentException("fragmentRows must be at least 1, not " + fragmentRows);
    }
    this.fragmentRows = fragmentRows;
    this.rule = rule;
  }

  /**
   * The rows that are left, in their order, cut into fragments.
   *
   * @param order inputs in the order of the rows
   * @param w a row of weights for each output; inputs that no output uses are left out
   */
  public List<int[]> fragments(int[] order, float[] w) {
    List<Integer> used = new ArrayList<>();
    for (int input : order) {
      boolean live = false;
      for (int i = input; i < w.length; i += order.length) {
        live |= w[i] != 0;
      }
      if (live) {
        used.add(input);
      }
    }
    List<int[]> fragments = new ArrayList<>();
    for (int from = 0; from < used.size(); from += fragmentRows) {
      int to = Math.min(used.size(), from + fragmentRows);
      fragments.add(used.subList(from, to).stream().mapToInt(i -> i).toArray());
    }
    return fragments;
  }

  /** Projects; returns which signs each weight may have from now on. */
  byte[] project(float[] w, int inputs, List<int[]> fragments) {
    byte[] signs = new byte[w.length];
    if (rule == Rule.NONE) {
      Arrays.fill(signs, (byte) (MatrixLayer.POSITIVE | MatrixLayer.NEGATIVE));
      return signs;
    }
    for (int first = 0; first < w.length; first += inputs) {
      for (int[] fragment : fragments) {
        boolean positive = isPositive(w, first, fragment);
        for (int input : fragment) {
          int i = first + input;
          signs[i] = positive ? MatrixLayer.POSITIVE : MatrixLayer.NEGATIVE;
          w[i] = positive ? Math.max(w[i], 0) : Math.min(w[i], 0);
        }
      }
    }
    return signs;
  }

  private boolean isPositive(float[] w, int first, int[] fragment) {
    double balance = 0;
    for (int input : fragment) {
      double x = w[first + input];
      balance += rule == Rule.ENERGY ? x * Math.abs(x) : x;
    }
    return balance >= 0;
  }
}
