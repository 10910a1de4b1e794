package weft.hdl.bus;

import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.uint;

import weft.hdl.Bool;
import weft.hdl.UInt;

/** An AXI4 burst under way: who asked, where its next beat is, and how many follow. */
final class HeldBurst {
  final Bool busy = reg(bool()).init(false);
  final UInt id;

  /** Of the next beat. */
  final UInt address;

  private final UInt length = reg(uint(8));

  /** Beats after the next one. */
  private final UInt left = reg(uint(8));

  private final UInt size = reg(uint(3));
  private final UInt kind = reg(uint(2));

  HeldBurst(int addressBits, int idBits) {
    id = reg(uint(idBits));
    address = reg(uint(addressBits));
  }

  /** Takes what a write address channel offers. */
  void takeWrite(Axi4 bus) {
    take(bus.awid, bus.awaddr, bus.awlen, bus.awsize, bus.awburst);
  }

  /** Takes what a read address channel offers. */
  void takeRead(Axi4 bus) {
    take(bus.arid, bus.araddr, bus.arlen, bus.arsize, bus.arburst);
  }

  private void take(UInt whose, UInt first, UInt beats, UInt bytes, UInt how) {
    busy.set(true);
    id.set(whose);
    address.set(first);
    length.set(beats);
    left.set(beats);
    size.set(bytes);
    kind.set(how);
  }

  /** The next beat is the last one. */
  Bool isLast() {
    return left.eq(0);
  }

  /** The next beat has moved. */
  void advance() {
    address.set(BurstAddress.next(address, length, size, kind));
    left.set(left.minus(1));
  }
}
