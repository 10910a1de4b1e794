package weft.hdl.bench;

import java.util.function.Supplier;
import weft.hdl.Bool;

/** What is offered stays, unchanged, until it has moved. */
final class HandshakeRule<W> {
  private final Bench<?> bench;
  private final Bool valid;
  private final Supplier<W> read;
  private W waiting;

  HandshakeRule(Bench<?> bench, Bool valid, Supplier<W> read) {
    this.bench = bench;
    this.valid = valid;
    this.read = read;
  }

  /**
   * Looks at one clock.
   *
   * @return what is offered in it; null if nothing is
   * @throws ProtocolError if the rule is broken
   */
  W sample(boolean ready) {
    boolean offers = bench.isTrue(valid);
    if (!offers && waiting != null) {
      throw new ProtocolError(bench, valid + " was taken back: " + waiting + " had not moved");
    }
    W word = offers ? read.get() : null;
    if (waiting != null && !waiting.equals(word)) {
      throw new ProtocolError(
          bench,
          "what " + valid + " offers was " + waiting + " and is " + word + ": not moved yet");
    }
    waiting = offers && !ready ? word : null;
    return word;
  }
}
