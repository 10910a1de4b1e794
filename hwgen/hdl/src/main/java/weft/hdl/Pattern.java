package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

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

  /** True if some bits are of both patterns. */
  boolean meets(Pattern other) {
    BigInteger differing = value.xor(other.value);
    differing = care == null ? differing : differing.and(care);
    return (other.care == null ? differing : differing.and(other.care)).signum() == 0;
  }

  /** Patterns that have no bits in common and are together this one without the other. */
  List<Pattern> without(Pattern other, int width) {
    if (!meets(other)) {
      return List.of(this);
    }
    List<Pattern> left = new ArrayList<>();
    BigInteger ones = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    Pattern rest = care == null ? new Pattern(value, ones) : this;
    for (int bit = 0; bit < width; bit++) {
      if (other.matters(bit) && !rest.matters(bit)) {
        BigInteger more = rest.care.setBit(bit);
        boolean one = other.value.testBit(bit);
        left.add(new Pattern(one ? rest.value : rest.value.setBit(bit), more));
        rest = new Pattern(one ? rest.value.setBit(bit) : rest.value, more);
      }
    }
    return left;
  }

  /** {@code 1?0?}. */
  String text(int width) {
    StringBuilder text = new StringBuilder();
    for (int bit = width - 1; bit >= 0; bit--) {
      text.append(!matters(bit) ? '?' : value.testBit(bit) ? '1' : '0');
    }
    return text.toString();
  }
}
