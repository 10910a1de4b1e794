package weft.golden.nn;

import java.util.Arrays;

/**
 * Ternary weights, row-major: a row for each input of the product, a column for each output.
 *
 * @param rows 1 to 1,048,576
 * @param columns 1 to 65,535
 * @param values {@code rows * columns} values of -1, 0 or 1; copied on the way in and out
 */
public record TernaryMatrix(int rows, int columns, byte[] values) {
  /** Most rows of a matrix. */
  public static final int MAX_ROWS = 1 << 20;

  /** Most columns of a matrix. */
  public static final int MAX_COLUMNS = 65_535;

  public TernaryMatrix {
    if (rows < 1 || rows > MAX_ROWS) {
      throw new IllegalArgumentException("rows must be 1 to " + MAX_ROWS + ", not " + rows);
    }
    if (columns < 1 || columns > MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "columns must be 1 to " + MAX_COLUMNS + ", not " + columns);
    }
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "a "
              + rows
              + " x "
              + columns
              + " matrix has "
              + (long) rows * columns
              + " values, not "
              + values.length);
    }
    values = values.clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] < -1 || values[i] > 1) {
        throw new IllegalArgumentException(
            "value at row "
                + i / columns
                + ", column "
                + i % columns
                + " must be -1, 0 or 1, not "
                + values[i]);
      }
    }
  }

  /** The weight of input {@code row} in output {@code column}: -1, 0 or 1. */
  public int get(int row, int column) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("column " + column + " of " + columns);
    }
    return values[row * columns + column];
  }

  /** A copy of the values, row-major. */
  @Override
  public byte[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TernaryMatrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return (rows * 31 + columns) * 31 + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "TernaryMatrix[" + rows + " x " + columns + "]";
  }
}
