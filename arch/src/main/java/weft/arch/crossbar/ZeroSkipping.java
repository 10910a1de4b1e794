package weft.arch.crossbar;

/** Which bit planes of a fragment are not driven; the value of field SKIP of register MODE. */
public enum ZeroSkipping {
  /** None are skipped: ISAAC. */
  NONE(0),
  /** Those above the highest that any input of the fragment needs: FORMS. */
  LEADING(1),
  /** Those too, and every plane in which no input has a one (our choice). */
  PLANES_OF_ZEROS(2);

  private final int code;

  ZeroSkipping(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
