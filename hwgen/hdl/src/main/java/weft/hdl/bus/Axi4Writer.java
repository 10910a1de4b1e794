package weft.hdl.bus;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Stream;
import weft.hdl.UInt;

/**
 * Writes runs of words over AXI4: transfers and their words in, whole words, in order. For every
 * transfer it says when all of it is written.
 *
 * <pre>{@code
 * Axi4Writer writer = add(new Axi4Writer(32, 64, 8, 16));
 * writer.transfers.set(
 *     words.map(at -> bundleOf(bundle(() -> new Transfer(32, 8)), at, uint(8).of(99))));
 * writer.words.set(doubleWords);                       // 100 words for each transfer
 * Stream<Bool> written = writer.done;                  // one a transfer; true: all of it OKAY
 * out(bundle(() -> new Axi4(32, 64, 0))).named("m_axi").set(writer.bus);
 * }</pre>
 */
public final class Axi4Writer extends Component {
  public final Stream<Transfer> transfers;
  public final Stream<Bits> words;

  /** One a transfer, when all its bursts are answered: true if all of them were answered OKAY. */
  public final Stream<Bool> done;

  public final Axi4 bus;

  /**
   * @param addressBits of a byte address
   * @param dataBits of a word
   * @param countBits 2 to this many words at most in a transfer
   * @param mostBeats of a burst, 1 to 256
   */
  public Axi4Writer(int addressBits, int dataBits, int countBits, int mostBeats) {
    describe("Writes runs of words over AXI4.");
    transfers = slave(stream(bundle(() -> new Transfer(addressBits, countBits))));
    words = slave(stream(bits(dataBits)));
    done = master(stream(bool()));
    bus = out(bundle(() -> new Axi4(addressBits, dataBits, 0)));

    comment("A transfer is taken when all before it is written and said so.");
    Bool busy = reg(bool()).init(false);
    BurstSplitter splitter = add(new BurstSplitter(addressBits, dataBits, countBits, mostBeats));
    splitter.transfers.valid.set(transfers.valid.and(busy.not()));
    splitter.transfers.payload.set(transfers.payload);
    transfers.ready.set(splitter.transfers.ready.and(busy.not()));

    Bool addressMoved = reg(bool()).init(false);
    Bool wordsMoved = reg(bool()).init(false);
    Bool lastAsked = reg(bool()).init(false);
    Bool allOkay = reg(bool()).init(true);
    UInt beat = reg(uint(8)).init(0);
    UInt unanswered = reg(uint(countBits + 1)).init(0);

    Bool bursts = splitter.bursts.valid;
    bus.awvalid.set(bursts.and(addressMoved.not()));
    bus.awaddr.set(splitter.bursts.payload.address);
    bus.awlen.set(splitter.bursts.payload.more);
    bus.awsize.set(bus.wholeSize());
    bus.awburst.set(Axi4.INCR);
    bus.awid.set(0);
    bus.wvalid.set(bursts.and(wordsMoved.not()).and(words.valid));
    bus.wdata.set(words.payload);
    bus.wstrb.set(Bool.of(true).repeat(bus.bytes()));
    bus.wlast.set(beat.eq(splitter.bursts.payload.more));
    words.ready.set(bursts.and(wordsMoved.not()).and(bus.wready));

    Bool addressMoves = bus.awvalid.and(bus.awready);
    Bool lastMoves = words.fires().and(bus.wlast);
    Bool addressDone = addressMoved.or(addressMoves);
    Bool wordsDone = wordsMoved.or(lastMoves);
    Bool ends = bursts.and(addressDone).and(wordsDone);
    splitter.bursts.ready.set(addressDone.and(wordsDone));
    addressMoved.set(addressDone.and(ends.not()));
    wordsMoved.set(wordsDone.and(ends.not()));
    when(words.fires(), () -> beat.set(mux(bus.wlast, uint(8).of(0), beat.plus(1))));

    bus.bready.set(true);
    when(ends.and(bus.bvalid.not()), () -> unanswered.set(unanswered.plus(1)))
        .elsewhen(bus.bvalid.and(ends.not()), () -> unanswered.set(unanswered.minus(1)));
    when(bus.bvalid.and(bus.bresp.bit(1)), () -> allOkay.set(false));
    bus.bresp.bit(0).unused("tells SLVERR from DECERR");
    when(transfers.fires(), () -> busy.set(true));
    when(ends.and(splitter.last), () -> lastAsked.set(true));

    done.valid.set(lastAsked.and(unanswered.eq(0)));
    done.payload.set(allOkay);
    when(
        done.fires(),
        () -> {
          busy.set(false);
          lastAsked.set(false);
          allOkay.set(true);
        });
    noReads();
  }

  private void noReads() {
    bus.arvalid.set(false);
    bus.araddr.set(0);
    bus.arlen.set(0);
    bus.arsize.set(bus.wholeSize());
    bus.arburst.set(Axi4.INCR);
    bus.arid.set(0);
    bus.rready.set(true);
    bus.arready.unused("it only writes");
    bus.rvalid.unused("it only writes");
    bus.rdata.unused("it only writes");
    bus.rresp.unused("it only writes");
    bus.rlast.unused("it only writes");
  }
}
