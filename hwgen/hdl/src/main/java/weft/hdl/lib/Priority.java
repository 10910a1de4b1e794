package weft.hdl.lib;

import static weft.hdl.Hdl.mux;

import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Data;
import weft.hdl.UInt;

/**
 * Bits of which the first that is 1 counts.
 *
 * <pre>{@code
 * UInt line = Priority.lowestIndex(word);              // 5 bits for 32; 0 if none is 1
 * UInt level = Priority.select(word.bits(1, 0), List.of(a, b), count);    // count if none is
 * }</pre>
 */
public final class Priority {
  private Priority() {}

  /** The lowest bit that is 1, alone; none if none is. */
  public static Bits lowest(Bits bits) {
    return bits.width() == 0 ? bits : bits.and(bits.asUInt().not().plus(1).asBits());
  }

  /** The highest bit that is 1, alone; none if none is. */
  public static Bits highest(Bits bits) {
    return Bitwise.reverse(lowest(Bitwise.reverse(bits)));
  }

  /** The number of the lowest bit that is 1; 0 if none is. */
  public static UInt lowestIndex(Bits bits) {
    return OneHot.index(lowest(bits));
  }

  /** The number of the highest bit that is 1, as the logarithm of a number; 0 if none is. */
  public static UInt highestIndex(Bits bits) {
    return OneHot.index(highest(bits));
  }

  /**
   * The value of the lowest bit that is 1.
   *
   * @param conditions bit i for value i
   * @param values of one type and width
   * @param otherwise what it is if no bit is 1
   */
  public static <T extends Data> T select(Bits conditions, List<T> values, T otherwise) {
    OneHot.check(conditions.width(), values);
    T chosen = otherwise;
    for (int i = values.size() - 1; i >= 0; i--) {
      chosen = mux(conditions.bit(i), values.get(i), chosen);
    }
    return chosen;
  }
}
