package weft.tim;

import java.util.List;
import weft.hdl.Elaborated.Path;

/**
 * Where an observer finds internal values in the RTL: instance paths from the top module down. All
 * of them stay observable under these names on every engine.
 *
 * @param busy a job runs
 * @param phases what the bit lines do
 * @param tiles one a tile, in order
 */
public record TimProbes(Path busy, Phases phases, List<Tile> tiles) {
  /**
   * Strobes of the array's phases, one bit each; at most one of those that concern bit lines is 1
   * ({@code convert} may overlap all but {@code sample}).
   */
  public record Phases(
      Path precharge,
      Path drive,
      Path hold,
      Path sample,
      Path convert,
      Path writeSetup,
      Path writePulse,
      Path writeRecovery) {
    /** The phases of the bit lines, which never overlap. */
    public List<Path> ofBitLines() {
      return List.of(precharge, drive, hold, sample, writeSetup, writePulse, writeRecovery);
    }
  }

  /**
   * Values of one tile.
   *
   * @param accumulate 1 in accumulate clocks
   * @param step in an accumulate clock: the conversion step whose codes are accumulated
   * @param sums one a PCU, {@code sumBits} wide, two's complement; in an accumulate clock: the
   *     partial sum of column {@code step*M + m} after accumulation; 0 in other clocks
   * @param plusCode raw codes of the plus lines, {@code codeBits} each; those of the step in its
   *     accumulate clock
   * @param minusCode the same for the minus lines
   */
  public record Tile(Path accumulate, Path step, List<Path> sums, Path plusCode, Path minusCode) {
    public Tile {
      sums = List.copyOf(sums);
    }
  }

  public TimProbes {
    tiles = List.copyOf(tiles);
  }
}
