package weft.hdl.ir;

/**
 * A signal that takes what another clock domain drives, by declaration. It tells the check of clock
 * crossings that somebody thought about it, simulations where time is uncertain, and timing
 * constraints which paths are no paths.
 *
 * @param signal a register of the domain, or a wire that it reads
 * @param domain who reads it
 * @param why what makes it safe; may be empty if one bit crosses
 */
public record Crossing(
    Signal signal, ClockDomain domain, How how, String why, SourceLocation location) {
  /** What makes it safe. */
  public enum How {
    /**
     * The signal is the first register of a synchronizer: it may settle late, so that what it shows
     * after a change of its input is the old value or the new, bit by bit.
     */
    SYNCHRONIZER,
    /** The signal is a wire whose value does not change while the domain reads it. */
    HELD
  }
}
