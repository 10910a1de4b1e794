package weft.arch.tim;

/** How inputs are driven; the value of field ENCODING of register MODE. */
public enum TimEncoding {
  /** Unsigned bit planes: each access drives 0 or +1. */
  UNSIGNED(0),
  /** Two's complement bit planes: as unsigned, the last plane is subtracted after the clip. */
  TWOS_COMPLEMENT(1),
  /** Ternary, one access: right for weights and inputs that are unweighted or symmetric. */
  TERNARY(2),
  /** Ternary, two accesses, first the +1 rows, then the -1 rows: right for asymmetric ones. */
  TERNARY_TWO_STEP(3);

  private final int code;

  TimEncoding(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Whether inputs are bit planes rather than ternary digits. */
  public boolean planes() {
    return this == UNSIGNED || this == TWOS_COMPLEMENT;
  }
}
