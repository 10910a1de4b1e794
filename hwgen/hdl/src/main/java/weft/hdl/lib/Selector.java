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
 * Lets the words of one of its inputs through. The choice may change at any time; it waits for the
 * word on offer. A number that no input has lets nothing through. {@code Streams.select(which, a,
 * b)} adds one.
 *
 * <pre>{@code
 * Selector<UInt> selector = add(new Selector<>(uint(32), 2, 1));
 * selector.which.set(count.truncate(1));
 * selector.inputs.get(0).set(words);
 * selector.inputs.get(1).set(others);
 * results.set(selector.output);
 * }</pre>
 */
public final class Selector<T extends Data> extends Component {
  /** Number of the input. */
  public final UInt which;

  public final List<Stream<T>> inputs = new ArrayList<>();
  public final Stream<T> output;

  /**
   * @param type of a word
   * @param n inputs, 1 or more
   * @param whichBits width of the choice
   */
  public Selector(Type<T> type, int n, int whichBits) {
    if (n < 1) {
      throw new IllegalArgumentException("a selector has 1 input or more, not " + n);
    }
    if (whichBits < Widths.index(n)) {
      throw new IllegalArgumentException(
          "a choice of " + whichBits + " bits does not reach " + n + " inputs");
    }
    describe("Lets the words of one of " + n + " streams through.");
    which = in(uint(whichBits));
    List<Bool> valid = new ArrayList<>();
    List<T> payload = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Stream<T> input = slave(stream(type));
      inputs.add(input);
      valid.add(input.valid);
      payload.add(input.payload);
    }
    output = master(stream(type));
    Bool waits = reg(bool()).init(false);
    UInt before = reg(uint(whichBits));

    UInt chosen = mux(waits, before, which);
    waits.set(output.waits());
    before.set(chosen);
    output.valid.set(select(chosen, valid));
    set(output.payload, elementsOf(payload).at(chosen));
    for (int i = 0; i < n; i++) {
      inputs.get(i).ready.set(output.ready.and(chosen.eq(i)));
    }
  }
}
