package weft.cosim.icarus;

import java.util.List;

/**
 * What a replay showed.
 *
 * @param valuesCompared outputs times clocks, after the first reset
 * @param differenceCount all of them
 * @param differences the first ones, at most {@link IcarusRun#MAX_DIFFERENCES}
 */
public record IcarusResult(
    long valuesCompared, long differenceCount, List<IcarusDifference> differences) {
  public boolean equal() {
    return differenceCount == 0;
  }
}
