package weft.hdl.lib;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * A counter whose value other clock domains may sample at any time: next to the number there is a
 * register with its Gray code, of which one bit changes an edge.
 *
 * <pre>{@code
 * GrayCounter written = add(new GrayCounter(5));       // counts modulo 32
 * written.count.set(enable);
 * UInt here = written.value;                           // in its own clock domain
 * GraySynchronizer seen = in(clock("other"), () -> add(new GraySynchronizer(5, 2)));
 * seen.code.set(written.code);
 * }</pre>
 */
public final class GrayCounter extends Component {
  /** Counts at the edges at which it is true. */
  public final Bool count;

  /** How often it counted, modulo 2 to the width. */
  public final UInt value;

  /** The Gray code of {@link #value}, a register. */
  public final Bits code;

  /**
   * @param width bits, 1 or more
   */
  public GrayCounter(int width) {
    if (width < 1) {
      throw new IllegalArgumentException("width must be 1 or more, not " + width);
    }
    describe("Counts in binary and in Gray code.");
    count = in(bool());
    UInt number = reg(uint(width)).init(0);
    Bits gray = reg(bits(width)).init(0);
    UInt next = number.plus(1);
    when(
        count,
        () -> {
          number.set(next);
          gray.set(Gray.encode(next));
        });
    value = out(number);
    code = out(gray);
  }
}
