package weft.golden.map;

import static weft.arch.Widths.ceilDiv;

import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.crossbar.CrossbarConfig;

/**
 * Where a compiled matrix lies on the crossbars: the geometry of section 6 of docs/crossbar.md.
 *
 * @param config the accelerator
 * @param fragments of the matrix
 * @param outputs of the matrix
 */
public record CrossbarMapping(CrossbarConfig config, int fragments, int outputs) {
  /**
   * Where a cell of the matrix lies.
   *
   * @param physicalColumn of the crossbar
   */
  public record Place(int unit, int crossbar, int row, int physicalColumn) {}

  public CrossbarMapping {
    Limits.inRange("fragments", fragments, 1, 1 << 20);
    Limits.inRange("outputs", outputs, 1, 1 << 20);
    int capacity = config.fragments() * config.units();
    int passes = ceilDiv(fragments, capacity);
    int last = ceilDiv(fragments - (passes - 1) * capacity, config.units()) * config.units();
    int total = (passes - 1) * capacity + last;
    if (passes > 1 && total > config.maxAccumulatedFragments()) {
      throw new ConfigException(
          "a layer of %d fragments needs maxRows of at least %d, not %d"
              .formatted(fragments, total * config.fragmentRows(), config.maxRows()));
    }
  }

  /** Passes that the rows take: more than one if all units have too few fragments. */
  public int rowPasses() {
    return ceilDiv(fragments, config.fragments() * config.units());
  }

  /** Passes that the outputs take. */
  public int columnPasses() {
    return ceilDiv(outputs, config.unitOutputs());
  }

  /** G, the units that hold the slices of one copy: a power of two, the same in all passes. */
  public int group() {
    int group = 1;
    while (group < config.units() && ceilDiv(fragments, group) > config.fragments()) {
      group *= 2;
    }
    return group;
  }

  /** Copies of the matrix, which work on different vectors. */
  public int copies() {
    return config.units() / group();
  }

  /** Rounds of {@code vectors} vectors: a round gives a vector to each copy. */
  public int rounds(int vectors) {
    return ceilDiv(vectors, copies());
  }

  /** First fragment of the matrix in a row pass. */
  public int firstFragmentOfPass(int rowPass) {
    return rowPass * config.fragments() * config.units();
  }

  /** Fragments of the matrix in a row pass. */
  public int fragmentsOfPass(int rowPass) {
    int left = fragments - firstFragmentOfPass(rowPass);
    return Math.min(config.fragments() * config.units(), left);
  }

  /** Fragments of a slice in a row pass, so of each unit: the value of register FRAGMENTS. */
  public int fragmentsOfSlice(int rowPass) {
    return ceilDiv(fragmentsOfPass(rowPass), group());
  }

  /** First fragment of the matrix in a slice; past the last one if the slice is empty. */
  public int firstFragmentOfSlice(int rowPass, int slice) {
    return firstFragmentOfPass(rowPass) + slice * fragmentsOfSlice(rowPass);
  }

  /** Fragments of the matrix in a slice; the last slices may have fewer or none. */
  public int fragmentsHeld(int rowPass, int slice) {
    int end = firstFragmentOfPass(rowPass) + fragmentsOfPass(rowPass);
    int left = end - firstFragmentOfSlice(rowPass, slice);
    return Math.max(0, Math.min(fragmentsOfSlice(rowPass), left));
  }

  /** First output of the matrix in a column pass. */
  public int firstOutputOfPass(int columnPass) {
    return columnPass * config.unitOutputs();
  }

  /** Outputs of the matrix in a column pass: the value of register OUTPUTS. */
  public int outputsOfPass(int columnPass) {
    return Math.min(config.unitOutputs(), outputs - firstOutputOfPass(columnPass));
  }

  /**
   * Where a cell of a copy lies.
   *
   * @param row word line of the matrix
   * @param column of cells of the matrix
   * @param maps which physical columns the crossbars use
   */
  public Place place(int copy, int row, int column, ColumnMaps maps) {
    int fragment = row / config.fragmentRows();
    int rowPass = fragment / (config.fragments() * config.units());
    int inPass = fragment - firstFragmentOfPass(rowPass);
    int slice = inPass / fragmentsOfSlice(rowPass);
    int fragmentOfUnit = inPass % fragmentsOfSlice(rowPass);
    int columnOfUnit = column % (config.crossbars() * config.columns());
    int unit = copy * group() + slice;
    int crossbar = columnOfUnit / config.columns();
    return new Place(
        unit,
        crossbar,
        fragmentOfUnit * config.fragmentRows() + row % config.fragmentRows(),
        maps.physical(config, unit, crossbar, columnOfUnit % config.columns()));
  }
}
