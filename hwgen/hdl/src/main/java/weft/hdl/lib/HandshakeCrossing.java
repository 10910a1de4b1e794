package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * Brings words of a stream from one clock domain into another, one at a time: the sender holds the
 * word and toggles a request; the receiver, when the request has come through a synchronizer, gives
 * the word out and toggles an acknowledgement, which comes back through another. A word takes about
 * three clocks of each domain; for a word a clock there is {@link AsyncFifo}.
 *
 * <pre>{@code
 * Clock pixel = clock("pixel").mhz(74);
 * HandshakeCrossing<UInt> crossing =
 *     add(new HandshakeCrossing<>(uint(32), Clock.DEFAULT, pixel));
 * crossing.input.set(words);                           // in the default clock
 * Stream<UInt> there = crossing.output;                // in pixel
 * }</pre>
 */
public final class HandshakeCrossing<T extends Data> extends Component {
  /** In the sending domain. */
  public final Stream<T> input;

  /** In the receiving domain. */
  public final Stream<T> output;

  /**
   * @param type of a word
   */
  public HandshakeCrossing(Type<T> type, Clock from, Clock to) {
    describe("Brings words of one clock domain into another, one at a time.");
    input = slave(stream(type));
    output = master(stream(type));
    Bool request = in(from, () -> reg(bool()).init(false));
    T word = in(from, () -> reg(type));
    Bool acknowledge = in(to, () -> reg(bool()).init(false));
    Synchronizer requested = in(to, () -> add(new Synchronizer(2)));
    requested.source.set(request);
    Synchronizer acknowledged = in(from, () -> add(new Synchronizer(2)));
    acknowledged.source.set(acknowledge);

    input.ready.set(request.eq(acknowledged.value));
    when(
        input.fires(),
        () -> {
          request.set(request.not());
          set(word, input.payload);
        });

    T held = in(to, () -> crossed(word, "held from the request to its acknowledgement"));
    output.valid.set(requested.value.ne(acknowledge));
    set(output.payload, held);
    when(output.fires(), () -> acknowledge.set(requested.value));
  }
}
