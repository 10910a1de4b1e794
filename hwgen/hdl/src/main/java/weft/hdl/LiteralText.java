package weft.hdl;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.hdl.ir.Kind;

/**
 * Numbers as authors write them: {@code 0xF0}, {@code 0b1111_0000}, {@code 0o17}, {@code -12}; a
 * single {@code _} may stand between two digits.
 */
final class LiteralText {
  private static final Pattern FORM =
      Pattern.compile("(-?)(0[xX]|0[bB]|0[oO]|)([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)");

  private LiteralText() {}

  /** A number; decimal without a prefix. A malformed one is an error of the design, and 0. */
  static BigInteger number(String text) {
    return parse(text, 10);
  }

  /** Bits; binary without a prefix. A malformed one is an error of the design, and 0. */
  static BigInteger bits(String text) {
    return parse(text, 2);
  }

  /** Bits in the width of the digits, one, three or four a digit. */
  static Node sized(String text) {
    BigInteger value = bits(text);
    Matcher form = FORM.matcher(text);
    int width = form.matches() ? form.group(3).replace("_", "").length() : 0;
    int each = form.matches() ? bitsOfDigit(radix(form.group(2), 2)) : 1;
    return Literals.node(Kind.BITS, Math.multiplyExact(width, each), value);
  }

  private static BigInteger parse(String text, int plainRadix) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      try {
        int radix = radix(form.group(2), plainRadix);
        return new BigInteger(form.group(1) + form.group(3).replace("_", ""), radix);
      } catch (NumberFormatException digitsOfAnotherBase) {
        // Reported below, like any other form.
      }
    }
    String plain = plainRadix == 2 ? "0 and 1" : "0 to 9";
    Elaboration.report(
        "malformed literal",
        "\"" + text + "\" is no number: digits " + plain + ", or others after 0x, 0b or 0o");
    return BigInteger.ZERO;
  }

  private static int radix(String prefix, int plain) {
    return switch (prefix) {
      case "0x", "0X" -> 16;
      case "0b", "0B" -> 2;
      case "0o", "0O" -> 8;
      default -> plain;
    };
  }

  private static int bitsOfDigit(int radix) {
    return Integer.numberOfTrailingZeros(radix);
  }
}
