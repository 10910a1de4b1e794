package weft.hdl.bench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import weft.hdl.Bool;
import weft.hdl.Stream;
import weft.hdl.Value;
import weft.hdl.bus.AxiStream;

/**
 * Looks at a handshake between two parts of the design: keeps the words that move, and checks that
 * what is offered stays, unchanged, until it has moved.
 *
 * <pre>{@code
 * HandshakeMonitor<BigInteger> inside = bench.add(HandshakeMonitor.of(bench, dut.queue));
 * bench.step(100);
 * assertEquals(numbers, inside.words());
 * }</pre>
 *
 * @param <W> what a word is in Java; compared by {@code equals}
 */
public final class HandshakeMonitor<W> implements Agent {
  private final Bench<?> bench;
  private final Bool ready;
  private final HandshakeRule<W> rule;
  private final List<W> words = new ArrayList<>();

  private HandshakeMonitor(Bench<?> bench, Bool valid, Bool ready, Supplier<W> read) {
    this.bench = bench;
    this.ready = ready;
    this.rule = new HandshakeRule<>(bench, valid, read);
  }

  /** A stream anywhere in the design whose parts have names in the RTL. */
  public static HandshakeMonitor<BigInteger> of(Bench<?> bench, Stream<? extends Value> stream) {
    return of(bench, stream.valid, stream.ready, () -> bench.peekBig((Value) stream.payload));
  }

  /** Beats of an AXI4-Stream anywhere in the design. */
  public static HandshakeMonitor<AxiBeat> of(Bench<?> bench, AxiStream bus) {
    return of(bench, bus.tvalid, bus.tready, () -> AxiBeat.read(bench, bus));
  }

  /** Any handshake. */
  public static <W> HandshakeMonitor<W> of(
      Bench<?> bench, Bool valid, Bool ready, Supplier<W> read) {
    return new HandshakeMonitor<>(bench, valid, ready, read);
  }

  /** The words that have moved. */
  public List<W> words() {
    return List.copyOf(words);
  }

  /** How many words have moved. */
  public long moved() {
    return words.size();
  }

  @Override
  public void sample() {
    boolean takes = bench.isTrue(ready);
    W word = rule.sample(takes);
    if (word != null && takes) {
      words.add(word);
    }
  }
}
