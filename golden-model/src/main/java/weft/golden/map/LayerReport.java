package weft.golden.map;

import weft.golden.JobCycles;

/**
 * What running a layer on all images did.
 *
 * @param name of the layer
 * @param mapping where it lay
 * @param cost accesses, cycles, programming and utilisation, streams never waiting
 * @param clippedPlus conversions of plus lines that clipped
 * @param clippedMinus conversions of minus lines that clipped
 * @param conversions conversions of each line of columns and blocks that hold the layer: what the
 *     clips are a share of
 * @param zeroInputs values of vectors that were 0
 * @param inputs values of all vectors
 */
public record LayerReport(
    String name,
    LayerMapping mapping,
    LayerCost cost,
    long clippedPlus,
    long clippedMinus,
    long conversions,
    long zeroInputs,
    long inputs)
    implements EvaluatedLayer {

  @Override
  public JobCycles compute() {
    return cost.compute();
  }

  @Override
  public JobCycles programming() {
    return cost.programming();
  }

  /** Share of the conversions of both lines that clipped, 0 to 1. */
  public double clipRate() {
    return (double) (clippedPlus + clippedMinus) / (2 * conversions);
  }

  /** Share of the input values that were 0, 0 to 1. */
  public double zeroRate() {
    return (double) zeroInputs / inputs;
  }
}
