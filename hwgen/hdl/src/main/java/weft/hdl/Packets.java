package weft.hdl;

import java.util.List;
import java.util.function.Function;
import weft.hdl.lib.Arbiter;
import weft.hdl.lib.Arbitration;
import weft.hdl.lib.Fragment;
import weft.hdl.lib.Group;
import weft.hdl.lib.NarrowPackets;
import weft.hdl.lib.WidenPackets;

/**
 * Streams of packets: words, the last of a packet marked.
 *
 * <pre>{@code
 * Stream<Fragment<UInt>> rows = Packets.of(words, 16);
 * Stream<Fragment<UInt>> columns = Packets.of(others, 4);
 * Stream<Fragment<UInt>> merged =
 *     Packets.arbitrate(Arbitration.ROUND_ROBIN, List.of(rows, columns));    // each stays whole
 * }</pre>
 */
public final class Packets {
  private Packets() {}

  /** Packets that end with the words for which the condition holds. */
  public static <T extends Data> Stream<Fragment<T>> of(Stream<T> words, Function<T, Bool> isLast) {
    Type<Fragment<T>> type = Fragment.of(words.payloadType());
    return words.map(word -> Hdl.bundleOf(type, word, isLast.apply(word)));
  }

  /** Packets of n words each. */
  public static <T extends Data> Stream<Fragment<T>> of(Stream<T> words, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a packet has 1 word or more, not " + n);
    }
    if (n == 1) {
      return of(words, word -> Bool.of(true));
    }
    Derived out = new Derived(words, "packet");
    int bits = 32 - Integer.numberOfLeadingZeros(n - 1);
    UInt count = out.register("_count", new Types.OfUInt(bits)).init(0);
    Bool last = out.value("_last", out.eq(count, n - 1));
    Bool fires = out.and(words.valid, words.ready);
    UInt next = out.next(count, last);
    Hdl.always(() -> Hdl.when(fires, () -> count.set(next)));
    return of(words, word -> last);
  }

  /** The words of packets, and no ends. */
  public static <T extends Data> Stream<T> words(Stream<Fragment<T>> packets) {
    return packets.map(fragment -> fragment.word);
  }

  /** Groups of up to n words each; a packet's last group may have fewer. */
  public static <T extends Data> Stream<Fragment<Group<T>>> widen(
      Stream<Fragment<T>> packets, int n) {
    Type<T> type = Derived.type(packets.payload.word);
    WidenPackets<T> part = Derived.part(packets, "widen", new WidenPackets<>(type, n));
    Hdl.always(() -> part.input.set(packets));
    return part.output;
  }

  /** The words of groups one by one. */
  public static <T extends Data> Stream<Fragment<T>> narrow(Stream<Fragment<Group<T>>> groups) {
    Types.OfVec<T> type = (Types.OfVec<T>) groups.payload.word.words.type();
    NarrowPackets<T> part =
        Derived.part(groups, "narrow", new NarrowPackets<>(type.element, type.size));
    Hdl.always(() -> part.input.set(groups));
    return part.output;
  }

  /** True while the next word to move begins a packet. */
  public static <T extends Data> Bool begins(Stream<Fragment<T>> packets) {
    Derived out = new Derived(packets, "begins");
    Bool begins = Hdl.reg(new Types.OfBool()).init(true);
    Bool fires = out.and(packets.valid, packets.ready);
    Hdl.always(() -> Hdl.when(fires, () -> begins.set(packets.payload.last)));
    return begins;
  }

  /** A packet of one of them at a time: others wait for its end. */
  public static <T extends Data> Stream<Fragment<T>> arbitrate(
      Arbitration arbitration, List<Stream<Fragment<T>>> streams) {
    Type<Fragment<T>> type = streams.get(0).payloadType();
    Arbiter<Fragment<T>> part =
        Derived.part(
            streams.get(0),
            "arbitrate",
            new Arbiter<>(type, streams.size(), arbitration, word -> word.last));
    Streams.connect(part.inputs, streams);
    return part.output;
  }
}
