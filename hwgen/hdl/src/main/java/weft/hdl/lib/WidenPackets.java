package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;
import weft.hdl.Vec;

/**
 * Collects the words of a packet, n at a time; its last word ends a group early. It takes a word in
 * every clock. {@code Packets.widen(packets, 4)} adds one.
 *
 * <pre>{@code
 * WidenPackets<UInt> widen = add(new WidenPackets<>(uint(32), 4));
 * widen.input.set(Packets.of(words, 6));
 * Stream<Fragment<Group<UInt>>> groups = widen.output; // 4 words, then 2 that end the packet
 * }</pre>
 */
public final class WidenPackets<T extends Data> extends Component {
  public final Stream<Fragment<T>> input;
  public final Stream<Fragment<Group<T>>> output;

  /**
   * @param type of a word
   * @param n words of a group at most, 2 or more
   */
  public WidenPackets(Type<T> type, int n) {
    if (n < 2) {
      throw new IllegalArgumentException("2 words or more become one, not " + n);
    }
    describe("Makes groups of up to " + n + " words, none beyond a packet's end.");
    input = slave(stream(Fragment.of(type)));
    output = master(stream(Fragment.of(Group.of(type, n))));
    Vec<T> words = reg(vec(n, type));
    UInt count = reg(uint(Widths.upTo(n))).init(0);
    Bool full = reg(bool()).init(false);
    Bool last = reg(bool());

    input.ready.set(full.not().or(output.ready));
    output.valid.set(full);
    output.payload.word.words.set(words);
    output.payload.word.count.set(count);
    output.payload.last.set(last);
    UInt at = mux(full, count.type().of(0), count);
    when(output.fires(), () -> count.set(0));
    when(output.ready, () -> full.set(false));
    when(
        input.fires(),
        () -> {
          set(words.at(at), input.payload.word);
          count.set(at.plus(1));
          last.set(input.payload.last);
          full.set(input.payload.last.or(at.eq(n - 1)));
        });
  }
}
