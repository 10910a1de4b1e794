package weft.golden.compile;

import weft.arch.crossbar.CellFault;

/** Which cells of a matrix of cells are stuck, as the built-in test finds them. */
public interface FaultMap {
  /** All cells are good. */
  FaultMap NONE = (row, column) -> CellFault.NONE;

  /** What is wrong with the cell; SLOW is no matter here: it takes more pulses. */
  CellFault at(int row, int column);
}
