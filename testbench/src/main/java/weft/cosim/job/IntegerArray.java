package weft.cosim.job;

import java.util.Arrays;

/**
 * Integers in a rectangle of any number of dimensions.
 *
 * @param shape sizes, outermost first; empty for a single number
 * @param values in C order: the last index runs fastest
 */
public record IntegerArray(int[] shape, long[] values) {
  public IntegerArray {
    long count = 1;
    for (int size : shape) {
      count *= size;
    }
    if (count != values.length) {
      throw new IllegalArgumentException(
          Arrays.toString(shape) + " does not hold " + values.length + " values");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntegerArray that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "IntegerArray" + Arrays.toString(shape);
  }
}
