package weft.cosim.proof;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bus.AxiLite;
import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterMap;
import weft.hdl.regs.Window;

/**
 * A register file behind AXI4-Lite keeps the protocol for every manager that does: each access has
 * one answer, after it and never lost, and what was written is read.
 */
final class AxiLiteProof extends Component {
  private static final Field VALUE = Field.readWrite("VALUE", 7, 0, "Kept.");
  private static final Field SHOWN = Field.readOnly("SHOWN", 3, 0, "Shown.");
  private static final Window TABLE = Window.at(8, "TABLE", 2, "A memory.");
  private static final RegisterMap MAP =
      RegisterMap.of(
          "proven",
          Register.at(0, "KEPT", "What is written.", VALUE),
          Register.at(4, "STATUS", "What is seen.", SHOWN));

  /** What stands behind the port; a window makes every read a clock longer. */
  enum Behind {
    REGISTERS,
    REGISTERS_AND_A_WINDOW
  }

  final AxiLite bus = in(bundle(() -> new AxiLite(4))).named("s_axil");
  final UInt shown = in(uint(4));

  AxiLiteProof(Behind behind) {
    boolean window = behind == Behind.REGISTERS_AND_A_WINDOW;
    int latency = window ? 1 : 0;
    RegisterFile registers = RegisterFile.behind(bus, window ? MAP.windows(TABLE) : MAP);
    registers.shown(SHOWN).set(shown);
    if (window) {
      registers.window(TABLE).connect(mem(bits(32), 2));
    }
    waits(bus.awvalid, bus.awready, bus.awaddr.asBits(), "write address");
    waits(bus.wvalid, bus.wready, concat(bus.wdata, bus.wstrb), "write data");
    waits(bus.arvalid, bus.arready, bus.araddr.asBits(), "read address");
    stays(bus.bvalid, bus.bready, bus.bresp, "write response");
    stays(bus.rvalid, bus.rready, concat(bus.rdata, bus.rresp), "read response");
    writes();
    reads(latency);

    UInt kept = registers.value(VALUE);
    Bool changes = kept.ne(past(kept)).and(pastValid(1));
    assertAlways(changes.not().or(bus.bvalid), "a register changes by a write alone");
    when(
        past(bus.arvalid.and(bus.arready).and(bus.araddr.eq(0)), 1 + latency),
        () -> {
          UInt then = past(kept, 1 + latency).extend(32);
          assertAlways(bus.rdata.asUInt().eq(then), "what was written is read");
          assertAlways(bus.rresp.eq(AxiLite.OKAY), "reading it is right");
        });
    cover(kept.eq(0x5A), "a value is written");
    cover(bus.bvalid.and(bus.bresp.eq(AxiLite.SLVERR)), "a write is refused");
    cover(bus.rvalid.and(bus.rresp.eq(AxiLite.SLVERR)), "a read is refused");
  }

  /** What the manager has to do. */
  private static void waits(Bool valid, Bool ready, Bits payload, String what) {
    when(
        past(valid.and(ready.not())),
        () -> {
          assume(valid, "the manager goes on offering its " + what);
          assume(payload.eq(past(payload)), "the manager's " + what + " stays the same");
        });
  }

  /** What the subordinate has to do. */
  private static void stays(Bool valid, Bool ready, Bits payload, String what) {
    when(
        past(valid.and(ready.not())),
        () -> {
          assertAlways(valid, "the " + what + " stays until it is taken");
          assertAlways(payload.eq(past(payload)), "the " + what + " stays the same");
        });
  }

  /** Addresses and data that were accepted and not answered. */
  private void writes() {
    UInt addresses = reg(uint(2)).init(0);
    UInt data = reg(uint(2)).init(0);
    Bool answer = bus.bvalid.and(bus.bready);
    count(addresses, bus.awvalid.and(bus.awready), answer);
    count(data, bus.wvalid.and(bus.wready), answer);
    when(
        bus.bvalid,
        () -> {
          assertAlways(addresses.ne(0), "no write response without an address");
          assertAlways(data.ne(0), "no write response without data");
        });
    Bool answered = bus.bvalid;
    UInt waitingAddresses = addresses.minus(answered.asUInt().extend(2));
    UInt waitingData = data.minus(answered.asUInt().extend(2));
    assertAlways(bus.awready.eq(waitingAddresses.eq(0)), "an address is accepted if none waits");
    assertAlways(bus.wready.eq(waitingData.eq(0)), "data are accepted if none wait");
    assertAlways(waitingAddresses.le(1), "one address waits at most");
    assertAlways(waitingData.le(1), "data of one write wait at most");
    Bool both = addresses.ne(0).and(data.ne(0));
    assertAlways(
        past(both.and(answered.not())).not().or(answered), "a complete write is answered at once");
  }

  private void reads(int latency) {
    Bool accepted = bus.arvalid.and(bus.arready);
    UInt pending = reg(uint(2)).init(0);
    count(pending, accepted, bus.rvalid.and(bus.rready));
    Bool underWay = reg(bool()).init(false);
    underWay.set(latency == 1 ? accepted : Bool.of(false));
    assertAlways(
        pending.ne(0).eq(bus.rvalid.or(underWay)),
        "a read is answered " + (1 + latency) + " clocks after its address, once");
    assertAlways(bus.rvalid.and(underWay).not(), "no answer comes before its time");
    assertAlways(bus.arready.eq(pending.eq(0)), "an address is accepted if no read is under way");
    assertAlways(pending.le(1), "one read is under way at most");
  }

  private static void count(UInt counter, Bool more, Bool less) {
    when(more.and(less.not()), () -> counter.set(counter.plus(1)))
        .elsewhen(less.and(more.not()), () -> counter.set(counter.minus(1)));
  }
}
