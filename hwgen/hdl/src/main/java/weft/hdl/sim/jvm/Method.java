package weft.hdl.sim.jvm;

import java.util.List;

/** A method of a cell: {@code void name()}, or {@code void name(int)}. */
record Method(String name, List<Instr> instrs) {
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
