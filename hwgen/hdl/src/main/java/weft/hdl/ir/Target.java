package weft.hdl.ir;

import java.util.List;

/**
 * The bits that a set writes: {@code width} bits from bit {@code lo + sum(index * stride)}. If an
 * index is not below its count, nothing is written. All bits are in the signal for all indexes
 * below their counts.
 *
 * @param lo the lowest bit when all indexes are 0
 * @param indexes dynamic positions, outermost first; empty for a fixed range
 */
public record Target(Signal signal, int lo, int width, List<Index> indexes) {
  /**
   * One dynamic position.
   *
   * @param value UINT of any width
   * @param count elements, 1 or more
   * @param stride bits an element
   */
  public record Index(Expr value, int count, int stride) {}

  public Target {
    indexes = List.copyOf(indexes);
    int end = lo + width;
    for (Index i : indexes) {
      end += (i.count() - 1) * i.stride();
    }
    if (lo < 0 || width < 0 || end > signal.width()) {
      throw new IllegalArgumentException(
          signal + ": bits from " + lo + " to " + end + " of " + signal.width());
    }
  }

  public static Target whole(Signal signal) {
    return new Target(signal, 0, signal.width(), List.of());
  }

  public static Target bits(Signal signal, int hi, int lo) {
    return new Target(signal, lo, hi - lo + 1, List.of());
  }

  /** True if it is the whole signal, whatever happens. */
  public boolean isWhole() {
    return indexes.isEmpty() && lo == 0 && width == signal.width();
  }

  /** The highest bit of a fixed range. */
  public int hi() {
    return lo + width - 1;
  }
}
