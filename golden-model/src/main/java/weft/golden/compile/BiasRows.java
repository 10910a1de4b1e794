package weft.golden.compile;

import java.util.Arrays;
import weft.golden.crossbar.WeightCode;

/**
 * Biases as rows of weights with constant inputs: a fragment of its own behind the matrix' (section
 * 6 of docs/crossbar.md). Row i counts its weight {@code inputs[i]} times: 1, b, b^2 and so on, b
 * being one more than the largest weight, but no more than the largest input, so that every bias up
 * to the largest is exact.
 *
 * @param inputs the constant inputs
 * @param weights [row][output]
 */
public record BiasRows(int[] inputs, int[][] weights) {
  /**
   * Splits biases.
   *
   * @param biases of the outputs, in units of a weight of 1 times an input of 1
   * @param largestInput 2^PLANES - 1, or half of it for two's complement inputs
   * @param mostRows F
   * @throws IllegalArgumentException if a bias is too large for so many rows
   */
  public static BiasRows of(int[] biases, WeightCode code, int largestInput, int mostRows) {
    long most = Arrays.stream(biases).mapToLong(Math::abs).max().orElse(0);
    int[] inputs = new int[mostRows];
    int rows = 0;
    long reach = 0;
    for (long input = 1; reach < most; rows++) {
      if (rows == mostRows) {
        throw new IllegalArgumentException(
            "biases up to %d do not fit %d rows, which reach %d".formatted(most, mostRows, reach));
      }
      inputs[rows] = (int) Math.min(input, largestInput);
      reach += (long) code.max() * inputs[rows];
      input = Math.min(input * (code.max() + 1L), largestInput);
    }
    int[][] weights = new int[rows][biases.length];
    for (int output = 0; output < biases.length; output++) {
      long left = Math.abs((long) biases[output]);
      for (int row = rows - 1; row >= 0; row--) {
        int weight = (int) Math.min(code.max(), left / inputs[row]);
        weights[row][output] = biases[output] < 0 ? -weight : weight;
        left -= (long) weight * inputs[row];
      }
    }
    return new BiasRows(Arrays.copyOf(inputs, rows), weights);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BiasRows that
        && Arrays.equals(inputs, that.inputs)
        && Arrays.deepEquals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(inputs) + Arrays.deepHashCode(weights);
  }

  @Override
  public String toString() {
    return "BiasRows" + Arrays.toString(inputs) + Arrays.deepToString(weights);
  }
}
