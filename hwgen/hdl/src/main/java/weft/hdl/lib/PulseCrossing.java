package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;

/**
 * Brings pulses of one clock from one domain into another: each toggles a level, the level goes
 * through a synchronizer, and its changes are pulses of one clock again. Pulses have to be further
 * apart than two edges of the receiving clock, or some are lost.
 *
 * <pre>{@code
 * Clock pixel = clock("pixel").mhz(74);
 * PulseCrossing crossing = add(new PulseCrossing(Clock.DEFAULT, pixel));
 * crossing.pulseIn.set(start);                         // one clock of the default domain
 * Bool there = crossing.pulseOut;                      // one clock of pixel
 * }</pre>
 */
public final class PulseCrossing extends Component {
  /** In the sending domain. */
  public final Bool pulseIn;

  /** In the receiving domain: true for one clock for every pulse. */
  public final Bool pulseOut;

  public PulseCrossing(Clock from, Clock to) {
    describe("Brings pulses of one clock domain into another.");
    pulseIn = in(bool());
    Bool level = in(from, () -> reg(bool()).init(false));
    when(pulseIn, () -> level.set(level.not()));
    clockedBy(to);
    Synchronizer synchronizer = add(new Synchronizer(2));
    synchronizer.source.set(level);
    Bool before = reg(bool()).init(false);
    before.set(synchronizer.value);
    pulseOut = out(synchronizer.value.xor(before));
  }
}
