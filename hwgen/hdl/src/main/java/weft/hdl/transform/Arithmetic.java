package weft.hdl.transform;

import java.math.BigInteger;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/** What operators make of numbers, by the contract of {@link weft.hdl.ir}. */
final class Arithmetic {
  private Arithmetic() {}

  /** All bits set. */
  static BigInteger ones(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }

  /** The bits of a number as a value of kind and width. */
  static BigInteger wrap(Kind kind, int width, BigInteger number) {
    BigInteger bits = number.and(ones(width));
    boolean negative = kind == Kind.SINT && width > 0 && bits.testBit(width - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
  }

  /** The smallest value of a kind. */
  static BigInteger least(Kind kind, int width) {
    boolean signed = kind == Kind.SINT && width > 0;
    return signed ? BigInteger.ONE.shiftLeft(width - 1).negate() : BigInteger.ZERO;
  }

  /** The largest value of a kind. */
  static BigInteger most(Kind kind, int width) {
    return ones(kind == Kind.SINT && width > 0 ? width - 1 : width);
  }

  static BigInteger unary(Op op, Expr.Constant a) {
    BigInteger bits = a.bits();
    return switch (op) {
      case NOT -> wrap(a.kind(), a.width(), bits.not());
      case NEG -> wrap(a.kind(), a.width(), bits.negate());
      case AND_ALL -> truth(bits.equals(ones(a.width())));
      case OR_ALL -> truth(bits.signum() != 0);
      case XOR_ALL -> truth(bits.bitCount() % 2 == 1);
      default -> throw new IllegalArgumentException(op.name());
    };
  }

  static BigInteger binary(Op op, Expr.Constant a, Expr.Constant b) {
    BigInteger x = a.value();
    BigInteger y = b.value();
    Kind kind = a.kind();
    int width = a.width();
    return switch (op) {
      case ADD -> wrap(kind, width, x.add(y));
      case SUB -> wrap(kind, width, x.subtract(y));
      case MUL -> wrap(kind, width + b.width(), x.multiply(y));
      case DIV -> wrap(kind, width, y.signum() == 0 ? ones(width) : x.divide(y));
      case REM -> y.signum() == 0 ? x : wrap(kind, width, x.remainder(y));
      case AND -> wrap(kind, width, x.and(y));
      case OR -> wrap(kind, width, x.or(y));
      case XOR -> wrap(kind, width, x.xor(y));
      case EQ -> truth(x.equals(y));
      case NE -> truth(!x.equals(y));
      case LT -> truth(x.compareTo(y) < 0);
      case LE -> truth(x.compareTo(y) <= 0);
      case GT -> truth(x.compareTo(y) > 0);
      case GE -> truth(x.compareTo(y) >= 0);
      case SHL -> shl(a, y);
      case SHR -> shr(a, y);
      default -> throw new IllegalArgumentException(op.name());
    };
  }

  private static BigInteger shl(Expr.Constant a, BigInteger amount) {
    boolean out = amount.compareTo(BigInteger.valueOf(a.width())) >= 0;
    return out
        ? BigInteger.ZERO
        : wrap(a.kind(), a.width(), a.value().shiftLeft(amount.intValueExact()));
  }

  private static BigInteger shr(Expr.Constant a, BigInteger amount) {
    int n = amount.min(BigInteger.valueOf(a.width())).intValueExact();
    return a.value().shiftRight(n);
  }

  static BigInteger truth(boolean holds) {
    return holds ? BigInteger.ONE : BigInteger.ZERO;
  }
}
