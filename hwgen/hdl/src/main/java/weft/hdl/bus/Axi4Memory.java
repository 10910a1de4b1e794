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
    Bool answers = reg(bool()).init(false);
    Bool failed = reg(bool());
    HeldBurst burst = new HeldBurst(addressBits, idBits);

    bus.awready.set(burst.busy.not());
    bus.wready.set(burst.busy.and(answers.not()));
    bus.bvalid.set(answers);
    bus.bid.set(burst.id);
    bus.bresp.set(mux(failed, bits(2).of(AxiLite.SLVERR), bits(2).of(AxiLite.OKAY)));
    when(
        bus.awvalid.and(bus.awready),
        () -> {
          failed.set(false);
          burst.takeWrite(bus);
        });
    when(
        bus.wvalid.and(bus.wready),
        () -> {
          words.write(burst.address.shr(inWord), bus.wdata, bus.wstrb);
          burst.advance();
          when(bus.wlast.ne(burst.isLast()), () -> failed.set(true));
          when(burst.isLast(), () -> answers.set(true));
        });
    when(
        bus.bvalid.and(bus.bready),
        () -> {
          burst.busy.set(false);
          answers.set(false);
        });
  }

  private void reads(int addressBits, int idBits, int inWord) {
    Bool valid = reg(bool()).init(false);
    Bool last = reg(bool());
    HeldBurst burst = new HeldBurst(addressBits, idBits);
    UInt wordId = reg(uint(idBits));

    Bool moves = valid.not().or(bus.rready);
    Bool fetches = burst.busy.and(moves);
    bus.arready.set(burst.busy.not());
    bus.rvalid.set(valid);
    bus.rid.set(wordId);
    bus.rlast.set(last);
    bus.rresp.set(AxiLite.OKAY);
    bus.rdata.set(
        words.readNext(burst.address.shr(inWord), fetches, Mem.ReadUnderWrite.OLD).named("word"));
    when(
        bus.arvalid.and(bus.arready),
        () -> {
          burst.takeRead(bus);
        });
    when(moves, () -> valid.set(burst.busy));
    when(
        fetches,
        () -> {
          last.set(burst.isLast());
          wordId.set(burst.id);
          burst.advance();
          when(burst.isLast(), () -> burst.busy.set(false));
        });
  }
}
