package weft.cosim.engine;

/**
 * A change of the reset line at a given cycle.
 *
 * @param cycle absolute, since open
 * @param level driven on the line
 * @param moment within the clock
 */
public record ResetEvent(long cycle, int level, Moment moment) {
  /** When in its clock a reset changes. */
  public enum Moment {
    /** With the inputs, while the clock is low: the edge of this cycle sees it. */
    WITH_INPUTS,
    /** After the rising edge of this cycle, while the clock is high. */
    MID_CLOCK
  }

  public ResetEvent {
    if (level != 0 && level != 1) {
      throw new IllegalArgumentException("level must be 0 or 1: " + level);
    }
  }
}
