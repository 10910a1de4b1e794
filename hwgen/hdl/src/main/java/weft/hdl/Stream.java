package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import weft.hdl.lib.AsyncFifo;
import weft.hdl.lib.CreditSender;
import weft.hdl.lib.Credited;
import weft.hdl.lib.Deal;
import weft.hdl.lib.Fifo;
import weft.hdl.lib.Fork;
import weft.hdl.lib.ForwardStage;
import weft.hdl.lib.HalfStage;
import weft.hdl.lib.RamFifo;
import weft.hdl.lib.ReadyStage;
import weft.hdl.lib.RegisterSlice;
import weft.hdl.lib.Widen;

/**
 * An elastic channel: a word moves in every cycle in which {@code valid} and {@code ready} are both
 * true. Once valid, a source keeps valid and payload until the word has moved, and never waits for
 * ready to be valid. Every method here keeps that rule: conditions may change at any time, and
 * functions are functions of the word alone.
 *
 * <pre>{@code
 * Stream<UInt> words = slave(stream(uint(32)));
 * Stream<UInt> results = master(stream(uint(32)));
 * results.set(words.filter(w -> w.ne(0)).map(w -> w.plus(1)).queue(16));
 * }</pre>
 *
 * <p>{@code master(stream(type))} is a port that sends, {@code slave(stream(type))} one that
 * receives; {@code sink.set(source)} connects. A stream has one reader: two need a {@code fork}.
 */
public final class Stream<T extends Data> extends Bundle {
  /** The source has a word. */
  public final Bool valid;

  /** The sink takes a word; runs against the direction of the whole. */
  public final Bool ready;

  public final T payload;

  Stream(Type<T> type) {
    valid = field("valid", new Types.OfBool(), false);
    ready = field("ready", new Types.OfBool(), true);
    payload = field("payload", type, false);
  }

  /**
   * A stream made of values: for parts that are wires alone.
   *
   * @param valid and {@code payload} are the source's
   * @param ready what the stream's reader sets: a wire, an output or the ready of another stream
   */
  public static <T extends Data> Stream<T> of(Bool valid, Bool ready, T payload) {
    List<Node> nodes = new ArrayList<>(List.of(valid.node, ready.node));
    nodes.addAll(payload.nodes());
    Stream<T> stream = Hdl.stream(Derived.type(payload)).build(nodes);
    stream.isMadeOfValues();
    return stream;
  }

  /** The type of a word. */
  public Type<T> payloadType() {
    return Derived.type(payload);
  }

  /** True in the cycles in which a word moves. */
  public Bool fires() {
    return valid.and(ready);
  }

  /** True in the cycles in which a word is held back. */
  public Bool waits() {
    return valid.and(ready.not());
  }

  /** Every word through a function: wires alone. */
  public <R extends Data> Stream<R> map(Function<T, R> function) {
    Derived out = new Derived(this, "map");
    return of(valid, ready, out.payload(function.apply(payload)));
  }

  /** The words for which the condition holds; others are taken at once and dropped. */
  public Stream<T> filter(Function<T, Bool> keep) {
    Derived out = new Derived(this, "filter");
    return out.dropping(this, out.not(keep.apply(payload)));
  }

  /**
   * Words wait while the condition holds. One that was offered before stays offered, so the
   * condition may change at any time; a register remembers that.
   */
  public Stream<T> haltWhen(Bool condition) {
    Derived out = new Derived(this, "halt");
    Bool offered = out.offered();
    Bool open = out.value("_open", out.or(out.not(condition), offered));
    Bool mine = out.value("_valid", out.and(valid, open));
    Bool theirs = out.ready();
    Bool waits = out.and(mine, out.not(theirs));
    Bool takes = out.and(theirs, open);
    Hdl.always(
        () -> {
          offered.set(waits);
          ready.set(takes);
        });
    return of(mine, theirs, payload);
  }

  /**
   * Words are taken and dropped while the condition holds. One that was offered before stays, so
   * the condition may change at any time; a register remembers that.
   */
  public Stream<T> throwWhen(Bool condition) {
    Derived out = new Derived(this, "throw");
    Bool offered = out.offered();
    Stream<T> kept = out.dropping(this, out.value("_drop", out.and(condition, out.not(offered))));
    Bool waits = out.and(kept.valid, out.not(kept.ready));
    Hdl.always(() -> offered.set(waits));
    return kept;
  }

  /** The words before the first for which the condition does not hold; all after it are dropped. */
  public Stream<T> takeWhile(Function<T, Bool> condition) {
    Derived out = new Derived(this, "take");
    Bool ended = out.register("_ended");
    Bool drop = out.value("_drop", out.or(out.not(condition.apply(payload)), ended));
    Bool ends = out.and(valid, drop);
    Hdl.always(() -> Hdl.when(ends, () -> ended.set(true)));
    return out.dropping(this, drop);
  }

  /** Registers for valid and payload: cuts the path forward, a word a cycle, one cycle later. */
  public Stream<T> stage() {
    ForwardStage<T> part = Derived.part(this, "stage", new ForwardStage<>(payloadType()));
    return through(part.input, part.output);
  }

  /** A register for ready: cuts the path backward, a word a cycle, no cycle later. */
  public Stream<T> readyStage() {
    ReadyStage<T> part = Derived.part(this, "readyStage", new ReadyStage<>(payloadType()));
    return through(part.input, part.output);
  }

