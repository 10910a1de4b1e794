package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;
import weft.hdl.Vec;

/**
 * Gives the elements of a word one by one, element 0 first, one a clock; the word is done with its
 * last element. {@code Streams.narrow(vectors)} and {@code words.narrow(4)} add one.
 *
 * <pre>{@code
 * Narrow<UInt> narrow = add(new Narrow<>(uint(8), 4));
 * narrow.input.set(words.map(w -> w.asBits().as(vec(4, uint(8)))));
 * Stream<UInt> bytes = narrow.output;                  // the lowest byte first
 * }</pre>
 */
public final class Narrow<T extends Data> extends Component {
  public final Stream<Vec<T>> input;
  public final Stream<T> output;

  /**
   * @param type of an element
   * @param n elements of a word, 2 or more
   */
  public Narrow(Type<T> type, int n) {
    if (n < 2) {
      throw new IllegalArgumentException("a word becomes 2 or more, not " + n);
    }
    describe("Makes " + n + " words of one.");
    input = slave(stream(vec(n, type)));
    output = master(stream(type));
    UInt next = reg(uint(Widths.index(n))).init(0);

    Bool last = next.eq(n - 1);
    input.ready.set(output.ready.and(last));
    output.valid.set(input.valid);
    set(output.payload, input.payload.at(next));
    when(output.fires(), () -> next.set(mux(last, next.type().of(0), next.plus(1))));
  }
}
