package weft.golden.admm;

/** The stages of a training, in order. */
public enum AdmmStage {
  /** No constraint. */
  FLOAT,
  /** Whole rows and columns are taken out. */
  PRUNED,
  /** Each fragment of a column has one sign. */
  POLARISED,
  /** Magnitudes are integers. */
  QUANTISED
}
