package weft.hdl.bus;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.EnumSignal;
import weft.hdl.UInt;

/**
 * Makes APB transfers of AXI4-Lite accesses, one at a time. Reads and writes take turns: a write
 * goes first, but the next cannot be there when it ends. {@code pslverr} answers SLVERR. An access
 * takes 3 clocks on APB if the completer is ready at once, and its answer is there in the clock
 * after.
 *
 * <pre>{@code
 * AxiLiteToApb bridge = add(new AxiLiteToApb(8));
 * bridge.bus.set(in(bundle(() -> new AxiLite(8))).named("control"));
 * out(bundle(() -> new Apb(8))).named("slow").set(bridge.apb);
 * }</pre>
 */
public final class AxiLiteToApb extends Component {
  /** 32 data bits. */
  public final AxiLite bus;

  public final Apb apb;

  /** What APB does in a clock. */
  private enum Phase {
    IDLE,
    SETUP,
    ACCESS
  }

  /**
   * @param addressBits of a byte address, on both sides
   */
  public AxiLiteToApb(int addressBits) {
    describe("AXI4-Lite to APB, one transfer at a time.");
    bus = in(bundle(() -> new AxiLite(addressBits)));
    apb = out(bundle(() -> new Apb(addressBits)));

    Bool writeAddressHeld = reg(bool()).init(false);
    UInt writeAddress = reg(uint(addressBits));
    Bool dataHeld = reg(bool()).init(false);
    Bits data = reg(bits(32));
    Bits strobe = reg(bits(4));
    Bool readAddressHeld = reg(bool()).init(false);
    UInt readAddress = reg(uint(addressBits));
    Bool writeAnswered = reg(bool()).init(false);
    Bool writeFailed = reg(bool());
    Bool readAnswered = reg(bool()).init(false);
    Bool readFailed = reg(bool());
    Bits readData = reg(bits(32));
    EnumSignal<Phase> phase = reg(enumOf(Phase.class)).init(Phase.IDLE);
    Bool writes = reg(bool()).init(false);

    bus.awready.set(writeAddressHeld.not());
    bus.wready.set(dataHeld.not());
    bus.arready.set(readAddressHeld.not());
    when(
        bus.awvalid.and(writeAddressHeld.not()),
        () -> {
          writeAddressHeld.set(true);
          writeAddress.set(bus.awaddr);
        });
    when(
        bus.wvalid.and(dataHeld.not()),
        () -> {
          dataHeld.set(true);
          data.set(bus.wdata);
          strobe.set(bus.wstrb);
        });
    when(
        bus.arvalid.and(readAddressHeld.not()),
        () -> {
          readAddressHeld.set(true);
          readAddress.set(bus.araddr);
        });
    when(bus.bready, () -> writeAnswered.set(false));
    when(bus.rready, () -> readAnswered.set(false));

    Bool canWrite = writeAddressHeld.and(dataHeld).and(writeAnswered.not());
    Bool canRead = readAddressHeld.and(readAnswered.not());
    switchOn(phase)
        .is(
            Phase.IDLE,
            () ->
                when(
                    canWrite.or(canRead),
                    () -> {
                      phase.set(Phase.SETUP);
                      writes.set(canWrite);
                    }))
        .is(Phase.SETUP, () -> phase.set(Phase.ACCESS))
        .is(
            Phase.ACCESS,
            () ->
                when(
                    apb.pready,
                    () -> {
                      phase.set(Phase.IDLE);
                      when(
                              writes,
                              () -> {
                                writeAddressHeld.set(false);
                                dataHeld.set(false);
                                writeAnswered.set(true);
                                writeFailed.set(apb.pslverr);
                              })
                          .otherwise(
                              () -> {
                                readAddressHeld.set(false);
                                readAnswered.set(true);
                                readFailed.set(apb.pslverr);
                                readData.set(apb.prdata);
                              });
                    }));

    apb.psel.set(phase.ne(Phase.IDLE));
    apb.penable.set(phase.eq(Phase.ACCESS));
    apb.pwrite.set(writes);
    apb.paddr.set(mux(writes, writeAddress, readAddress));
    apb.pwdata.set(data);
    apb.pstrb.set(strobe.and(writes.repeat(4)));

    bus.bvalid.set(writeAnswered);
    bus.bresp.set(mux(writeFailed, bits(2).of(AxiLite.SLVERR), bits(2).of(AxiLite.OKAY)));
    bus.rvalid.set(readAnswered);
    bus.rresp.set(mux(readFailed, bits(2).of(AxiLite.SLVERR), bits(2).of(AxiLite.OKAY)));
    bus.rdata.set(readData);
  }
}
