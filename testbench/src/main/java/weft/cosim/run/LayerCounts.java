package weft.cosim.run;

/**
 * What a layer cost, read from the counters of the RTL.
 *
 * @param accesses array accesses of compute jobs, all tiles at once
 * @param cycles clocks of compute jobs
 * @param programmingCycles clocks of program jobs
 * @param clippedPlus conversions clipped on plus lines
 * @param clippedMinus conversions clipped on minus lines
 */
public record LayerCounts(
    String name,
    long accesses,
    long cycles,
    long programmingCycles,
    long clippedPlus,
    long clippedMinus) {

  public static LayerCounts none(String name) {
    return new LayerCounts(name, 0, 0, 0, 0, 0);
  }

  public LayerCounts plus(LayerCounts other) {
    return new LayerCounts(
        name,
        accesses + other.accesses,
        cycles + other.cycles,
        programmingCycles + other.programmingCycles,
        clippedPlus + other.clippedPlus,
        clippedMinus + other.clippedMinus);
  }
}
