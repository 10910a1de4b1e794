package weft.arch.crossbar;

/** How cells, which hold magnitudes only, stand for signed weights (docs/crossbar.md section 1). */
public enum SignedScheme {
  /** All weights of a fragment's column have one sign, kept apart as a bit: FORMS. */
  POLARISED,
  /** Half the range is added to each weight and taken off again digitally: ISAAC. */
  OFFSET,
  /** Cells for positive weights beside cells for negative ones, subtracted digitally. */
  DIFFERENTIAL
}
