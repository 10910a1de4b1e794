package weft.golden.tim;

/**
 * The codes of one column, as register TEST_CODE shows them.
 *
 * @param plus code of the plus line, 0 to adcMax
 * @param plusOver whether the plus line was clipped
 * @param minus code of the minus line, 0 to adcMax
 * @param minusOver whether the minus line was clipped
 */
public record TestCode(int plus, boolean plusOver, int minus, boolean minusOver) {
  /** The codes that lines with these counts give. */
  static TestCode of(int plusCount, int minusCount, int adcMax) {
    return new TestCode(
        Math.min(plusCount, adcMax),
        plusCount > adcMax,
        Math.min(minusCount, adcMax),
        minusCount > adcMax);
  }

  /** The value of register TEST_CODE. */
  public int register() {
    return plus | (plusOver ? 1 << 8 : 0) | minus << 16 | (minusOver ? 1 << 24 : 0);
  }
}
