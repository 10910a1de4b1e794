package weft.cosim.verilator;

import java.util.Arrays;

/**
 * How many clocks an agent stalls before each beat: never, from a table, or by {@link
 * weft.arch.StallPattern}.
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

  /** Five arguments: table, length, seed, channel, base; the table is copied into the buffer. */
  long[] arguments(NativeBuffer buffer) {
    buffer.require(4L * table.length).bytes().asIntBuffer().put(table);
    return new long[] {table.length == 0 ? 0 : buffer.address(), table.length, seed, channel, base};
  }
}
