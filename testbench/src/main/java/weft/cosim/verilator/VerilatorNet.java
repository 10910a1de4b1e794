package weft.cosim.verilator;

import weft.hdl.ir.Kind;
import weft.hdl.sim.Net;

/** A port, register, probe or memory of a {@link VerilatorSimulation}. */
final class VerilatorNet implements Net {
  private final VisibleRtl.Item item;

  /** Among ports and probes. */
  final int index;

  /** First 64-bit word in the buffer. */
  final int place;

  /** Whether it is an input of the top, which can be driven. */
  final boolean isInput;

  /** Whether the shim copies it into the buffer; inputs of the top are there anyway. */
  boolean watched;

  VerilatorNet(VisibleRtl.Item item, int index, int place, boolean isInput) {
    this.item = item;
    this.index = index;
    this.place = place;
    this.isInput = isInput;
  }

  Object source() {
    return item.source();
  }

  int words() {
    return (item.width() + 63) / 64;
  }

  @Override
  public String path() {
    return item.path();
  }

  @Override
  public Kind kind() {
    return item.kind();
  }

  @Override
  public int width() {
    return item.width();
  }

  @Override
  public int depth() {
    return item.depth();
  }

  @Override
  public String toString() {
    return item.path();
  }
}
