package weft.golden.admm;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What pruning has left of a matrix: products are computed of that alone.
 *
 * @param inputs those with a weight that is not pruned, ascending
 * @param outputs those with a weight that is not pruned, ascending
 * @param weights between them, a row for each of the outputs; of a whole matrix its own
 * @param width inputs of the whole matrix
 * @param whole whether nothing is pruned
 */
record Live(int[] inputs, int[] outputs, float[] weights, int width, boolean whole) {
  static Live of(float[] matrix, boolean[] liveInput, boolean[] liveOutput) {
    int[] inputs = IntStream.range(0, liveInput.length).filter(i -> liveInput[i]).toArray();
    int[] outputs = IntStream.range(0, liveOutput.length).filter(o -> liveOutput[o]).toArray();
    if (inputs.length * outputs.length == matrix.length) {
      return new Live(inputs, outputs, matrix, inputs.length, true);
    }
    float[] weights = new float[inputs.length * outputs.length];
    for (int o = 0; o < outputs.length; o++) {
      int row = outputs[o] * liveInput.length;
      for (int i = 0; i < inputs.length; i++) {
        weights[o * inputs.length + i] = matrix[row + inputs[i]];
      }
    }
    return new Live(inputs, outputs, weights, liveInput.length, false);
  }

  /** Where the gradient of the weights is to be added up: in place if nothing is pruned. */
  float[] gradient(float[] ofMatrix, float[] scratch) {
    if (whole) {
      return ofMatrix;
    }
    Arrays.fill(scratch, 0, weights.length, 0);
    return scratch;
  }

  /** Adds to the gradient of the matrix what {@link #gradient} has added up. */
  void spread(float[] gradient, float[] ofMatrix) {
    for (int o = 0; o < outputs.length && !whole; o++) {
      for (int i = 0; i < inputs.length; i++) {
        ofMatrix[outputs[o] * width + inputs[i]] += gradient[o * inputs.length + i];
      }
    }
  }
}
