package weft.hdl.sim.jvm;

import java.util.BitSet;
import java.util.List;

/**
 * A part of a module's combinational logic that its parent can run by itself, once all that it
 * needs is there.
 *
 * @param method its name
 * @param inputs ids of the input ports that it reads
 * @param outputs ids of the output ports that it sets
 * @param after slices of the module that have to run before, as indexes
 * @param isEmpty whether there is nothing to run
 */
record Slice(String method, BitSet inputs, BitSet outputs, List<Integer> after, boolean isEmpty) {
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
