package weft.golden.crossbar;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;

/**
 * A matrix of weights as it lies in cells: what a column holds, row by row, and the flags of every
 * fragment. It may be larger than a crossbar; fragments follow each other over crossbars. Column
 * {@code o * C + k} holds cell k of output o.
 */
public final class CellMatrix {
  private final CrossbarConfig config;
  private final int outputs;
  private final int columns;

  /** [row][column]. */
  private final byte[][] levels;

  /** [fragment][column]. */
  private final boolean[][] flips;

  /** [fragment][output]. */
  private final boolean[][] negative;

  /**
   * Cells at level 0, no flips, no negative signs.
   *
   * @param rows rounded up to whole fragments
   */
  public CellMatrix(CrossbarConfig config, int rows, int outputs) {
    this.config = config;
    this.outputs = outputs;
    columns = outputs * config.cellsPerWeight();
    int fragments = Widths.ceilDiv(rows, config.fragmentRows());
    levels = new byte[fragments * config.fragmentRows()][columns];
    flips = new boolean[fragments][columns];
    negative = new boolean[fragments][outputs];
  }

  /** Rows, a multiple of the rows of a fragment. */
  public int rows() {
    return levels.length;
  }

  public int fragments() {
    return flips.length;
  }

  /** The accelerator that the cells are laid out for. */
  public CrossbarConfig config() {
    return config;
  }

  public int outputs() {
    return outputs;
  }

  /** Columns of cells. */
  public int columns() {
    return columns;
  }

  /** The level that is stored, flipped or not. */
  public int level(int row, int column) {
    return levels[row][column];
  }

  /**
   * @throws IllegalArgumentException if a cell has no such level
   */
  public void setLevel(int row, int column, int level) {
    if (level < 0 || level > config.topLevel()) {
      throw new IllegalArgumentException(
          "a level must be 0.." + config.topLevel() + ", not " + level);
    }
    levels[row][column] = (byte) level;
  }

  /** Whether the column holds V less the digit in every row of the fragment. */
  public boolean flipped(int fragment, int column) {
    return flips[fragment][column];
  }

  /**
   * @throws IllegalArgumentException if the accelerator has no flips
   */
  public void setFlipped(int fragment, int column, boolean flipped) {
    if (flipped && config.flip() == CrossbarConfig.Flip.OFF) {
      throw new IllegalArgumentException("the accelerator flips no columns");
    }
    flips[fragment][column] = flipped;
  }

  /** Whether the fragment's weights of the output are negative; POLARISED only. */
  public boolean negative(int fragment, int output) {
    return negative[fragment][output];
  }

  /**
   * @throws IllegalArgumentException if the scheme has no sign bits
   */
  public void setNegative(int fragment, int output, boolean isNegative) {
    if (isNegative && config.scheme() != SignedScheme.POLARISED) {
      throw new IllegalArgumentException(config.scheme() + " has no sign bits");
    }
    negative[fragment][output] = isNegative;
  }

  /** The weight that an output's cells of a row stand for. */
  public int weight(int row, int output) {
    int fragment = row / config.fragmentRows();
    int[] digits = new int[config.cellsPerWeight()];
    for (int cell = 0; cell < digits.length; cell++) {
      int column = output * digits.length + cell;
      int level = levels[row][column];
      digits[cell] = flips[fragment][column] ? config.topLevel() - level : level;
    }
    return WeightCode.of(config).decode(digits, negative[fragment][output]);
  }
}
