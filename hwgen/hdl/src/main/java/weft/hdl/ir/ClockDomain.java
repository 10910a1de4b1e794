package weft.hdl.ir;

import java.util.Optional;

/**
 * A clock (rising edge) and its reset. Every module that has the domain has a net called {@link
 * #clock} and, where a register wants it, one called {@link #reset}: ports, or in the module that
 * makes the domain, what its {@link DomainSource} drives. Domains may share nets: a gated domain
 * has its parent's reset, a released one its parent's clock.
 *
 * @param name unique in a design
 * @param clock name of the clock net
 * @param reset name of the reset net; empty if the domain has none
 * @param style when the reset acts
 * @param level which level of the reset net is active
 * @param period nanoseconds between rising edges, more than 0; of a derived domain its parent's
 * @param phase nanoseconds from the start of time to the first rising edge, 0 or more
 * @param parent the domain that this one is derived from by a {@link DomainSource}, or related to
 *     though a foreign module drives it; empty for a domain whose clock comes from outside the
 *     design, or from a foreign module that is not to be relied on
 */
public record ClockDomain(
    String name,
    String clock,
    String reset,
    Style style,
    Level level,
    Rational period,
    Rational phase,
    Optional<ClockDomain> parent) {
  /** Of a domain that says nothing else: 10 ns. */
  public static final Rational DEFAULT_PERIOD = Rational.of(10);

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

  /**
   * @throws IllegalArgumentException if the period is not positive or the phase negative
   */
  public ClockDomain {
    if (period.compareTo(Rational.ZERO) <= 0) {
      throw new IllegalArgumentException("period must be more than 0 ns, not " + period);
    }
    if (phase.compareTo(Rational.ZERO) < 0) {
      throw new IllegalArgumentException("phase must be 0 ns or more, not " + phase);
    }
  }

  /** A domain from outside, of the default period and no phase. */
  public ClockDomain(String name, String clock, String reset, Style style, Level level) {
    this(name, clock, reset, style, level, DEFAULT_PERIOD, Rational.ZERO, Optional.empty());
  }

  public boolean hasReset() {
    return !reset.isEmpty();
  }

  /** The domain from outside that this one is derived from, in any number of steps; or itself. */
  public ClockDomain root() {
    ClockDomain at = this;
    while (at.parent.isPresent()) {
      at = at.parent.get();
    }
    return at;
  }

  /**
   * True if edges of both come from one clock from outside, so that registers of one may read
   * registers of the other; between all others, only synchronizers may.
   */
  public boolean isSynchronousTo(ClockDomain other) {
    return root().clock.equals(other.root().clock);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
