package weft.hdl.lib;

import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * Brings a Gray-coded count into the clock domain that it is made in, and decodes it. What comes
 * out is a count of some edges ago, and never one that was not there.
 *
 * <pre>{@code
 * GraySynchronizer seen = in(clock("other"), () -> add(new GraySynchronizer(5, 2)));
 * seen.code.set(Gray.encode(regNext(a.truncate(5))));  // from a register of the default clock
 * UInt there = seen.value;                             // 5 bits, in the clock "other"
 * }</pre>
 */
public final class GraySynchronizer extends Component {
  /** A register of another domain of which one bit changes at a time. */
  public final Bits code;

  public final UInt value;

  /**
   * @param width bits of the code
   * @param stages registers in a row, 2 or more
   */
  public GraySynchronizer(int width, int stages) {
    if (stages < 2) {
      throw new IllegalArgumentException("stages must be 2 or more, not " + stages);
    }
    describe("Brings a Gray-coded count of another clock domain into this one.");
    code = in(bits(width));
    Bits sample =
        metastable(
            attribute(reg(bits(width)).init(0), "ASYNC_REG", "TRUE"),
            "Gray code: one bit changes at a time");
    sample.set(code);
    Bits settled = sample;
    for (int i = 1; i < stages; i++) {
      Bits stage = attribute(reg(bits(width)).init(0), "ASYNC_REG", "TRUE");
      stage.set(settled);
      settled = stage;
    }
    value = out(Gray.decode(settled));
  }
}
