package weft.golden.admm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps whole outputs and whole inputs of a matrix, so that whole rows and columns of a crossbar
 * become free: those of the greatest sum of squares, outputs first. Each of the two steps is an
 * exact Euclidean projection; of equal sums the first is kept.
 */
final class StructuredPruning {
  private final int keptOutputs;
  private final int keptInputs;

  StructuredPruning(int keptOutputs, int keptInputs) {
    this.keptOutputs = keptOutputs;
    this.keptInputs = keptInputs;
  }

  /**
   * Sets to 0 what is not kept.
   *
   * @param w a row for each output
   * @param live the inputs that can be anything but 0; others are not kept
   * @return the outputs that are kept
   */
  boolean[] project(float[] w, int outputs, boolean[] live) {
    int inputs = live.length;
    double[] byOutput = new double[outputs];
    for (int i = 0; i < w.length; i++) {
      byOutput[i / inputs] += live[i % inputs] ? (double) w[i] * w[i] : 0;
    }
    boolean[] output = greatest(byOutput, keptOutputs);
    double[] byInput = new double[inputs];
    for (int i = 0; i < w.length; i++) {
      byInput[i % inputs] += output[i / inputs] ? (double) w[i] * w[i] : 0;
    }
    for (int j = 0; j < inputs; j++) {
      byInput[j] = live[j] ? byInput[j] : -1;
    }
    boolean[] input = greatest(byInput, keptInputs);
    for (int i = 0; i < w.length; i++) {
      boolean kept = output[i / inputs] && input[i % inputs] && live[i % inputs];
      w[i] = kept ? w[i] : 0;
    }
    return output;
  }

  private static boolean[] greatest(double[] energy, int count) {
    boolean[] kept = new boolean[energy.length];
    IntStream.range(0, energy.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -energy[i]))
        .limit(count)
        .forEach(i -> kept[i] = true);
    return kept;
  }

  /** All inputs. */
  static boolean[] all(int inputs) {
    boolean[] live = new boolean[inputs];
    Arrays.fill(live, true);
    return live;
  }
}
