package weft.hdl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import weft.hdl.ir.Kind;

/** What numbers a width holds. */
final class Literals {
  /** What a constant node holds whose value does not matter. */
  static final Object ANY = "?";

  private Literals() {}

  /** True if anything else may stand in its place. */
  static boolean isAny(Node node) {
    return node.what == Node.What.CONSTANT && node.aux == ANY;
  }

  /** True if it is a literal whose value matters. */
  static boolean isNumber(Node node) {
    return node.what == Node.What.CONSTANT && node.aux != ANY;
  }

  /** The number that a constant node holds. */
  static BigInteger value(Node constant) {
    if (constant.aux == ANY) {
      return BigInteger.ZERO;
    }
    return constant.aux instanceof EnumConstant e ? e.code() : (BigInteger) constant.aux;
  }

  static BigInteger least(Kind kind, int width) {
    return kind == Kind.SINT && width > 0
        ? BigInteger.ONE.shiftLeft(width - 1).negate()
        : BigInteger.ZERO;
  }

  static BigInteger greatest(Kind kind, int width) {
    int bits = kind == Kind.SINT && width > 0 ? width - 1 : width;
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  static boolean fits(Kind kind, int width, BigInteger value) {
    return value.compareTo(least(kind, width)) >= 0 && value.compareTo(greatest(kind, width)) <= 0;
  }

  static String outOfRange(Kind kind, int width, BigInteger value) {
    return value
        + " does not fit "
        + Types.describe(kind, width)
        + " (allowed: "
        + least(kind, width)
        + " to "
        + greatest(kind, width)
        + ")";
  }

  /** The smallest width that holds the value, 1 at least. */
  static int smallest(Kind kind, BigInteger value) {
    return Math.max(1, value.bitLength() + (kind == Kind.SINT && value.signum() != 0 ? 1 : 0));
  }

  /** The number that the same bits mean in another kind. */
  static BigInteger reinterpret(Kind to, int width, BigInteger value) {
    BigInteger bits = value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(width)) : value;
    boolean negative = to == Kind.SINT && width > 0 && bits.testBit(width - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
  }

  /** The integer that a Java number is; empty if it is none. */
  static Optional<BigInteger> integer(Number number) {
    try {
      return Optional.of(new BigDecimal(number.toString()).toBigIntegerExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A literal; it belongs to no component until one uses it. */
  static Node node(Kind kind, int width, BigInteger value) {
    if (!fits(kind, width, value)) {
      Elaboration.report("literal out of range", outOfRange(kind, width, value));
      return node(kind, width, BigInteger.ZERO);
    }
    return new Node(null, -1, Site.NONE, Node.What.CONSTANT, kind, width, null, 0, value);
  }
}
