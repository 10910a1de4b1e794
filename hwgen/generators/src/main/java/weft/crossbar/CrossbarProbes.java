package weft.crossbar;

import java.util.List;
import weft.hdl.Elaborated.Path;

/**
 * Where an observer finds internal values in the RTL: instance paths from the top module down. All
 * of them stay observable under these names on every engine.
 *
 * @param busy a job runs
 * @param writeSetup strobe of a write phase; so are the two that follow
 * @param units one a unit, in order
 */
public record CrossbarProbes(
    Path busy, Path writeSetup, Path writePulse, Path writeRecovery, List<Unit> units) {
  /**
   * Strobes of a unit's phases, one bit each; at most one of them is 1, but {@code convert} may
   * overlap all but {@code sample}.
   */
  public record Phases(Path precharge, Path drive, Path hold, Path sample, Path convert) {}

  /**
   * Values of one crossbar.
   *
   * @param sums one an ADC, {@code sumBits} wide, two's complement; in an accumulate clock: the
   *     partial sum of the output that the ADC's column belongs to, after accumulation; 0 in other
   *     clocks
   * @param codes raw codes, {@code adcBits} each, ADC 0 lowest; those of the step in its accumulate
   *     clock
   * @param overs one bit an ADC: the code was clipped
   */
  public record Crossbar(List<Path> sums, Path codes, Path overs) {
    public Crossbar {
      sums = List.copyOf(sums);
    }
  }

  /**
   * Values of one unit.
   *
   * @param accumulate 1 in accumulate clocks of COMPUTE
   * @param step in an accumulate clock: the conversion step whose codes are accumulated
   * @param crossbars one a crossbar, in order
   */
  public record Unit(Path accumulate, Path step, Phases phases, List<Crossbar> crossbars) {
    public Unit {
      crossbars = List.copyOf(crossbars);
    }
  }

  public CrossbarProbes {
    units = List.copyOf(units);
  }
}
