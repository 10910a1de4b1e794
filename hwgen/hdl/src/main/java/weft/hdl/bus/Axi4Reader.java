package weft.hdl.bus;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Stream;

/**
 * Reads runs of words over AXI4: transfers in, their words out, in order, a word a clock. Addresses
 * run ahead of the words, within one transfer and the next.
 *
 * <pre>{@code
 * Axi4Reader reader = add(new Axi4Reader(32, 64, 8, 16));    // bursts of 16 beats at most
 * Stream<UInt> addresses = words;
 * reader.transfers.set(
 *     addresses.map(at -> bundleOf(bundle(() -> new Transfer(32, 8)), at, uint(8).of(99))));
 * Stream<Bits> read = reader.words;                    // 100 words of 64 bits each
 * out(bundle(() -> new Axi4(32, 64, 0))).named("m_axi").set(reader.bus);
 * }</pre>
 */
public final class Axi4Reader extends Component {
  public final Stream<Transfer> transfers;
  public final Stream<Bits> words;

  /** For one clock: a word that was answered otherwise than OKAY moves. */
  public final Bool fails;

  public final Axi4 bus;

  /**
   * @param addressBits of a byte address
   * @param dataBits of a word
   * @param countBits 2 to this many words at most in a transfer
   * @param mostBeats of a burst, 1 to 256
   */
  public Axi4Reader(int addressBits, int dataBits, int countBits, int mostBeats) {
    describe("Reads runs of words over AXI4.");
    transfers = slave(stream(bundle(() -> new Transfer(addressBits, countBits))));
    words = master(stream(bits(dataBits)));
    fails = out(bool());
    bus = out(bundle(() -> new Axi4(addressBits, dataBits, 0)));

    BurstSplitter splitter = add(new BurstSplitter(addressBits, dataBits, countBits, mostBeats));
    splitter.transfers.set(transfers);
    bus.arvalid.set(splitter.bursts.valid);
    splitter.bursts.ready.set(bus.arready);
    bus.araddr.set(splitter.bursts.payload.address);
    bus.arlen.set(splitter.bursts.payload.more);
    bus.arsize.set(bus.wholeSize());
    bus.arburst.set(Axi4.INCR);
    bus.arid.set(0);

    words.valid.set(bus.rvalid);
    words.payload.set(bus.rdata);
    bus.rready.set(words.ready);
    fails.set(words.fires().and(bus.rresp.bit(1)));
    bus.rresp.bit(0).unused("tells SLVERR from DECERR");
    bus.rlast.unused("words are counted by their reader");
    noWrites();
  }

  private void noWrites() {
    bus.awvalid.set(false);
    bus.awaddr.set(0);
    bus.awlen.set(0);
    bus.awsize.set(bus.wholeSize());
    bus.awburst.set(Axi4.INCR);
    bus.awid.set(0);
    bus.wvalid.set(false);
    bus.wdata.set(0);
    bus.wstrb.set(0);
    bus.wlast.set(false);
    bus.bready.set(true);
    bus.awready.unused("it only reads");
    bus.wready.unused("it only reads");
    bus.bvalid.unused("it only reads");
    bus.bresp.unused("it only reads");
  }
}
