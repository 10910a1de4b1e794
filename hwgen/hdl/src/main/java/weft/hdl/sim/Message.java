package weft.hdl.sim;

import weft.hdl.ir.SourceLocation;

/**
 * What a design prints, or says when an assertion fails.
 *
 * <pre>{@code
 * sim.step(100);
 * for (Message message : sim.messages()) {
 *   System.out.println(message.time() + " " + message.path() + ": " + message.text());
 * }
 * }</pre>
 *
 * @param severity how bad it is; a failed assertion is FATAL
 * @param text one or more lines; of a check, {@code assertion failed: } or {@code assumption
 *     failed: } and what its author claims
 * @param location where the author wrote it
 * @param path of the instance that says it; empty for the top
 * @param time when, in the ticks of {@link Simulation#time}
 */
public record Message(
    Severity severity, String text, SourceLocation location, String path, long time) {
  /** {@code Fifo.java:40: fatal: overflow (in core.queue, time 12)}. */
  @Override
  public String toString() {
    String where = path.isEmpty() ? "" : "in " + path + ", ";
    String word = severity.name().toLowerCase(java.util.Locale.ROOT);
    return location + ": " + word + ": " + text + " (" + where + "time " + time + ")";
  }
}
