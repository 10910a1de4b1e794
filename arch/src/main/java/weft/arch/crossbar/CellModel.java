package weft.arch.crossbar;

import weft.arch.Limits;

/**
 * How far write pulses move a cell (docs/crossbar.md section 2; our choice).
 *
 * @param fineBits bits of the conductance below the level
 * @param step mean step of a pulse, in the finest units
 * @param variation how far a pulse's step may lie from the mean, either way; less than {@code step}
 * @param seed of the hash that says how far it lies
 */
public record CellModel(int fineBits, int step, int variation, int seed) {
  /** A pulse moves the cell by one level, exactly. */
  public static final CellModel EXACT = new CellModel(0, 1, 0, 0);

  public CellModel {
    Limits.inRange("fineBits", fineBits, 0, 8);
    Limits.inRange("step", step, 1, 1 << fineBits);
    Limits.inRange("variation", variation, 0, step - 1);
  }
}
