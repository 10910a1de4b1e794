package weft.hdl.lib;

import static weft.hdl.Hdl.bundle;

import weft.hdl.Bundle;
import weft.hdl.Data;
import weft.hdl.Type;

/**
 * Two values that go together; {@code Pair.of(uint(8), bool())} is the type of one.
 *
 * <pre>{@code
 * Stream<Pair<UInt, UInt>> both = Streams.join(words, others);
 * results.set(both.map(pair -> pair.first.plus(pair.second)));
 * }</pre>
 */
public final class Pair<A extends Data, B extends Data> extends Bundle {
  public final A first;
  public final B second;

  private Pair(Type<A> first, Type<B> second) {
    this.first = field(first);
    this.second = field(second);
  }

  /** The type of a pair. */
  public static <A extends Data, B extends Data> Type<Pair<A, B>> of(
      Type<A> first, Type<B> second) {
    return bundle(() -> new Pair<>(first, second));
  }
}
