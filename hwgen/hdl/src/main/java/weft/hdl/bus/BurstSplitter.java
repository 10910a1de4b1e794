package weft.hdl.bus;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Stream;
import weft.hdl.UInt;

/**
 * Cuts transfers into bursts that cross no boundary of 4,096 bytes and have no more beats than
 * allowed: the longest possible ones, in order.
 *
 * <pre>{@code
 * BurstSplitter splitter = add(new BurstSplitter(32, 64, 8, 16));
 * splitter.transfers.set(
 *     words.map(at -> bundleOf(bundle(() -> new Transfer(32, 8)), at, uint(8).of(99))));
 * Stream<Transfer> bursts = splitter.bursts;           // of 16 beats at most, inside 4,096 bytes
 * Bool lastOfTransfer = splitter.last;
 * }</pre>
 */
public final class BurstSplitter extends Component {
  public final Stream<Transfer> transfers;

  /** The address and the beats, less one, of each burst. */
  public final Stream<Transfer> bursts;

  /** The burst on offer is its transfer's last. */
  public final Bool last;

  /**
   * @param addressBits of a byte address
   * @param dataBits of a word
   * @param countBits 2 to this many words at most in a transfer
   * @param mostBeats of a burst, 1 to 256
   */
  public BurstSplitter(int addressBits, int dataBits, int countBits, int mostBeats) {
    if (mostBeats < 1 || mostBeats > Axi4.MOST_BEATS) {
      throw new IllegalArgumentException("mostBeats must be 1 to 256, not " + mostBeats);
    }
    describe("Transfers as bursts of up to " + mostBeats + " beats.");
    transfers = slave(stream(bundle(() -> new Transfer(addressBits, countBits))));
    bursts = master(stream(bundle(() -> new Transfer(addressBits, 8))));
    last = out(bool());

    int inWord = Integer.numberOfTrailingZeros(dataBits / 8);
    int pageBits = Integer.numberOfTrailingZeros(Axi4.BOUNDARY) - inWord;
    Bool busy = reg(bool()).init(false);
    UInt word = reg(uint(addressBits - inWord));
    UInt more = reg(uint(countBits));

    comment("Words, less one: to the end of the page, of the transfer, of the longest burst.");
    int width = Math.max(countBits, Math.max(pageBits, 8));
    UInt place = word.width() > pageBits ? word.truncate(pageBits) : word;
    UInt toBoundary = place.extend(width).not().truncate(pageBits).extend(width);
    UInt beats = more.extend(width).min(toBoundary).min(mostBeats - 1L);
    last.set(more.extend(width).eq(beats));

    if (inWord > 0) {
      transfers.payload.address.bits(inWord - 1, 0).unused("whole words are moved");
    }
    transfers.ready.set(busy.not());
    when(
        transfers.fires(),
        () -> {
          busy.set(true);
          word.set(transfers.payload.address.shr(inWord));
          more.set(transfers.payload.more);
        });
    bursts.valid.set(busy);
    bursts.payload.address.set(word.shl(inWord));
    bursts.payload.more.set(beats.truncate(8));
    UInt moved = beats.plus(1);
    when(
        bursts.fires(),
        () -> {
          word.set(word.plus(moved.extend(Math.max(width, word.width())).truncate(word.width())));
          more.set(more.extend(width).minus(moved).truncate(countBits));
          when(last, () -> busy.set(false));
        });
  }
}
