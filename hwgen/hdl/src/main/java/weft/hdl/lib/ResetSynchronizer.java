package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;

/**
 * Makes a reset that is asserted at once and released with the clock. Its own reset is the raw one;
 * its output is what the rest of the chip is reset by. For chips: a Weft design's {@code resetn}
 * wants to be released like this.
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
      Bool stage = reg(bool()).init(false);
      stage.set(released);
      released = stage;
    }
    synchronizedReset = out(released);
  }
}
