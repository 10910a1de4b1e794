package weft.hdl.sim.jvm;

import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Signal;
import weft.hdl.sim.Net;

/** A signal or memory of a cell. */
final class CellNet implements Net {
  final Cell cell;
  final Signal signal;
  final Memory memory;

  CellNet(Cell cell, Signal signal) {
    this.cell = cell;
    this.signal = signal;
    this.memory = null;
  }

  CellNet(Cell cell, Memory memory) {
    this.cell = cell;
    this.signal = null;
    this.memory = memory;
  }

  @Override
  public String path() {
    return cell.pathOf(signal != null ? signal.name() : memory.name());
  }

  @Override
  public Kind kind() {
    return signal != null ? signal.kind() : memory.kind();
  }

  @Override
  public int width() {
    return signal != null ? signal.width() : memory.width();
  }

  @Override
  public int depth() {
    return memory != null ? memory.depth() : 0;
  }

  @Override
  public String toString() {
    return path();
  }
}
