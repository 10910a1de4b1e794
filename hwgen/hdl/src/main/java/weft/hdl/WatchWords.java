package weft.hdl;

import java.math.BigInteger;
import java.util.List;
import weft.hdl.ir.Statement;

/**
 * The assertions and messages of the vocabulary.
 *
 * <pre>{@code
 * assertAlways(count.le(8), "never more than eight");
 * cover(count.eq(8), "full");
 * when(last, () -> info("%d words", count));
 * }</pre>
 */
public abstract class WatchWords extends ValueWords {
  WatchWords() {}

  /** The condition holds at every clock edge at which no reset is active. */
  public static void assertAlways(Bool condition, String text) {
    Watch.check(Statement.Check.Claim.ASSERT, condition, text);
  }

  /**
   * Whoever drives the inputs makes the condition hold: simulation checks it as an assertion, a
   * proof relies on it.
   */
  public static void assume(Bool condition, String text) {
    Watch.check(Statement.Check.Claim.ASSUME, condition, text);
  }

  /** The condition is worth reaching: a proof looks for a trace that does. */
  public static void cover(Bool condition, String text) {
    Watch.check(Statement.Check.Claim.COVER, condition, text);
  }

  /** The value of one clock ago; 0 during reset. */
  public static <T extends Data> T past(T value) {
    return Delays.delayed(value, 1, ResetValue.zeros(value));
  }

  /** The value of {@code n} clocks ago; 0 during reset and for {@code n} clocks after it. */
  public static <T extends Data> T past(T value, int n) {
    return Delays.delayed(value, n, ResetValue.zeros(value));
  }

  /** True once {@code n} clocks have gone by without reset: {@link #past} has a past. */
  public static Bool pastValid(int n) {
    return Delays.delayed(Bool.of(true), n, List.of(BigInteger.ZERO));
  }

  /**
   * Prints a line in simulation at each clock edge at which the conditions around the call hold and
   * no reset is active. {@code %d} is a decimal number, {@code %x} and {@code %b} the bits, {@code
   * %c} a character, {@code %s} the constant of an enumeration, {@code %%} a percent sign.
   */
  public static void printf(String format, Value... values) {
    Watch.print(Statement.Print.Severity.PLAIN, format, values);
  }

  /** Like {@link #printf}, with file, line and the word info. */
  public static void info(String format, Value... values) {
    Watch.print(Statement.Print.Severity.INFO, format, values);
  }

  /** Like {@link #printf}, with file, line and the word warning. */
  public static void warning(String format, Value... values) {
    Watch.print(Statement.Print.Severity.WARNING, format, values);
  }

  /** Like {@link #printf}, with file, line and the word error. Simulation goes on. */
  public static void error(String format, Value... values) {
    Watch.print(Statement.Print.Severity.ERROR, format, values);
  }

  /** Like {@link #printf}, with file, line and the word fatal, and simulation stops. */
  public static void fatal(String format, Value... values) {
    Watch.print(Statement.Print.Severity.FATAL, format, values);
  }
}
