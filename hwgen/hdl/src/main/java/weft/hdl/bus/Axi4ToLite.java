package weft.hdl.bus;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;

/**
 * Makes an AXI4-Lite access of every beat of AXI4 bursts with 32 data bits, so that registers and
 * bridges stand behind a bus with bursts. One write burst and one read burst are under way at a
 * time, and one beat of each; a write burst answers the worst of its beats.
 *
 * <pre>{@code
 * Axi4ToLite bridge = add(new Axi4ToLite(16, 4));
 * bridge.bus.set(in(bundle(() -> new Axi4(16, 32, 4))).named("s_axi"));
 * AxiLite registers = bridge.lite;                     // an access a beat
 * }</pre>
 */
public final class Axi4ToLite extends Component {
  /** 32 data bits. */
  public final Axi4 bus;

  public final AxiLite lite;

  /**
   * @param addressBits of a byte address, on both sides
   * @param idBits 0 for none
   */
  public Axi4ToLite(int addressBits, int idBits) {
    describe("AXI4 bursts to AXI4-Lite, beat by beat.");
    bus = in(bundle(() -> new Axi4(addressBits, 32, idBits)));
    lite = out(bundle(() -> new AxiLite(addressBits)));
    writes(addressBits, idBits);
    reads(addressBits, idBits);
  }

  private void writes(int addressBits, int idBits) {
    comment("A write burst, and of its beat what has moved on.");
    Bool addressMoved = reg(bool());
    Bool dataMoved = reg(bool());
    Bool answers = reg(bool()).init(false);
    Bits worst = reg(bits(2));
    HeldBurst burst = new HeldBurst(addressBits, idBits);

    bus.awready.set(burst.busy.not());
    when(
        bus.awvalid.and(bus.awready),
        () -> {
          addressMoved.set(false);
          dataMoved.set(false);
          worst.set(AxiLite.OKAY);
          burst.takeWrite(bus);
        });
    Bool beats = burst.busy.and(answers.not());
    lite.awvalid.set(beats.and(addressMoved.not()));
    lite.awaddr.set(concat(burst.address.shr(2), bits(2).of(0)).asUInt());
    lite.wvalid.set(beats.and(dataMoved.not()).and(bus.wvalid));
    lite.wdata.set(bus.wdata);
    lite.wstrb.set(bus.wstrb);
    lite.bready.set(beats.and(addressMoved).and(dataMoved));
    bus.wready.set(beats.and(dataMoved.not()).and(lite.wready));
    bus.wlast.unused("awlen tells the last beat");
    when(lite.awvalid.and(lite.awready), () -> addressMoved.set(true));
    when(lite.wvalid.and(lite.wready), () -> dataMoved.set(true));
    when(
        lite.bvalid.and(lite.bready),
        () -> {
          addressMoved.set(false);
          dataMoved.set(false);
          burst.advance();
          when(lite.bresp.asUInt().gt(worst.asUInt()), () -> worst.set(lite.bresp));
          when(burst.isLast(), () -> answers.set(true));
        });
    bus.bvalid.set(answers);
    bus.bid.set(burst.id);
    bus.bresp.set(worst);
    when(
        bus.bvalid.and(bus.bready),
        () -> {
          burst.busy.set(false);
          answers.set(false);
        });
  }

  private void reads(int addressBits, int idBits) {
    comment("A read burst, and whether its beat has been asked for.");
    Bool asked = reg(bool());
    HeldBurst burst = new HeldBurst(addressBits, idBits);

    bus.arready.set(burst.busy.not());
    when(
        bus.arvalid.and(bus.arready),
        () -> {
          asked.set(false);
          burst.takeRead(bus);
        });
    lite.arvalid.set(burst.busy.and(asked.not()));
    lite.araddr.set(concat(burst.address.shr(2), bits(2).of(0)).asUInt());
    lite.rready.set(burst.busy.and(asked).and(bus.rready));
    when(lite.arvalid.and(lite.arready), () -> asked.set(true));
    bus.rvalid.set(burst.busy.and(asked).and(lite.rvalid));
    bus.rid.set(burst.id);
    bus.rdata.set(lite.rdata);
    bus.rresp.set(lite.rresp);
    bus.rlast.set(burst.isLast());
    when(
        bus.rvalid.and(bus.rready),
        () -> {
          asked.set(false);
          burst.advance();
          when(burst.isLast(), () -> burst.busy.set(false));
        });
  }
}
