package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;

/**
 * Makes a reset that is asserted at once and released with the clock. Its own reset is the raw one;
 * its output is what the rest of the chip is reset by.
 *
 * <pre>{@code
 * Clock core = ResetSynchronizer.released("core", clock("clk").reset("por_n"), 2);
 * clockedBy(core);                    // clock clk, reset core_resetn, made here
 * }</pre>
 */
public final class ResetSynchronizer extends Component {
  /** Low while reset is asserted and until the clock has been seen {@code stages} times since. */
  public final Bool synchronizedReset;

  /**
   * @param stages registers in a row, 2 or more: what a metastable first one may settle in
   */
  public ResetSynchronizer(int stages) {
    if (stages < 2) {
      throw new IllegalArgumentException("stages must be 2 or more, not " + stages);
    }
    describe("Asserts reset at once and releases it with the clock.");
    Bool released = Bool.of(true);
    for (int i = 0; i < stages; i++) {
      Bool stage = attribute(reg(bool()).init(false), "ASYNC_REG", "TRUE");
      stage.set(released);
      released = stage;
    }
    synchronizedReset = out(released);
  }

  /**
   * The domain of a clock whose reset is released with it, by a synchronizer in the component under
   * construction.
   *
   * @param name of the domain; its reset net is {@code name_resetn}
   * @param raw the clock, with the reset as it comes from outside: an asynchronous one
   * @param stages registers in a row, 2 or more
   */
  public static Clock released(String name, Clock raw, int stages) {
    ResetSynchronizer synchronizer = in(raw, () -> add(new ResetSynchronizer(stages)));
    return raw.releasedBy(name, synchronizer.synchronizedReset);
  }
}
