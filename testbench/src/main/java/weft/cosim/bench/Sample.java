package weft.cosim.bench;

import java.util.Arrays;
import java.util.List;

/** Repeated measurements of one quantity: the median, its spread, and how sure we are of it. */
public final class Sample {
  private static final double DOUBT = 0.05;

  private final double[] sorted;

  /**
   * @param values one or more
   */
  public Sample(List<Double> values) {
    sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a sample of nothing");
    }
  }

  /** How many. */
  public int size() {
    return sorted.length;
  }

  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  public double smallest() {
    return sorted[0];
  }

  public double largest() {
    return sorted[sorted.length - 1];
  }

  /**
   * What the true median is not below, with 95 % confidence: the k-th smallest value, where fewer
   * than k of n values fall below the median in 1 case of 20 at most. Of fewer than 5 values there
   * is no such bound, and the smallest is given.
   */
  public double lowerBound() {
    return sorted[rank()];
  }

  /** What the true median is not above, with 95 % confidence. */
  public double upperBound() {
    return sorted[sorted.length - 1 - rank()];
  }

  private int rank() {
    int n = sorted.length;
    double term = Math.pow(0.5, n);
    double below = 0;
    int rank = 0;
    for (int k = 0; k < n; k++) {
      below += term;
      if (below > DOUBT) {
        break;
      }
      rank = k;
      term = term * (n - k) / (k + 1);
    }
    return rank;
  }

  @Override
  public String toString() {
    return Arrays.toString(sorted);
  }
}
