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
 * Takes words of its inputs in turn, the first of input 0, and waits for whoever's turn it is: what
 * {@link Deal} has dealt comes back in order. {@code Streams.collect(lanes)} adds one.
 *
 * <pre>{@code
 * Collect<UInt> collect = add(new Collect<>(uint(32), 2));
 * collect.inputs.get(0).set(words);
 * collect.inputs.get(1).set(others);
 * results.set(collect.output);                         // words, others, words, others ...
 * }</pre>
 */
public final class Collect<T extends Data> extends Component {
  public final List<Stream<T>> inputs = new ArrayList<>();
  public final Stream<T> output;

  /**
   * @param type of a word
   * @param n inputs, 2 or more
   */
  public Collect(Type<T> type, int n) {
    if (n < 2) {
      throw new IllegalArgumentException("words are collected of 2 or more, not " + n);
    }
    describe("Takes words of " + n + " streams in turn.");
    List<Bool> valid = new ArrayList<>();
    List<T> payload = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Stream<T> input = slave(stream(type));
      inputs.add(input);
      valid.add(input.valid);
      payload.add(input.payload);
    }
    output = master(stream(type));
    UInt turn = reg(uint(Widths.index(n))).init(0);

    output.valid.set(select(turn, valid));
    set(output.payload, elementsOf(payload).at(turn));
    for (int i = 0; i < n; i++) {
      inputs.get(i).ready.set(output.ready.and(turn.eq(i)));
    }
    when(output.fires(), () -> turn.set(Widths.next(turn, n)));
  }
}
