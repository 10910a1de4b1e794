package weft.cosim.verilator;

import weft.cosim.engine.Stalls;

/** Stalls as the shim takes them. */
final class NativeStalls {
  private NativeStalls() {}

  /** Five arguments: table, length, seed, channel, base; the table is copied into the buffer. */
  static long[] arguments(Stalls stalls, NativeBuffer buffer) {
    int[] table = stalls.table();
    buffer.require(4L * table.length).bytes().asIntBuffer().put(table);
    return new long[] {
      table.length == 0 ? 0 : buffer.address(),
      table.length,
      stalls.seed(),
      stalls.channel(),
      stalls.base()
    };
  }
}
