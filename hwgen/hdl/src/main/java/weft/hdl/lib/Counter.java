package weft.hdl.lib;

import static weft.hdl.Hdl.always;
import static weft.hdl.Hdl.mux;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.uint;
import static weft.hdl.Hdl.when;

import weft.hdl.Bool;
import weft.hdl.UInt;

/**
 * Counts the clocks in which a condition holds: 0, 1 and so on to {@code values - 1}, then 0 again.
 *
 * <pre>{@code
 * Counter beats = new Counter(10, words.fires());      // a register beats_value of 4 bits
 * when(abort, beats::clear);
 * last.set(beats.isLast);
 * }</pre>
 */
public final class Counter {
  /** The count, in the fewest bits that hold it; 0 during reset. */
  public final UInt value;

  /** The count is the last one. */
  public final Bool isLast;

  /** It counts on from the last one: the next count is 0. */
  public final Bool wraps;

  /**
   * @param values how many counts there are, 1 or more
   * @param counts when it counts
   */
  public Counter(int values, Bool counts) {
    if (values < 1) {
      throw new IllegalArgumentException("values must be 1 or more, not " + values);
    }
    value = reg(uint(Math.max(1, 32 - Integer.numberOfLeadingZeros(values - 1)))).init(0);
    isLast = value.eq(values - 1);
    wraps = counts.and(isLast);
    boolean wrapsAlone = values == 1 << value.width();
    UInt next = wrapsAlone ? value.plus(1) : mux(isLast, value.type().of(0), value.plus(1));
    always(() -> when(counts, () -> value.set(next)));
  }

  /**
   * @param last the greatest count; may change at any time, a greater count goes on to its end
   * @param counts when it counts
   */
  public Counter(UInt last, Bool counts) {
    value = reg(uint(last.width())).init(0);
    isLast = value.eq(last);
    wraps = counts.and(isLast);
    UInt next = mux(isLast, value.type().of(0), value.plus(1));
    always(() -> when(counts, () -> value.set(next)));
  }

  /** The next count is 0, under the conditions around the call; clearing wins over counting. */
  public void clear() {
    value.set(0);
  }
}
