package weft.hdl.bus;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;

/**
 * A memory behind AXI4, all kinds of bursts: a beat a clock each way, one write burst and one read
 * burst under way at a time. Its words fill the address space; two clocks from a read's address to
 * its first word. A write whose {@code wlast} is not at its last beat answers SLVERR.
 *
 * <pre>{@code
 * Axi4Memory memory = add(new Axi4Memory(12, 64, 4));  // 4,096 bytes
 * memory.bus.set(in(bundle(() -> new Axi4(12, 64, 4))).named("s_axi"));
 * }</pre>
 */
public final class Axi4Memory extends Component {
  public final Axi4 bus;

  /** For test benches: what it holds. */
  public final Mem<Bits> words;

  /**
   * @param addressBits of a byte address: 2 to this many bytes are kept
   * @param dataBits of a word
   * @param idBits 0 for none
   */
  public Axi4Memory(int addressBits, int dataBits, int idBits) {
    int inWord = Integer.numberOfTrailingZeros(dataBits / 8);
    if (addressBits <= inWord) {
      throw new IllegalArgumentException(
          "addressBits must be more than " + inWord + " for words of " + dataBits + " bits");
    }
    describe("A memory of " + (1L << addressBits) + " bytes behind AXI4.");
    bus = in(bundle(() -> new Axi4(addressBits, dataBits, idBits)));
    words = mem(bits(dataBits), 1 << addressBits - inWord);
    writes(addressBits, idBits, inWord);
    reads(addressBits, idBits, inWord);
  }

  private void writes(int addressBits, int idBits, int inWord) {
    Bool busy = reg(bool()).init(false);
    Bool answers = reg(bool()).init(false);
    Bool failed = reg(bool());
    UInt id = reg(uint(idBits));
    UInt address = reg(uint(addressBits));
    UInt length = reg(uint(8));
    UInt left = reg(uint(8));
    UInt size = reg(uint(3));
    UInt burst = reg(uint(2));

    bus.awready.set(busy.not());
    bus.wready.set(busy.and(answers.not()));
    bus.bvalid.set(answers);
    bus.bid.set(id);
    bus.bresp.set(mux(failed, bits(2).of(AxiLite.SLVERR), bits(2).of(AxiLite.OKAY)));
    when(
        bus.awvalid.and(bus.awready),
        () -> {
          busy.set(true);
          failed.set(false);
          id.set(bus.awid);
          address.set(bus.awaddr);
          length.set(bus.awlen);
          left.set(bus.awlen);
          size.set(bus.awsize);
          burst.set(bus.awburst);
        });
    UInt nextAddress = BurstAddress.next(address, length, size, burst);
    when(
        bus.wvalid.and(bus.wready),
        () -> {
          words.write(address.shr(inWord), bus.wdata, bus.wstrb);
          address.set(nextAddress);
          left.set(left.minus(1));
          when(bus.wlast.ne(left.eq(0)), () -> failed.set(true));
          when(left.eq(0), () -> answers.set(true));
        });
    when(
        bus.bvalid.and(bus.bready),
        () -> {
          busy.set(false);
          answers.set(false);
        });
  }

  private void reads(int addressBits, int idBits, int inWord) {
    Bool busy = reg(bool()).init(false);
    Bool valid = reg(bool()).init(false);
    Bool last = reg(bool());
    UInt id = reg(uint(idBits));
    UInt wordId = reg(uint(idBits));
    UInt address = reg(uint(addressBits));
    UInt length = reg(uint(8));
    UInt left = reg(uint(8));
    UInt size = reg(uint(3));
    UInt burst = reg(uint(2));

    Bool moves = valid.not().or(bus.rready);
    Bool fetches = busy.and(moves);
    bus.arready.set(busy.not());
    bus.rvalid.set(valid);
    bus.rid.set(wordId);
    bus.rlast.set(last);
    bus.rresp.set(AxiLite.OKAY);
    bus.rdata.set(
        words.readNext(address.shr(inWord), fetches, Mem.ReadUnderWrite.OLD).named("word"));
    when(
        bus.arvalid.and(bus.arready),
        () -> {
          busy.set(true);
          id.set(bus.arid);
          address.set(bus.araddr);
          length.set(bus.arlen);
          left.set(bus.arlen);
          size.set(bus.arsize);
          burst.set(bus.arburst);
        });
    UInt nextAddress = BurstAddress.next(address, length, size, burst);
    when(moves, () -> valid.set(busy));
    when(
        fetches,
        () -> {
          last.set(left.eq(0));
          wordId.set(id);
          address.set(nextAddress);
          left.set(left.minus(1));
          when(left.eq(0), () -> busy.set(false));
        });
  }
}
