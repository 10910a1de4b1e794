package weft.soc;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * 64-bit event counters. A snapshot copies all of them in one clock to where they are read; it
 * takes the counts before a clear in the same clock.
 */
public final class CounterBank extends Component {
  /** Bits of a counter. */
  public static final int BITS = 64;

  public final Bool snapshot;

  /** All counters become 0. */
  public final Bool clear;

  /** All counters and the snapshot become 0. */
  public final Bool reset;

  /** What each counter adds in this clock. */
  public final List<UInt> events = new ArrayList<>();

  /** The last snapshot of each counter. */
  public final List<UInt> counts = new ArrayList<>();

  /**
   * @param names of the counters
   * @param widths bits of what each adds in a clock
   */
  public CounterBank(List<String> names, List<Integer> widths) {
    describe("Event counters with a snapshot.");
    snapshot = in(bool());
    clear = in(bool());
    reset = in(bool());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      UInt event = in(uint(widths.get(i))).named(name + "_event");
      UInt count = reg(uint(BITS)).init(0).named(name);
      UInt copy = reg(uint(BITS)).init(0).named(name + "_copy");
      when(clear.or(reset), () -> count.set(0)).otherwise(() -> count.set(count.plus(event)));
      when(reset, () -> copy.set(0)).elsewhen(snapshot, () -> copy.set(count));
      events.add(event);
      UInt shown = out(uint(BITS)).named(name + "_shown");
      shown.set(copy);
      counts.add(shown);
    }
  }
}
