package weft.hdl.transform;

import java.math.BigInteger;
import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;
import weft.hdl.ir.Signal;

/**
 * Numbers that an expression cannot leave, as its kind reads it. Linters look as far as this, and
 * warn of a comparison that is decided by it.
 *
 * @param least the smallest
 * @param most the largest
 */
record ValueRange(BigInteger least, BigInteger most) {
  /** How far down an expression is looked at: the cost of a comparison is bounded. */
  private static final int DEPTH = 6;

  static ValueRange of(Kind kind, int width) {
    return new ValueRange(Arithmetic.least(kind, width), Arithmetic.most(kind, width));
  }

  /**
   * The range of an expression.
   *
   * @param known ranges of signals that do not use all of their width
   */
  static ValueRange of(Expr e, Map<Signal, ValueRange> known) {
    return of(e, known, DEPTH);
  }

  private static ValueRange of(Expr e, Map<Signal, ValueRange> known, int depth) {
    ValueRange all = of(e.kind(), e.width());
    if (e instanceof Expr.Constant c) {
      return new ValueRange(c.value(), c.value());
    }
    if (e instanceof Expr.Ref ref) {
      return known.getOrDefault(ref.signal(), all);
    }
    if (depth == 0) {
      return all;
    }
    if (e instanceof Expr.Extend) {
      return of(e.operand(0), known, depth - 1);
    }
    if (e instanceof Expr.Cast) {
      return all.unlessLeft(of(e.operand(0), known, depth - 1));
    }
    if (e instanceof Expr.Slice s && s.lo() == 0) {
      return all.unlessLeft(of(e.operand(0), known, depth - 1));
    }
    if (e instanceof Expr.Mux) {
      ValueRange yes = of(e.operand(1), known, depth - 1);
      ValueRange no = of(e.operand(2), known, depth - 1);
      return new ValueRange(yes.least.min(no.least), yes.most.max(no.most));
    }
    if (e instanceof Expr.Binary b && b.op() == Op.AND && e.kind() != Kind.SINT) {
      BigInteger left = of(e.operand(0), known, depth - 1).most;
      return new ValueRange(BigInteger.ZERO, left.min(of(e.operand(1), known, depth - 1).most));
    }
    return e instanceof Expr.Concat ? ofParts(e, known, depth - 1) : all;
  }

  private static ValueRange ofParts(Expr concat, Map<Signal, ValueRange> known, int depth) {
    BigInteger least = BigInteger.ZERO;
    BigInteger most = BigInteger.ZERO;
    for (Expr part : concat.operands()) {
      ValueRange bits = of(Kind.BITS, part.width()).unlessLeft(of(part, known, depth));
      least = least.shiftLeft(part.width()).or(bits.least);
      most = most.shiftLeft(part.width()).or(bits.most);
    }
    return new ValueRange(least, most);
  }

  /** The other range if it lies within this one, else this one. */
  private ValueRange unlessLeft(ValueRange other) {
    boolean within = other.least.compareTo(least) >= 0 && other.most.compareTo(most) <= 0;
    return within ? other : this;
  }

  /** Whether it says less than the width does. */
  boolean isNarrower(Kind kind, int width) {
    return !equals(of(kind, width));
  }

  /** What a comparison of two such values comes to, whatever they are; null if they decide. */
  static Boolean compare(Op op, ValueRange a, ValueRange b) {
    boolean below = a.most.compareTo(b.least) < 0;
    boolean above = a.least.compareTo(b.most) > 0;
    boolean notAbove = a.most.compareTo(b.least) <= 0;
    boolean notBelow = a.least.compareTo(b.most) >= 0;
    return switch (op) {
      case EQ -> below || above ? Boolean.FALSE : null;
      case NE -> below || above ? Boolean.TRUE : null;
      case LT -> below ? Boolean.TRUE : notBelow ? Boolean.FALSE : null;
      case LE -> notAbove ? Boolean.TRUE : above ? Boolean.FALSE : null;
      case GT -> above ? Boolean.TRUE : notAbove ? Boolean.FALSE : null;
      case GE -> notBelow ? Boolean.TRUE : below ? Boolean.FALSE : null;
      default -> null;
    };
  }
}
