package weft.soc;

import static weft.hdl.Hdl.assertAlways;

import java.util.List;
import weft.hdl.Bool;
import weft.hdl.lib.Bitwise;

/**
 * What a memory array must never be asked to do, whatever its family: checked at every clock of a
 * sign-off co-simulation, at the boundary of the macro.
 */
public final class ArrayRules {
  private ArrayRules() {}

  /**
   * Claims that bit lines serve one purpose at a time, and that samples are not overwritten.
   *
   * @param precharge to {@code convert}: phases of an access
   * @param setup and {@code pulse}: phases of a write
   */
  public static void claim(
      Bool precharge, Bool drive, Bool sample, Bool convert, Bool setup, Bool pulse) {
    assertAlways(
        Bitwise.popCount(List.of(precharge, drive, sample, setup, pulse)).le(1),
        "bit lines serve one purpose at a time");
    assertAlways(sample.and(convert).not(), "no sample is taken while one is converted");
  }
}
