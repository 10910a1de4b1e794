package weft.soc;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;

/**
 * Interrupts that have happened, until software writes a one to them; an event in the clock in
 * which its bit is cleared sets it.
 */
public final class Interrupts extends Component {
  /** What happens in this clock. */
  public final Bits events;

  /** Bits that software clears in this clock. */
  public final Bits clears;

  /** Interrupts that reach {@link #irq}. */
  public final Bits enable;

  public final Bool reset;
  public final Bits status;

  /** Level: any enabled bit of the status. */
  public final Bool irq;

  /**
   * @param count of interrupts
   */
  public Interrupts(int count) {
    describe("Interrupt status and the irq line.");
    events = in(bits(count));
    clears = in(bits(count));
    enable = in(bits(count));
    reset = in(bool());
    status = out(bits(count));
    irq = out(bool());

    Bits happened = reg(bits(count)).init(0);
    when(reset, () -> happened.set(0))
        .otherwise(() -> happened.set(happened.and(clears.not()).or(events)));
    status.set(happened);
    irq.set(happened.and(enable).anyBit());
  }
}
