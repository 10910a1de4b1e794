package weft.hdl.lib;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * Merges streams: a word of one input a clock. Whoever is chosen stays so until its word has moved,
 * or its packet: a word on offer never changes. {@code Streams.arbitrate(ROUND_ROBIN, a, b)} adds
 * one.
 *
 * <pre>{@code
 * Arbiter<UInt> arbiter = add(new Arbiter<>(uint(32), 2, Arbitration.ROUND_ROBIN));
 * arbiter.inputs.get(0).set(words);
 * arbiter.inputs.get(1).set(others);
 * Bits who = arbiter.grants;                           // 2 bits
 * results.set(arbiter.output);
 * }</pre>
 */
public class Arbiter<T extends Data> extends Component {
  public final List<Stream<T>> inputs = new ArrayList<>();
  public final Stream<T> output;

  /** Bit i: the output offers, or waits for, a word of input i. At most one bit is 1. */
  public final Bits grants;

  /** The grant that stays until its word, or its packet, has moved; 0 if there is none. */
  protected final UInt held;

  /** Bit i, in turn only: input i is behind whoever went last. */
  protected final UInt behindLast;

  /**
   * @param type of a word
   * @param n inputs, 1 or more
   */
  public Arbiter(Type<T> type, int n, Arbitration arbitration) {
    this(type, n, arbitration, word -> Bool.of(true));
  }

  /**
   * @param type of a word
   * @param n inputs, 1 or more
   * @param last true for the last word of a packet: other inputs wait for it
   */
  public Arbiter(Type<T> type, int n, Arbitration arbitration, Function<T, Bool> last) {
    if (n < 1) {
      throw new IllegalArgumentException("an arbiter has 1 input or more, not " + n);
    }
    describe(
        switch (arbitration) {
          case PRIORITY -> "Merges " + n + " streams, the lowest number first.";
          case ROUND_ROBIN -> "Merges " + n + " streams, in turn.";
        });
    List<Bool> valid = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      inputs.add(slave(stream(type)));
      valid.add(0, inputs.get(i).valid);
    }
    output = master(stream(type));

    UInt requests = concat(valid).asUInt();
    held = reg(uint(n)).init(0);
    UInt granted = wire(uint(n));
    Bool ends = output.fires().and(last.apply(output.payload));
    behindLast = arbitration == Arbitration.ROUND_ROBIN ? reg(uint(n)).init(0) : uint(n).of(0);
    UInt choice =
        switch (arbitration) {
          case PRIORITY -> lowest(requests);
          case ROUND_ROBIN -> inTurn(requests, granted, ends);
        };
    granted.set(mux(held.ne(0), held, choice));
    when(ends, () -> held.set(0)).elsewhen(output.valid, () -> held.set(granted));
    grants = out(granted.asBits());

    output.valid.set(granted.and(requests).ne(0));
    T word = inputs.get(n - 1).payload;
    for (int i = n - 2; i >= 0; i--) {
      word = mux(granted.bit(i), inputs.get(i).payload, word);
    }
    set(output.payload, word);
    for (int i = 0; i < n; i++) {
      inputs.get(i).ready.set(output.ready.and(granted.bit(i)));
    }
  }

  /** The lowest request behind whoever went last, else the lowest of all. */
  private UInt inTurn(UInt requests, UInt granted, Bool ends) {
    when(ends, () -> behindLast.set(granted.or(granted.minus(1)).not()));
    UInt next = requests.and(behindLast);
    return mux(next.ne(0), lowest(next), lowest(requests));
  }

  /** The lowest bit that is 1, alone. */
  private static UInt lowest(UInt x) {
    return x.and(x.not().plus(1));
  }
}
