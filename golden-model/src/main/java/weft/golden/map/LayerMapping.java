package weft.golden.map;

import static weft.arch.Widths.ceilDiv;

import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.tim.TimConfig;

/**
 * Where the matrix of a layer lies on the tiles: the geometry of section 6 of docs/tim.md.
 *
 * @param config the accelerator
 * @param inputs rows of the matrix
 * @param outputs columns of the matrix
 */
public record LayerMapping(TimConfig config, int inputs, int outputs) {
  public LayerMapping {
    Limits.inRange("inputs", inputs, 1, 1 << 20);
    Limits.inRange("outputs", outputs, 1, 1 << 20);
    int blocks = ceilDiv(inputs, config.rowsPerAccess());
    int capacity = config.blocks() * config.tiles();
    int passes = ceilDiv(blocks, capacity);
    if (passes > 1) {
      int last = ceilDiv(blocks - (passes - 1) * capacity, config.tiles()) * config.tiles();
      int total = (passes - 1) * capacity + last;
      if (total > config.maxAccumulatedBlocks()) {
        throw new ConfigException(
            "a layer of %d inputs needs maxRows of at least %d, not %d"
                .formatted(inputs, total * config.rowsPerAccess(), config.maxRows()));
      }
    }
  }

  /** B, the blocks of the matrix. */
  public int blocks() {
    return ceilDiv(inputs, config.rowsPerAccess());
  }

  /** Passes that the rows take: more than one if the matrix has more blocks than all tiles. */
  public int rowPasses() {
    return ceilDiv(blocks(), config.blocks() * config.tiles());
  }

  /** Passes that the columns take. */
  public int columnPasses() {
    return ceilDiv(outputs, config.columns());
  }

  /** G, the tiles that hold the slices of one copy: a power of two, the same in all passes. */
  public int group() {
    int group = 1;
    while (group < config.tiles() && ceilDiv(blocks(), group) > config.blocks()) {
      group *= 2;
    }
    return group;
  }

  /** Copies of the matrix, which work on different vectors. */
  public int copies() {
    return config.tiles() / group();
  }

  /** Rounds of {@code vectors} vectors: a round gives a vector to each copy. */
  public int rounds(int vectors) {
    return ceilDiv(vectors, copies());
  }

  /** First block of the matrix in a row pass. */
  public int firstBlockOfPass(int rowPass) {
    return rowPass * config.blocks() * config.tiles();
  }

  /** Blocks of the matrix in a row pass. */
  public int blocksOfPass(int rowPass) {
    return Math.min(config.blocks() * config.tiles(), blocks() - firstBlockOfPass(rowPass));
  }

  /** Blocks of a slice in a row pass, so of each tile: the value of register BLOCKS. */
  public int blocksOfSlice(int rowPass) {
    return ceilDiv(blocksOfPass(rowPass), group());
  }

  /** First row of the matrix in a slice of a row pass; past the last row if the slice is empty. */
  public int firstRowOfSlice(int rowPass, int slice) {
    int block = firstBlockOfPass(rowPass) + slice * blocksOfSlice(rowPass);
    return block * config.rowsPerAccess();
  }

  /** Rows of the matrix in a slice of a row pass; the last slices may have fewer or none. */
  public int rowsOfSlice(int rowPass, int slice) {
    int endOfPass = (firstBlockOfPass(rowPass) + blocksOfPass(rowPass)) * config.rowsPerAccess();
    int end = Math.min(inputs, endOfPass);
    int left = end - firstRowOfSlice(rowPass, slice);
    return Math.max(0, Math.min(blocksOfSlice(rowPass) * config.rowsPerAccess(), left));
  }

  /** First column of the matrix in a column pass. */
  public int firstColumnOfPass(int columnPass) {
    return columnPass * config.columns();
  }

  /** Columns of the matrix in a column pass: the value of register COLUMNS. */
  public int columnsOfPass(int columnPass) {
    return Math.min(config.columns(), outputs - firstColumnOfPass(columnPass));
  }
}
