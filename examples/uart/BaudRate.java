import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/** Sixteen ticks a bit: one every {@code divisor} clocks while {@code enable} holds. */
public final class BaudRate extends Component {
  public final Bool enable = in(bool());
  public final UInt divisor = in(uint(16));
  public final Bool tick;

  public BaudRate() {
    UInt left = reg(uint(16)).init(0);
    tick = out(enable.and(left.eq(0)));
    when(enable, () -> left.set(left.minus(1)));
    when(tick, () -> left.set(divisor.minus(1)));
  }
}
