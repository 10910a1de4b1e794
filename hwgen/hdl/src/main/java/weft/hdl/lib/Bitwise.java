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

/** Functions over many bits or many values. */
public final class Bitwise {
  private Bitwise() {}

  /** Bits that one chain of adders counts. */
  private static final int CHAIN = 16;

  /**
   * How many bits are 1, in the fewest bits that hold {@code width}. Chains of adders as wide as
   * the result: the form that simulates fastest (4 times a tree in Verilator), and that synthesis
   * rebuilds as a compressor anyway.
   */
  public static UInt popCount(Bits bits) {
    int width = 32 - Integer.numberOfLeadingZeros(bits.width());
    List<UInt> chains =
        IntStream.rangeClosed(0, Math.max(bits.width() - 1, 0) / CHAIN)
            .mapToObj(chain -> chain(bits, chain * CHAIN, width))
            .toList();
    return chains.stream().reduce(UInt::plus).orElseThrow();
  }

  private static UInt chain(Bits bits, int from, int width) {
    int to = Math.min(bits.width(), from + CHAIN);
    return IntStream.range(from, to)
        .mapToObj(i -> bits.bits(i, i).asUInt().extend(width))
        .reduce(UInt::plus)
        .orElseGet(() -> Hdl.uint(width).of(0));
  }

  /** How many of the values are true. */
  public static UInt popCount(List<Bool> values) {
    List<Bool> highestFirst = new ArrayList<>(values);
    Collections.reverse(highestFirst);
    return popCount(Hdl.concat(highestFirst));
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
    List<T> level = values;
    while (level.size() > 1) {
      List<T> below = level;
      level =
          IntStream.range(0, (below.size() + 1) / 2)
              .mapToObj(i -> pair(below, 2 * i, combine))
              .toList();
    }
    return level.get(0);
  }

  private static <T> T pair(List<T> values, int i, BinaryOperator<T> combine) {
    return i + 1 < values.size() ? combine.apply(values.get(i), values.get(i + 1)) : values.get(i);
  }
}
