package weft.hdl.lib;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * Gives words to its outputs in turn, the first to output 0. An output that is not ready holds all
 * up, so that {@link Collect} finds the words in order. {@code words.deal(4)} adds one.
 *
 * <pre>{@code
 * Deal<UInt> deal = add(new Deal<>(uint(32), 2));
 * deal.input.set(words);
 * results.set(Streams.collect(List.of(deal.outputs.get(0).stage(), deal.outputs.get(1))));
 * }</pre>
 */
public final class Deal<T extends Data> extends Component {
  public final Stream<T> input;
  public final List<Stream<T>> outputs = new ArrayList<>();

  /**
   * @param type of a word
   * @param n outputs, 2 or more
   */
  public Deal(Type<T> type, int n) {
    if (n < 2) {
      throw new IllegalArgumentException("words are dealt to 2 or more, not " + n);
    }
    describe("Gives words to " + n + " streams in turn.");
    input = slave(stream(type));
    UInt turn = reg(uint(Widths.index(n))).init(0);

    List<Bool> ready = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Stream<T> output = master(stream(type));
      output.valid.set(input.valid.and(turn.eq(i)));
      set(output.payload, input.payload);
      ready.add(output.ready);
      outputs.add(output);
    }
    input.ready.set(select(turn, ready));
    when(input.fires(), () -> turn.set(Widths.next(turn, n)));
  }
}
