package weft.hdl.bench;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import weft.hdl.Bool;
import weft.hdl.Stream;
import weft.hdl.Value;
import weft.hdl.bus.AxiStream;

/**
 * Offers words to a stream that the component receives, in order; once offered, a word stays until
 * it has moved. Between words the payload keeps the last one.
 *
 * <pre>{@code
 * StreamSource<BigInteger> words = bench.add(StreamSource.of(bench, dut.input));
 * words.stalls(Stalls.random(seed, "words", 30));
 * words.send(numbers);                                 // at once, into the driver's queue
 * bench.run(words.drained().within(1000, "all words taken"));
 * }</pre>
 *
 * @param <W> what a word is in Java
 */
public final class StreamSource<W> implements Agent {
  private final Bench<?> bench;
  private final Bool valid;
  private final Bool ready;
  private final Consumer<? super W> show;
  private final Deque<W> queue = new ArrayDeque<>();
  private Stalls stalls = Stalls.none();
  private boolean offers;
  private long moved;

  private StreamSource(Bench<?> bench, Bool valid, Bool ready, Consumer<? super W> show) {
    this.bench = bench;
    this.valid = valid;
    this.ready = ready;
    this.show = show;
  }

  /** Words of one number. */
  public static StreamSource<BigInteger> of(Bench<?> bench, Stream<? extends Value> stream) {
    return of(bench, stream.valid, stream.ready, word -> bench.poke((Value) stream.payload, word));
  }

  /** Beats of an AXI4-Stream that the component receives. */
  public static StreamSource<AxiBeat> of(Bench<?> bench, AxiStream bus) {
    AxiStream.Options has = bus.options();
    return of(
        bench,
        bus.tvalid,
        bus.tready,
        beat -> {
          bench.poke(bus.tdata, beat.data());
          if (has.lastBits() == 1) {
            bench.poke(bus.tlast, beat.last());
          }
          bench.poke(bus.tkeep, beat.keep());
          bench.poke(bus.tstrb, beat.strobe());
          bench.poke(bus.tid, beat.id());
          bench.poke(bus.tdest, beat.destination());
          bench.poke(bus.tuser, beat.user());
        });
  }

  /**
   * Any handshake.
   *
   * @param show drives the payload
   */
  public static <W> StreamSource<W> of(
      Bench<?> bench, Bool valid, Bool ready, Consumer<? super W> show) {
    return new StreamSource<>(bench, valid, ready, show);
  }

  /** Holds words back; one that is offered stays offered. */
  public StreamSource<W> stalls(Stalls when) {
    stalls = when;
    return this;
  }

  /** Words for later clocks. */
  public void send(List<? extends W> words) {
    queue.addAll(words);
  }

  /** A word for a later clock. */
  public void send(W word) {
    queue.add(word);
  }

  /** Sends the word; ends behind the edge at which it has moved. */
  public Task<Void> sending(W word) {
    return Task.value(
            () -> {
              queue.add(word);
              return moved + queue.size();
            })
        .then(count -> Task.loopWhile(() -> moved < count, Task::edge));
  }

  /** Ends when every word sent so far, and since, has moved. */
  public Task<Void> drained() {
    return Task.loopWhile(() -> !queue.isEmpty(), Task::edge);
  }

  /** Words that have moved. */
  public long moved() {
    return moved;
  }

  @Override
  public void drive() {
    if (!offers && !queue.isEmpty() && !stalls.stall()) {
      offers = true;
      show.accept(queue.peek());
    }
    bench.poke(valid, offers);
  }

  @Override
  public void sample() {
    if (offers && bench.isTrue(ready)) {
      queue.remove();
      offers = false;
      moved++;
    }
  }
}
