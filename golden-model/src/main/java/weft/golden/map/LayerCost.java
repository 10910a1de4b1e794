package weft.golden.map;

import weft.golden.JobCycles;

/**
 * What running a layer costs.
 *
 * @param compute of the COMPUTE jobs
 * @param programming of the PROGRAM jobs
 * @param usefulCells cells that held a weight of the layer and saw a value of a vector, summed over
 *     all accesses
 * @param drivenCells cells that all accesses drove: tiles times rows per access times columns each
 */
public record LayerCost(
    JobCycles compute, JobCycles programming, long usefulCells, long drivenCells) {
  static LayerCost of(
      LayerMapping mapping,
      int vectors,
      int accessesPerBlock,
      JobCycles compute,
      JobCycles programming) {
    long useful = (long) vectors * mapping.inputs() * mapping.outputs() * accessesPerBlock;
    long cellsOfAccess =
        (long) mapping.config().tiles()
            * mapping.config().rowsPerAccess()
            * mapping.config().columns();
    return new LayerCost(compute, programming, useful, compute.accesses() * cellsOfAccess);
  }

  /** Share of the driven cells that were useful, 0 to 1. */
  public double utilisation() {
    return (double) usefulCells / drivenCells;
  }

  /** {@code count} times the same. */
  public LayerCost times(long count) {
    return new LayerCost(
        compute.times(count), programming.times(count), usefulCells * count, drivenCells * count);
  }

  /** Of both. */
  public LayerCost plus(LayerCost other) {
    return new LayerCost(
        compute.plus(other.compute),
        programming.plus(other.programming),
        usefulCells + other.usefulCells,
        drivenCells + other.drivenCells);
  }
}
