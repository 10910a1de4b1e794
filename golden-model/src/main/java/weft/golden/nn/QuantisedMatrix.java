package weft.golden.nn;

import java.util.Arrays;

/** A matrix of integers, a row for each input and a column for each output; immutable. */
public final class QuantisedMatrix {
  /** Greatest magnitude of a weight. */
  public static final int MAX_WEIGHT = Short.MAX_VALUE;

  /** Most weights. */
  public static final int MAX_SIZE = 1 << 26;

  private final int rows;
  private final int columns;
  private final short[] values;

  /**
   * @param rows 1 to 65535
   * @param columns 1 to 65535; rows times columns at most {@link #MAX_SIZE}
   * @param values row-major; copied
   */
  public QuantisedMatrix(int rows, int columns, short[] values) {
    if (values.length != size(rows, columns)) {
      throw new IllegalArgumentException(
          "a matrix of " + rows + " x " + columns + " does not have " + values.length + " values");
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values.clone();
    for (short value : values) {
      if (value < -MAX_WEIGHT) {
        throw new IllegalArgumentException("a weight must be above -32768");
      }
    }
  }

  /**
   * How many weights a matrix has.
   *
   * @throws IllegalArgumentException if no matrix is of this size
   */
  static int size(int rows, int columns) {
    long size = (long) rows * columns;
    if (rows < 1 || rows > 65_535 || columns < 1 || columns > 65_535 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a matrix has 1 to 65535 rows and columns and at most %d weights, not %d x %d"
              .formatted(MAX_SIZE, rows, columns));
    }
    return (int) size;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The weight from an input to an output. */
  public int at(int row, int column) {
    return values[row * columns + column];
  }

  /** All weights, row-major; a copy. */
  public short[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantisedMatrix m
        && rows == m.rows
        && columns == m.columns
        && Arrays.equals(values, m.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return rows + "x" + columns;
  }
}
