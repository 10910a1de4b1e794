package weft.hdl.sim;

import weft.hdl.ir.Kind;

/**
 * A signal or memory of a running simulation, found once by {@link Simulation#net} and then used
 * for every access. Belongs to the simulation that gave it.
 *
 * <pre>{@code
 * Net count = sim.net("counter.count");
 * assertEquals(8, count.width());
 * long now = sim.peek(count);
 * }</pre>
 */
public interface Net {
  /** Instances from below the top module down, then the signal: {@code tile_3.column_2.sum}. */
  String path();

  Kind kind();

  /** Bits of the signal, or of a word of the memory; 0 or more. */
  int width();

  /** Words of a memory; 0 for a signal. */
  int depth();
}
