package weft.hdl.bench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import weft.hdl.Bool;
import weft.hdl.Stream;
import weft.hdl.Value;
import weft.hdl.bus.AxiStream;

/**
 * Takes the words of a stream that the component sends, and checks its rule: a word that is offered
 * stays, unchanged, until it has moved.
 *
 * <pre>{@code
 * StreamSink<BigInteger> results = bench.add(StreamSink.of(bench, dut.output));
 * results.stalls(Stalls.random(seed, "results", 30));
 * bench.run(results.await(100).within(1000, "100 results"));
 * assertEquals(numbers, results.words());
 * }</pre>
 *
 * @param <W> what a word is in Java; compared by {@code equals}
 */
public final class StreamSink<W> implements Agent {
  private final Bench<?> bench;
  private final Bool valid;
  private final Bool ready;
  private final HandshakeRule<W> rule;
  private final List<W> words = new ArrayList<>();
  private final List<Consumer<? super W>> listeners = new ArrayList<>();
  private Stalls stalls = Stalls.none();
  private boolean takes;

  private StreamSink(Bench<?> bench, Bool valid, Bool ready, Supplier<W> read) {
    this.bench = bench;
    this.valid = valid;
    this.ready = ready;
    this.rule = new HandshakeRule<>(bench, valid, read);
  }

  /** Words of one number. */
  public static StreamSink<BigInteger> of(Bench<?> bench, Stream<? extends Value> stream) {
    return of(bench, stream.valid, stream.ready, () -> bench.peekBig((Value) stream.payload));
  }

  /** Beats of an AXI4-Stream that the component sends. */
  public static StreamSink<AxiBeat> of(Bench<?> bench, AxiStream bus) {
    return of(bench, bus.tvalid, bus.tready, () -> AxiBeat.read(bench, bus));
  }

  /**
   * Any handshake.
   *
   * @param read gives the payload
   */
  public static <W> StreamSink<W> of(Bench<?> bench, Bool valid, Bool ready, Supplier<W> read) {
    return new StreamSink<>(bench, valid, ready, read);
  }

  /** Holds ready back. */
  public StreamSink<W> stalls(Stalls when) {
    stalls = when;
    return this;
  }

  /** Is told every word, in the clock in which it moves. */
  public StreamSink<W> each(Consumer<? super W> listener) {
    listeners.add(listener);
    return this;
  }

  /** The words that have moved. */
  public List<W> words() {
    return List.copyOf(words);
  }

  /** Ends when so many words have moved since the start. */
  public Task<List<W>> await(int count) {
    return Task.loopWhile(() -> words.size() < count, Task::edge).map(nothing -> words());
  }

  /** A word is offered in this clock, taken or not. */
  boolean offered() {
    return bench.isTrue(valid);
  }

  @Override
  public void drive() {
    takes = !stalls.stall();
    bench.poke(ready, takes);
  }

  @Override
  public void sample() {
    W word = rule.sample(takes);
    if (word != null && takes) {
      words.add(word);
      listeners.forEach(listener -> listener.accept(word));
    }
  }
}
