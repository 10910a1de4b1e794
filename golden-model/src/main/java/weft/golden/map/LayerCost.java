package weft.golden.map;

import weft.golden.tim.JobCycles;

/**
 * What running a layer costs.
 *
 * @param compute of the COMPUTE jobs
 * @param programming of the PROGRAM jobs
 * @param utilisation share of all cells of the accelerator's driven blocks and all their accesses
 *     that held a weight of the layer and saw a value of a vector, 0 to 1
 */
public record LayerCost(JobCycles compute, JobCycles programming, double utilisation) {
  static LayerCost of(
      LayerMapping mapping,
      int vectors,
      int accessesPerBlock,
      JobCycles compute,
      JobCycles programming) {
    double useful = (double) vectors * mapping.inputs() * mapping.outputs() * accessesPerBlock;
    double cellsOfAccess =
        (double) mapping.config().tiles()
            * mapping.config().rowsPerAccess()
            * mapping.config().columns();
    return new LayerCost(compute, programming, useful / (compute.accesses() * cellsOfAccess));
  }
}
