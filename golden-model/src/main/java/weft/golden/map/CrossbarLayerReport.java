package weft.golden.map;

import java.util.List;
import java.util.OptionalInt;
import weft.golden.JobCycles;

/**
 * What running a layer on all images did.
 *
 * @param name of the layer
 * @param mapping where it lay
 * @param planes bits of an input
 * @param largestReadOut the most that the cells of a fragment's column add up to, in the columns
 *     that hold the layer: if that is no more than the ADC's largest code, none of its sums was
 *     clipped, whatever the inputs; empty if the layer takes several row passes
 * @param cost of its jobs
 */
public record CrossbarLayerReport(
    String name, CrossbarMapping mapping, int planes, OptionalInt largestReadOut, CrossbarCost cost)
    implements EvaluatedLayer {

  @Override
  public JobCycles compute() {
    return cost.compute();
  }

  @Override
  public JobCycles programming() {
    return cost.programming();
  }

  /** Whether the cells prove that no conversion of the layer can saturate. */
  public boolean neverSaturates() {
    return largestReadOut.isPresent() && largestReadOut.getAsInt() <= mapping.config().adcMax();
  }

  /** Share of the conversions that saturated, 0 to 1. */
  public double saturationRate() {
    return cost.counts().conversions() == 0
        ? 0
        : (double) cost.counts().saturations() / cost.counts().conversions();
  }

  /** How many fragments of all vectors took 0, 1, 2 ... {@code planes} input cycles. */
  public List<Long> inputCycles() {
    return cost.inputCycles();
  }

  /** The mean effective input cycles of a fragment. */
  public double meanInputCycles() {
    long fragments = 0;
    long cycles = 0;
    for (int i = 0; i < cost.inputCycles().size(); i++) {
      fragments += cost.inputCycles().get(i);
      cycles += i * cost.inputCycles().get(i);
    }
    return (double) cycles / fragments;
  }
}
