package weft.hdl.lib;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Hdl;
import weft.hdl.UInt;

/**
 * Functions over many bits or many values.
 *
 * <pre>{@code
 * UInt ones = Bitwise.popCount(word);                  // 6 bits for 32
 * Bool all = Bitwise.all(List.of(start, enable));
 * UInt sum = Bitwise.sum(List.of(a, b, count));        // wide enough for every sum
 * UInt most = Bitwise.tree(List.of(a, b, a), UInt::max);
 * }</pre>
 */
public final class Bitwise {
  private Bitwise() {}

  /** How many bits are 1, in the fewest bits that hold {@code width}: {@link Bits#countOnes}. */
  public static UInt popCount(Bits bits) {
    return bits.countOnes();
  }

  /** How many of the values are true. */
  public static UInt popCount(List<Bool> values) {
    List<Bool> highestFirst = new ArrayList<>(values);
    Collections.reverse(highestFirst);
    return popCount(Hdl.concat(highestFirst));
  }

  /** The same bits in the other order: the highest becomes bit 0. */
  public static Bits reverse(Bits bits) {
    return Hdl.concat(IntStream.range(0, bits.width()).mapToObj(bits::bit).toList());
  }

  /** True if any of the values is; false if there is none. */
  public static Bool any(List<Bool> values) {
    return Hdl.concat(values).anyBit();
  }

  /** True if all of the values are; true if there is none. */
  public static Bool all(List<Bool> values) {
    return Hdl.concat(values).allBits();
  }

  /** The exact sum as a balanced tree; the width grows by a bit a level. */
  public static UInt sum(List<UInt> values) {
    return tree(values, UInt::plusWide);
  }

  /**
   * Combines neighbours until one value is left: depth is the logarithm of the size.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static <T> T tree(List<T> values, BinaryOperator<T> combine) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a tree of no values");
    }
    List<T> level = new ArrayList<>(values);
    for (int size = values.size(); size > 1; size = (size + 1) / 2) {
      for (int i = 0; i < size; i += 2) {
        level.set(
            i / 2, i + 1 < size ? combine.apply(level.get(i), level.get(i + 1)) : level.get(i));
      }
    }
    return level.get(0);
  }
}
