package weft.hdl.ir;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a message with places for values. {@code %d} is a decimal number, signed if the value
 * is an SINT; {@code %x} and {@code %b} are the bits in hexadecimal and binary, with leading zeros;
 * {@code %c} is the character of the low eight bits; {@code %s} the name of a constant of an
 * enumeration, {@code ?} if none has these bits; {@code %%} a percent sign.
 *
 * <pre>{@code
 * Format format = Format.of("sum %d of %x", List.of(Optional.empty(), Optional.empty()));
 * String text = format.render(List.of(BigInteger.TWO, BigInteger.TEN), List.of(8, 8));    // sum 2 of 0a
 * }</pre>
 *
 * @param literals what stands before, between and behind the conversions: one more than those
 */
public record Format(List<String> literals, List<Conversion> conversions) {
  /**
   * A place for a value.
   *
   * @param letter one of d, x, b, c, s
   * @param enumType the enumeration of an s; empty for others
   */
  public record Conversion(char letter, Optional<EnumType> enumType) {}

  public Format {
    literals = List.copyOf(literals);
    conversions = List.copyOf(conversions);
    if (literals.size() != conversions.size() + 1) {
      throw new IllegalArgumentException("one literal more than conversions");
    }
  }

  /**
   * Reads a format.
   *
   * @param enumTypes one a value: its enumeration, if it has one
   * @throws IllegalArgumentException with what is wrong with it, in the author's words
   */
  public static Format of(String text, List<Optional<EnumType>> enumTypes) {
    List<String> literals = new ArrayList<>();
    List<Conversion> conversions = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && (c < ' ' || c > '~')) {
        throw new IllegalArgumentException(
            "a message is printable ASCII and line ends: character " + (int) c + " at " + i);
      } else if (c != '%') {
        literal.append(c);
      } else if (text.startsWith("%%", i)) {
        literal.append('%');
        i++;
      } else {
        char letter = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        conversions.add(conversion(letter, conversions.size(), enumTypes));
        literals.add(literal.toString());
        literal.setLength(0);
        i++;
      }
    }
    literals.add(literal.toString());
    if (conversions.size() != enumTypes.size()) {
      throw new IllegalArgumentException(
          "the format has " + conversions.size() + " places for " + enumTypes.size() + " values");
    }
    return new Format(literals, conversions);
  }

  private static Conversion conversion(char letter, int index, List<Optional<EnumType>> enums) {
    if ("dxbcs".indexOf(letter) < 0) {
      throw new IllegalArgumentException(
          "%" + letter + " is no conversion (allowed: %d %x %b %c %s, and %% for a percent sign)");
    }
    if (letter != 's') {
      return new Conversion(letter, Optional.empty());
    }
    if (index < enums.size() && enums.get(index).isEmpty()) {
      throw new IllegalArgumentException(
          "%s prints constants of enumerations only: value " + (index + 1) + " is none");
    }
    return new Conversion(letter, index < enums.size() ? enums.get(index) : Optional.empty());
  }

  /**
   * The message.
   *
   * @param values one a conversion; negative only if its kind is SINT
   * @param widths of the values, in bits
   */
  public String render(List<BigInteger> values, List<Integer> widths) {
    StringBuilder out = new StringBuilder(literals.get(0));
    for (int i = 0; i < conversions.size(); i++) {
      out.append(render(conversions.get(i), values.get(i), widths.get(i)));
      out.append(literals.get(i + 1));
    }
    return out.toString();
  }

  private static String render(Conversion conversion, BigInteger value, int width) {
    BigInteger bits = value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(width)) : value;
    return switch (conversion.letter()) {
      case 'd' -> value.toString();
      case 'x' -> padded(bits.toString(16), (width + 3) / 4);
      case 'b' -> padded(bits.toString(2), width);
      case 'c' -> String.valueOf((char) (bits.intValue() & 0xFF));
      default -> conversion.enumType().orElseThrow().constant(bits).orElse("?");
    };
  }

  private static String padded(String digits, int count) {
    return "0".repeat(Math.max(0, count - digits.length())) + digits;
  }

  /** As the author wrote it; line ends as {@code \n}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < literals.size(); i++) {
      out.append(literals.get(i).replace("%", "%%").replace("\n", "\\n"));
      if (i < conversions.size()) {
        out.append('%').append(conversions.get(i).letter());
      }
    }
    return out.toString();
  }
}
