package weft.cosim.verilator;

import java.nio.ByteBuffer;
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

  /** A buffer that holds the table, or an empty one. */
  ByteBuffer buffer() {
    ByteBuffer buffer = ModelPage.buffer(4L * table.length);
    buffer.asIntBuffer().put(table);
    return buffer;
  }

  /** Five arguments: table, length, seed, channel, base. */
  long[] arguments(ByteBuffer buffer) {
    return new long[] {
      table.length == 0 ? 0 : ModelPage.address(buffer), table.length, seed, channel, base
    };
  }
}
