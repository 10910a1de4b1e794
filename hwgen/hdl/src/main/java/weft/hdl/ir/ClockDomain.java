package weft.hdl.ir;

/**
 * A clock (rising edge) and its reset.
 *
 * @param name unique in a design
 * @param clock name of the clock port
 * @param reset name of the reset port
 * @param style when the reset acts
 * @param level which level of the reset port is active
 */
public record ClockDomain(String name, String clock, String reset, Style style, Level level) {
  /** The domain of everything that names no other: {@code clk}, {@code resetn}. */
  public static final ClockDomain DEFAULT =
      new ClockDomain("default", "clk", "resetn", Style.ASYNCHRONOUS, Level.LOW);

  /** When an active reset acts: at once, or at the next clock edge. */
  public enum Style {
    ASYNCHRONOUS,
    SYNCHRONOUS
  }

  /** The level at which the reset is active. */
  public enum Level {
    LOW,
    HIGH
  }
}