  /** Registers both ways, two words of them: a word a cycle, one cycle later. */
  public Stream<T> skid() {
    RegisterSlice<T> part = Derived.part(this, "skid", new RegisterSlice<>(payloadType()));
    return through(part.input, part.output);
  }

  /** Registers both ways, one word of them: a word every other cycle, one cycle later. */
  public Stream<T> halfStage() {
    HalfStage<T> part = Derived.part(this, "halfStage", new HalfStage<>(payloadType()));
    return through(part.input, part.output);
  }

  /** A queue of {@code depth} words: a word a cycle, one cycle later. */
  public Stream<T> queue(int depth) {
    Fifo<T> part = Derived.part(this, "queue", new Fifo<>(payloadType(), depth));
    return through(part.input, part.output);
  }

  /** The same in a memory that synthesis finds block RAM for: two cycles later. */
  public Stream<T> ramQueue(int depth) {
    RamFifo<T> part = Derived.part(this, "ramQueue", new RamFifo<>(payloadType(), depth));
    return through(part.input, part.output);
  }

  /**
   * A queue of {@code depth} words, a power of two, from one clock into another: the stream is in
   * {@code from}, the result in {@code to}.
   */
  public Stream<T> queue(int depth, Clock from, Clock to) {
    AsyncFifo<T> part =
        Derived.part(this, "queue", new AsyncFifo<>(payloadType(), depth, from, to));
    return through(part.input, part.output);
  }

  /** The words on a channel with credit, to a receiver of so many places. */
  public Credited<T> sendWithCredit(int credits) {
    CreditSender<T> part =
        Derived.part(this, "sendWithCredit", new CreditSender<>(payloadType(), credits));
    Hdl.always(() -> part.input.set(this));
    return part.output;
  }

  /** n streams of the same words; each takes a word when it is ready for it. */
  public List<Stream<T>> fork(int n) {
    Fork<T> part = Derived.part(this, "fork", new Fork<>(payloadType(), n));
    Hdl.always(() -> part.input.set(this));
    return part.outputs;
  }

  /**
   * n streams, each of the words that go there: wires alone. Words that go nowhere are taken and
   * dropped.
   *
   * @param where number of the stream that a word goes to, a function of the word alone
   */
  public List<Stream<T>> demux(int n, Function<T, UInt> where) {
    UInt to = where.apply(payload);
    List<Stream<T>> streams = new ArrayList<>();
    Derived all = new Derived(this, "demux");
    Bool takes = null;
    Bool known = null;
    for (int i = 0; i < n; i++) {
      Derived out = new Derived(this, "demux", i);
      Bool here = out.eq(to, i);
      Bool theirs = out.ready();
      streams.add(of(out.value("_valid", out.and(valid, here)), theirs, payload));
      Bool moves = out.and(here, theirs);
      takes = i == 0 ? moves : all.or(takes, moves);
      known = i == 0 ? here : all.or(known, here);
    }
    Bool moves = n == 1L << to.width() ? takes : all.or(takes, all.not(known));
    Hdl.always(() -> ready.set(moves));
    return streams;
  }

  /** n streams that get the words in turn, the first the first. */
  public List<Stream<T>> deal(int n) {
    Deal<T> part = Derived.part(this, "deal", new Deal<>(payloadType(), n));
    Hdl.always(() -> part.input.set(this));
    return part.outputs;
  }

  /** n words as one, the first as element 0. */
  public Stream<Vec<T>> widen(int n) {
    Widen<T> part = Derived.part(this, "widen", new Widen<>(payloadType(), n));
    Hdl.always(() -> part.input.set(this));
    return part.output;
  }

  /** Every word as n, its lowest bits first; n divides its width. */
  public Stream<Bits> narrow(int n) {
    int width = payload.width();
    if (n < 2 || width % n != 0) {
      String message = n + " parts of a word of " + width + " bits; n divides the width";
      Ops.here().error("width mismatch", message);
      return of(valid, ready, payload.asBits());
    }
    return Streams.narrow(map(word -> word.asBits().as(Hdl.vec(n, Hdl.bits(width / n)))));
  }

  /** Two words as one: a word moves when both have one. */
  public <B extends Data, R extends Data> Stream<R> zip(
      Stream<B> other, BiFunction<T, B, R> function) {
    Derived out = new Derived(this, "zip");
    R combined = out.payload(function.apply(payload, other.payload));
    Bool both = out.value("_valid", out.and(valid, other.valid));
    Bool theirs = out.ready();
    Bool mineMoves = out.and(other.valid, theirs);
    Bool otherMoves = out.and(valid, theirs);
    Hdl.always(
        () -> {
          ready.set(mineMoves);
          other.ready.set(otherMoves);
        });
    return of(both, theirs, combined);
  }

  /** The words without a way to hold them back: ready is always true. */
  public Flow<T> toFlow() {
    Hdl.always(() -> ready.set(true));
    return Flow.of(valid, payload);
  }

  private Stream<T> through(Stream<T> input, Stream<T> output) {
    Hdl.always(() -> input.set(this));
    return output;
  }

  @Override
  public Stream<T> named(String name) {
    super.named(name);
    return this;
  }
}
