package weft.cosim.engine;

import java.util.Arrays;
import weft.arch.StallPattern;

/**
 * How many clocks an agent stalls before each beat: never, from a table, or by {@link
 * StallPattern}.
 */
public final class Stalls {
  private static final Stalls NONE = new Stalls(new int[0], 0, 0, 0);

  private final int[] table;
  private final long seed;
  private final int channel;
  private final long base;

  private Stalls(int[] table, long seed, int channel, long base) {
    this.table = table;
    this.seed = seed;
    this.channel = channel;
    this.base = base;
  }

  public static Stalls none() {
    return NONE;
  }

  /** Clocks for each beat; beats beyond the table do not stall. */
  public static Stalls table(int... clocks) {
    if (Arrays.stream(clocks).anyMatch(c -> c < 0)) {
      throw new IllegalArgumentException("stalls must not be negative");
    }
    return new Stalls(clocks.clone(), 0, 0, 0);
  }

  /** {@code StallPattern.clocks(seed, channel, base + i)} clocks before beat i. */
  public static Stalls pattern(long seed, int channel, long base) {
    return new Stalls(new int[0], seed, channel, base);
  }

  /** The clocks before beat {@code i}. */
  public int clocks(long i) {
    if (seed == 0) {
      return i < table.length ? table[(int) i] : 0;
    }
    return StallPattern.clocks(seed, channel, base + i);
  }

  /** The table; empty if there is none. */
  public int[] table() {
    return table.clone();
  }

  /** Of the pattern; 0 if there is none. */
  public long seed() {
    return seed;
  }

  /** Of the pattern. */
  public int channel() {
    return channel;
  }

  /** Index of the first beat in the pattern. */
  public long base() {
    return base;
  }
}
