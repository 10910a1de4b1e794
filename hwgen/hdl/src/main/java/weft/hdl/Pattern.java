package weft.hdl;

import java.math.BigInteger;

/**
 * Bits of which some may be anything.
 *
 * @param value the bits that matter, 0 where none does
 * @param care 1 where a bit matters; null if all do
 */
record Pattern(BigInteger value, BigInteger care) {
  static Pattern exact(BigInteger bits) {
    return new Pattern(bits, null);
  }

  /** The pattern of a text of 0, 1 and ?, or null if it has other characters. */
  static Pattern parse(String text) {
    BigInteger value = BigInteger.ZERO;
    BigInteger care = BigInteger.ZERO;
    for (char c : text.toCharArray()) {
      if (c == '_') {
        continue;
      }
      if (c != '0' && c != '1' && c != '?') {
        return null;
      }
      value = value.shiftLeft(1).add(c == '1' ? BigInteger.ONE : BigInteger.ZERO);
      care = care.shiftLeft(1).add(c == '?' ? BigInteger.ZERO : BigInteger.ONE);
    }
    return new Pattern(value, care);
  }

  boolean matters(int bit) {
    return care == null || care.testBit(bit);
  }
}
