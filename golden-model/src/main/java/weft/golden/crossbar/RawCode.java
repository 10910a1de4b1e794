package weft.golden.crossbar;

/**
 * What a TEST job reads, as register TEST_CODE shows it.
 *
 * @param code of the ADC
 * @param saturated whether the read-out was larger
 */
public record RawCode(int code, boolean saturated) {
  /** Before any TEST. */
  static final RawCode RESET = new RawCode(0, false);
}
