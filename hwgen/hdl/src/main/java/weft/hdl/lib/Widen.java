package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;
import weft.hdl.Vec;

/**
 * Collects words: n of the input are one of the output, the first as element 0. It takes a word in
 * every clock. {@code words.widen(4)} adds one.
 *
 * <pre>{@code
 * Widen<UInt> widen = add(new Widen<>(uint(32), 4));
 * widen.input.set(words);
 * Stream<Vec<UInt>> four = widen.output;               // 128 bits, the first word as element 0
 * }</pre>
 */
public final class Widen<T extends Data> extends Component {
  public final Stream<T> input;
  public final Stream<Vec<T>> output;

  /**
   * @param type of a word of the input
   * @param n words of the input in one of the output, 2 or more
   */
  public Widen(Type<T> type, int n) {
    if (n < 2) {
      throw new IllegalArgumentException("2 words or more become one, not " + n);
    }
    describe("Makes one word of " + n + ".");
    input = slave(stream(type));
    output = master(stream(vec(n, type)));
    Vec<T> words = reg(vec(n, type));
    Bool full = reg(bool()).init(false);
    UInt next = reg(uint(Widths.index(n))).init(0);

    input.ready.set(full.not().or(output.ready));
    output.valid.set(full);
    output.payload.set(words);
    when(output.ready, () -> full.set(false));
    when(
        input.fires(),
        () -> {
          set(words.at(next), input.payload);
          when(
                  next.eq(n - 1),
                  () -> {
                    full.set(true);
                    next.set(0);
                  })
              .otherwise(() -> next.set(next.plus(1)));
        });
  }
}
