package weft.golden.crossbar;

/**
 * What a job adds to the counters that depend on values; section 4 of docs/crossbar.md.
 *
 * @param accesses of the arrays of all units
 * @param conversions codes taken into sums
 * @param saturations those of them that were clipped
 * @param inputCycles effective input cycles, of all fragments and units
 * @param skipped planes less effective input cycles, likewise
 * @param pulses write pulses of rows
 * @param writes cells whose SET or RESET line was up in a pulse
 */
public record Counts(
    long accesses,
    long conversions,
    long saturations,
    long inputCycles,
    long skipped,
    long pulses,
    long writes) {
  /** Nothing. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  /** Of two jobs together. */
  public Counts plus(Counts other) {
    return new Counts(
        accesses + other.accesses,
        conversions + other.conversions,
        saturations + other.saturations,
        inputCycles + other.inputCycles,
        skipped + other.skipped,
        pulses + other.pulses,
        writes + other.writes);
  }
}
