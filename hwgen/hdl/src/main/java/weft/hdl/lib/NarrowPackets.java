package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * Gives the words of groups one by one, one a clock: as many as each has. What {@link WidenPackets}
 * has made comes back. {@code Packets.narrow(groups)} adds one.
 *
 * <pre>{@code
 * NarrowPackets<UInt> narrow = add(new NarrowPackets<>(uint(32), 4));
 * narrow.input.set(Packets.widen(Packets.of(words, 6), 4));
 * Stream<Fragment<UInt>> again = narrow.output;        // packets of 6 words
 * }</pre>
 */
public final class NarrowPackets<T extends Data> extends Component {
  public final Stream<Fragment<Group<T>>> input;
  public final Stream<Fragment<T>> output;

  /**
   * @param type of a word
   * @param n words of a group at most, 2 or more
   */
  public NarrowPackets(Type<T> type, int n) {
    if (n < 2) {
      throw new IllegalArgumentException("a word becomes 2 or more, not " + n);
    }
    describe("Gives the words of groups of up to " + n + " one by one.");
    input = slave(stream(Fragment.of(Group.of(type, n))));
    output = master(stream(Fragment.of(type)));
    UInt given = reg(uint(Widths.upTo(n))).init(0);

    Group<T> group = input.payload.word;
    UInt now = given.plus(1);
    Bool ends = now.ge(group.count);
    input.ready.set(output.ready.and(ends));
    output.valid.set(input.valid);
    set(output.payload.word, group.words.at(given));
    output.payload.last.set(input.payload.last.and(ends));
    when(output.fires(), () -> given.set(mux(ends, given.type().of(0), now)));
  }
}
