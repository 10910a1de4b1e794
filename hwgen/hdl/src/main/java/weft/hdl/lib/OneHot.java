package weft.hdl.lib;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.concat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Data;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * Bits of which at most one is 1, and what they choose. Everything here has a result for several
 * ones as well, and says which; none of it costs more for that.
 *
 * <pre>{@code
 * Bits grant = OneHot.of(count.truncate(2), 4);        // number 2 is 0100
 * UInt chosen = OneHot.select(grant, List.of(a, b, a, b));    // 0 without a grant
 * }</pre>
 */
public final class OneHot {
  private OneHot() {}

  /** Bit {@code index} alone, of {@code n} bits; none if there is no such bit. */
  public static Bits of(UInt index, int n) {
    return bits(n).of(n == 0 ? 0 : 1).shl(index);
  }

  /**
   * The number of the bit that is 1, in the fewest bits that hold all numbers; 0 if none is. Of
   * several ones it is their numbers' bitwise or.
   */
  public static UInt index(Bits hot) {
    int width = Math.max(1, 32 - Integer.numberOfLeadingZeros(hot.width() - 1));
    List<Bool> bits = new ArrayList<>();
    for (int bit = 0; bit < width; bit++) {
      int position = bit;
      BigInteger mask =
          IntStream.range(0, hot.width())
              .filter(i -> (i >> position & 1) == 1)
              .mapToObj(BigInteger.ONE::shiftLeft)
              .reduce(BigInteger.ZERO, BigInteger::or);
      bits.add(0, hot.and(bits(hot.width()).of(mask)).anyBit());
    }
    return concat(bits).asUInt();
  }

  /** True if exactly one bit is 1. */
  public static Bool isOneHot(Bits bits) {
    return bits.anyBit().and(isOneHotOrNone(bits));
  }

  /** True if no more than one bit is 1. */
  public static Bool isOneHotOrNone(Bits bits) {
    if (bits.width() == 0) {
      return Bool.of(true);
    }
    return bits.and(bits.asUInt().minus(1).asBits()).anyBit().not();
  }

  /**
   * The value whose bit is 1; 0 if none is. Of several ones it is their values' bitwise or.
   *
   * @param hot bit i for value i
   * @param values of one type and width
   */
  public static <T extends Data> T select(Bits hot, List<T> values) {
    check(hot.width(), values);
    List<Bits> gated = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      gated.add(hot.bit(i).repeat(values.get(i).width()).and(values.get(i).asBits()));
    }
    return typeOf(values.get(0)).fromBits(Bitwise.tree(gated, Bits::or));
  }

  /** Refuses lists of another size, and values of different widths. */
  static void check(int size, List<? extends Data> values) {
    if (values.isEmpty() || values.size() != size) {
      throw new IllegalArgumentException(size + " bits choose among " + values.size() + " values");
    }
    for (Data value : values) {
      if (value.width() != values.get(0).width()) {
        throw new IllegalArgumentException(
            "values have one width, not " + values.get(0).width() + " and " + value.width());
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Data> Type<T> typeOf(T value) {
    return (Type<T>) value.type();
  }
}
