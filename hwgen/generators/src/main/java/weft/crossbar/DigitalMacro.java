package weft.crossbar;

import java.util.function.IntFunction;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bool;
import weft.hdl.UInt;

/** The macro as synthesisable logic: a pulse moves a cell by one level, exactly. */
final class DigitalMacro extends CrossbarMacro {
  private final int levelBits;

  DigitalMacro(CrossbarConfig config) {
    super(config);
    levelBits = config.cellBits();
    describe("The crossbar macro as memory and counters.");
    build();
  }

  @Override
  IntFunction<UInt> steps(UInt pulses, Bool begins) {
    return physical -> uint(levelBits).of(1);
  }
}
