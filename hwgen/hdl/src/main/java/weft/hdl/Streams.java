package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.lib.Arbiter;
import weft.hdl.lib.Arbitration;
import weft.hdl.lib.Collect;
import weft.hdl.lib.CreditReceiver;
import weft.hdl.lib.CreditStage;
import weft.hdl.lib.Credited;
import weft.hdl.lib.Narrow;
import weft.hdl.lib.Pair;
import weft.hdl.lib.Selector;

/**
 * Streams made of several.
 *
 * <pre>{@code
 * Stream<UInt> merged = Streams.arbitrate(Arbitration.ROUND_ROBIN, words, others);
 * Stream<Pair<UInt, UInt>> both = Streams.join(words, others);
 * }</pre>
 */
public final class Streams {
  private Streams() {}

  /** Two words as a pair: a word moves when both have one. */
  public static <A extends Data, B extends Data> Stream<Pair<A, B>> join(Stream<A> a, Stream<B> b) {
    Type<Pair<A, B>> type = Pair.of(a.payloadType(), b.payloadType());
    return a.zip(b, (first, second) -> Hdl.bundleOf(type, first, second));
  }

  /** A word of each as one, the first stream's as element 0: a word moves when all have one. */
  public static <T extends Data> Stream<Vec<T>> join(List<Stream<T>> streams) {
    Derived out = new Derived(some(streams).get(0), "join");
    Bool theirs = out.ready();
    Bool all = streams.get(0).valid;
    for (Stream<T> stream : streams.subList(1, streams.size())) {
      all = out.and(all, stream.valid);
    }
    Bool valid = out.value("_valid", all);
    Bool moves = out.value("_moves", out.and(valid, theirs));
    Hdl.always(() -> streams.forEach(stream -> stream.ready.set(moves)));
    List<T> words = new ArrayList<>();
    streams.forEach(stream -> words.add(stream.payload));
    return Stream.of(valid, theirs, out.payload(Hdl.elementsOf(words)));
  }

  /** A word of one of them at a time. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T extends Data> Stream<T> arbitrate(
      Arbitration arbitration, Stream<T>... streams) {
    return arbitrate(arbitration, List.of(streams));
  }

  /** A word of one of them at a time. */
  public static <T extends Data> Stream<T> arbitrate(
      Arbitration arbitration, List<Stream<T>> streams) {
    Type<T> type = some(streams).get(0).payloadType();
    Arbiter<T> part =
        Derived.part(streams.get(0), "arbitrate", new Arbiter<>(type, streams.size(), arbitration));
    connect(part.inputs, streams);
    return part.output;
  }

  /** The words of one of them; the choice waits for a word on offer. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T extends Data> Stream<T> select(UInt which, Stream<T>... streams) {
    return select(which, List.of(streams));
  }

  /** The words of one of them; the choice waits for a word on offer. */
  public static <T extends Data> Stream<T> select(UInt which, List<Stream<T>> streams) {
    Type<T> type = some(streams).get(0).payloadType();
    Selector<T> part =
        Derived.part(streams.get(0), "select", new Selector<>(type, streams.size(), which.width()));
    Hdl.always(() -> part.which.set(which));
    connect(part.inputs, streams);
    return part.output;
  }

  /** A word of each in turn, the first the first: what {@link Stream#deal} has dealt. */
  public static <T extends Data> Stream<T> collect(List<Stream<T>> streams) {
    Type<T> type = some(streams).get(0).payloadType();
    Collect<T> part = Derived.part(streams.get(0), "collect", new Collect<>(type, streams.size()));
    connect(part.inputs, streams);
    return part.output;
  }

  /** The elements of every word one by one, element 0 first. */
  public static <T extends Data> Stream<T> narrow(Stream<Vec<T>> vectors) {
    Types.OfVec<T> type = (Types.OfVec<T>) vectors.payload.type();
    Narrow<T> part = Derived.part(vectors, "narrow", new Narrow<>(type.element, type.size));
    Hdl.always(() -> part.input.set(vectors));
    return part.output;
  }

  /** The words of a channel with credit, from a queue with as many places as the sender knows. */
  public static <T extends Data> Stream<T> receive(Credited<T> channel, int depth) {
    CreditReceiver<T> part =
        Derived.part(channel, "receive", new CreditReceiver<>(channel.payloadType(), depth));
    Hdl.always(() -> part.input.set(channel));
    return part.output;
  }

  /** Registers on the way of a channel with credit: a clock later, and a clock more for credit. */
  public static <T extends Data> Credited<T> stage(Credited<T> channel) {
    CreditStage<T> part = Derived.part(channel, "stage", new CreditStage<>(channel.payloadType()));
    Hdl.always(() -> part.input.set(channel));
    return part.output;
  }

  /**
   * Claims the rule of streams for one, in simulation and proofs: once valid, valid and payload
   * stay until the word has moved.
   */
  public static void assertRule(Stream<?> stream) {
    assertRule(stream, "a word on offer was taken back or changed");
  }

  /** The same with a text of one's own. */
  public static void assertRule(Stream<?> stream, String text) {
    Hdl.assertAlways(keepsRule(stream), text);
  }

  /** Relies on the rule of streams for one that an input offers: checked in simulation. */
  public static void assumeRule(Stream<?> stream) {
    Hdl.assume(keepsRule(stream), "a word on offer was taken back or changed");
  }

  private static Bool keepsRule(Stream<?> stream) {
    Derived out = new Derived(stream, "rule");
    Bool waited = Hdl.past(out.and(stream.valid, out.not(stream.ready)));
    Bits before = Hdl.past(stream.payload.asBits());
    out.call(waited, "_waited");
    out.call(before, "_before");
    Bool same = stream.payload.asBits().eq(before);
    return out.or(out.not(waited), out.and(stream.valid, same));
  }

  static <T extends Data> void connect(List<Stream<T>> inputs, List<Stream<T>> streams) {
    Hdl.always(
        () -> {
          for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).set(streams.get(i));
          }
        });
  }

  private static <T> List<T> some(List<T> streams) {
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("no streams");
    }
    return streams;
  }
}
