package weft.golden.compile;

import static weft.arch.Widths.ceilDiv;

import weft.golden.crossbar.WeightCode;

/**
 * How many crossbars matrices take: rows by rows, outputs by outputs, each crossbar of one matrix
 * alone. Spare columns and rows of biases are not counted.
 *
 * @param rows R, word lines of a crossbar
 * @param columns N, its columns that compute
 * @param code how cells stand for a weight
 */
public record CrossbarCount(int rows, int columns, WeightCode code) {
  /** O, outputs of a crossbar. */
  public int outputs() {
    return columns / code.cells();
  }

  /** Crossbars of a matrix. */
  public long of(int inputs, int outputs) {
    return (long) ceilDiv(inputs, rows) * ceilDiv(outputs, outputs());
  }
}
