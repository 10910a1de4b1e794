package weft.hdl.bus;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * The handshakes of an AXI4-Lite subordinate. Address and data of a write are taken in any order;
 * it is carried out in the first clock in which both are there and no response waits. A read is
 * carried out in the clock in which its address is accepted. No access hangs.
 *
 * <pre>{@code
 * AxiLiteTarget target = add(new AxiLiteTarget(4));
 * target.bus.set(in(bundle(() -> new AxiLite(4))).named("control"));
 * UInt held = reg(uint(32)).init(0);
 * when(target.write, () -> held.set(target.writeData.asUInt()));
 * target.readData.set(held.asBits());
 * target.open.set(true);
 * target.writeFails.set(target.writeAddress.ne(0));    // SLVERR
 * target.readFails.set(target.readAddress.ne(0));
 * }</pre>
 */
public final class AxiLiteTarget extends Component {
  public final AxiLite bus;

  /** Nothing is accepted while this is false. */
  public final Bool open;

  /** True in the clock in which a write is carried out. */
  public final Bool write;

  public final UInt writeAddress;
  public final Bits writeData;

  /** Bit i: the write covers byte i. */
  public final Bits writeStrobe;

  /** In the clock of {@link #write}: it answers SLVERR. */
  public final Bool writeFails;

  /** True in the clock in which a read is carried out. */
  public final Bool read;

  public final UInt readAddress;

  /** In the clock of {@link #read}, or {@code readLatency} clocks later: what it answers. */
  public final Bits readData;

  /** In the clock of {@link #readData}: it answers SLVERR. */
  public final Bool readFails;

  /**
   * A subordinate that answers reads in the clock in which it is asked.
   *
   * @param addressBits of a byte address
   */
  public AxiLiteTarget(int addressBits) {
    this(addressBits, 0);
  }

  /**
   * A subordinate of 32 data bits.
   *
   * @param addressBits of a byte address
   * @param readLatency clocks from {@link #read} to {@link #readData}: 0 or 1
   */
  public AxiLiteTarget(int addressBits, int readLatency) {
    this(addressBits, 32, readLatency);
  }

  /**
   * @param addressBits of a byte address
   * @param dataBits 32 or 64
   * @param readLatency clocks from {@link #read} to {@link #readData}: 0 or 1
   */
  public AxiLiteTarget(int addressBits, int dataBits, int readLatency) {
    if (readLatency < 0 || readLatency > 1) {
      throw new IllegalArgumentException("readLatency must be 0 or 1, not " + readLatency);
    }
    describe("Handshakes of an AXI4-Lite subordinate.");
    bus = in(bundle(() -> new AxiLite(addressBits, dataBits)));
    open = in(bool());
    write = out(bool());
    writeAddress = out(uint(addressBits));
    writeData = out(bits(dataBits));
    writeStrobe = out(bits(dataBits / 8));
    writeFails = in(bool());
    read = out(bool());
    readAddress = out(uint(addressBits));
    readData = in(bits(dataBits));
    readFails = in(bool());

    writes(addressBits);
    reads(readLatency);
  }

  private void writes(int addressBits) {
    Bool addressHeld = reg(bool()).init(false);
    UInt heldAddress = reg(uint(addressBits));
    Bool dataHeld = reg(bool()).init(false);
    Bits heldData = reg(writeData.type());
    Bits heldStrobe = reg(writeStrobe.type());
    Bool answered = reg(bool()).init(false);
    Bool failed = reg(bool()).init(false);

    bus.awready.set(open.and(addressHeld.not()));
    when(
        bus.awvalid.and(bus.awready),
        () -> {
          addressHeld.set(true);
          heldAddress.set(bus.awaddr);
        });
    bus.wready.set(open.and(dataHeld.not()));
    when(
        bus.wvalid.and(bus.wready),
        () -> {
          dataHeld.set(true);
          heldData.set(bus.wdata);
          heldStrobe.set(bus.wstrb);
        });

    write.set(addressHeld.and(dataHeld).and(answered.not()));
    writeAddress.set(heldAddress);
    writeData.set(heldData);
    writeStrobe.set(heldStrobe);
    when(
            write,
            () -> {
              addressHeld.set(false);
              dataHeld.set(false);
              answered.set(true);
              failed.set(writeFails);
            })
        .elsewhen(bus.bready, () -> answered.set(false));
    bus.bvalid.set(answered);
    bus.bresp.set(response(failed));
  }

  private void reads(int latency) {
    Bool answered = reg(bool()).init(false);
    Bits data = reg(readData.type()).init(0);
    Bool failed = reg(bool()).init(false);

    read.set(bus.arvalid.and(bus.arready));
    readAddress.set(bus.araddr);
    Bool arrives = read;
    Bool idle = answered.not();
    if (latency == 1) {
      Bool underWay = reg(bool()).init(false);
      underWay.set(read);
      arrives = underWay;
      idle = idle.and(underWay.not());
    }
    bus.arready.set(open.and(idle));
    when(
            arrives,
            () -> {
              answered.set(true);
              data.set(readData);
              failed.set(readFails);
            })
        .elsewhen(bus.rready, () -> answered.set(false));
    bus.rvalid.set(answered);
    bus.rdata.set(data);
    bus.rresp.set(response(failed));
  }

  private static Bits response(Bool failed) {
    return mux(failed, bits(2).of(AxiLite.SLVERR), bits(2).of(AxiLite.OKAY));
  }
}
