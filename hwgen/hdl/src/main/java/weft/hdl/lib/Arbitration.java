package weft.hdl.lib;

/**
 * Who goes first when several want the same.
 *
 * <pre>{@code
 * results.set(Streams.arbitrate(Arbitration.PRIORITY, words, others));   // words come first
 * }</pre>
 */
public enum Arbitration {
  /** The one with the lowest number. */
  PRIORITY,
  /** The next one after whoever went last: nobody waits for more than the others once. */
  ROUND_ROBIN
}
