package weft.hdl.transform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Signal;

/** The rules of {@link FoldConstants} for one node with given operands, none of width 0 left. */
final class FoldedExpressions {
  /** A concatenation that has this many parts is not taken apart any more: time stays linear. */
  private static final int FLAT_PARTS = 64;

  private final ModuleBuilder m;
  private final int[] uses;

  /** Signals of the new module that do not use all of their width. */
  private final Map<Signal, ValueRange> ranges = new IdentityHashMap<>();

  /** Signals of the new module some bits of which are always the same. */
  private final Map<Signal, KnownBits> known = new IdentityHashMap<>();

  /**
   * @param uses how often each node of the old module is used
   */
  FoldedExpressions(ModuleBuilder m, int[] uses) {
    this.m = m;
    this.uses = uses;
  }

  /** Keeps in mind what a signal always shows is no more than that value. */
  void bound(Signal signal, Expr value) {
    ValueRange range = ValueRange.of(value, ranges);
    if (range.isNarrower(signal.kind(), signal.width())) {
      ranges.put(signal, range);
    }
    KnownBits bits = KnownBits.of(value, known);
    if (!bits.isNothing()) {
      known.put(signal, bits);
    }
  }

  /** The new form of {@code e} with operands {@code o}. */
  Expr fold(Expr e, List<Expr> o) {
    if (e instanceof Expr.Unary u) {
      return unary(u.op(), o.get(0));
    }
    if (e instanceof Expr.Binary b) {
      return binary(b, o.get(0), o.get(1));
    }
    if (e instanceof Expr.Mux) {
      return mux(o.get(0), o.get(1), o.get(2));
    }
    if (e instanceof Expr.Slice s) {
      return slice(s.kind(), o.get(0), s.hi(), s.lo());
    }
    if (e instanceof Expr.Index i) {
      return index(i, o.get(0), o.get(1));
    }
    if (e instanceof Expr.Concat c) {
      return concat(c, o);
    }
    if (e instanceof Expr.Extend) {
      return extend(o.get(0), e.width());
    }
    if (e instanceof Expr.Cast) {
      return cast(e.kind(), o.get(0));
    }
    throw new IllegalArgumentException(e.getClass().getSimpleName());
  }

  private Expr number(Kind kind, int width, BigInteger value) {
    return m.constant(kind, width, value, null);
  }

  /** A constant of these bits. */
  Expr bits(Kind kind, int width, BigInteger bits) {
    return number(kind, width, Arithmetic.wrap(kind, width, bits));
  }

  private Expr truth(boolean holds) {
    return number(Kind.BOOL, 1, Arithmetic.truth(holds));
  }

  Expr cast(Kind kind, Expr a) {
    if (a.kind() == kind) {
      return a;
    }
    if (a instanceof Expr.Constant c) {
      return bits(kind, a.width(), c.bits());
    }
    return a instanceof Expr.Cast ? cast(kind, a.operand(0)) : m.cast(kind, a);
  }

  private Expr unary(Op op, Expr a) {
    if (a instanceof Expr.Constant c) {
      boolean one = op.isReduction();
      return number(one ? Kind.BOOL : a.kind(), one ? 1 : a.width(), Arithmetic.unary(op, c));
    }
    if (op.isReduction() && a.width() == 1) {
      return cast(Kind.BOOL, a);
    }
    if (op == Op.OR_ALL && KnownBits.of(a, known).ones().signum() != 0) {
      return truth(true);
    }
    if (op == Op.AND_ALL && KnownBits.of(a, known).zeros().signum() != 0) {
      return truth(false);
    }
    if (op == Op.NOT && a instanceof Expr.Unary inner && inner.op() == Op.NOT) {
      return inner.operand(0);
    }
    return m.unary(op, a);
  }

  private Expr binary(Expr.Binary e, Expr a, Expr b) {
    Op op = e.op();
    if (a instanceof Expr.Constant x && b instanceof Expr.Constant y) {
      return number(e.kind(), e.width(), Arithmetic.binary(op, x, y));
    }
    if (op.isComparison()) {
      Boolean decided = ValueRange.compare(op, ValueRange.of(a, ranges), ValueRange.of(b, ranges));
      if (decided != null) {
        return truth(decided);
      }
    }
    if ((op == Op.EQ || op == Op.NE) && KnownBits.of(a, known).differs(KnownBits.of(b, known))) {
      return truth(op == Op.NE);
    }
    Expr simpler = null;
    if (isSame(a, b)) {
      simpler = withItself(e, a);
    } else if (op.isOrdering()) {
      simpler = ordering(op, a, b);
    } else if (b instanceof Expr.Constant y) {
      simpler = withConstant(e, a, y, true);
    } else if (a instanceof Expr.Constant x) {
      simpler = withConstant(e, b, x, false);
    } else if (op == Op.AND || op == Op.OR) {
      simpler = absorbs(op, a, b) ? a : absorbs(op, b, a) ? b : null;
    }
    return simpler != null ? simpler : m.binary(op, a, b);
  }

  /** Whether {@code a OR (a AND x)}, or {@code a AND (a OR x)}, is what {@code b} makes of a. */
  private static boolean absorbs(Op op, Expr a, Expr b) {
    return Atoms.strip(b) instanceof Expr.Binary inner
        && inner.op() == (op == Op.OR ? Op.AND : Op.OR)
        && (isSame(a, inner.operand(0)) || isSame(a, inner.operand(1)));
  }

  /** Whether two operands are the same bits of the same signal, or the same node. */
  private static boolean isSame(Expr left, Expr right) {
    Expr a = Atoms.strip(left);
    Expr b = Atoms.strip(right);
    if (a instanceof Expr.Extend && b instanceof Expr.Extend && a.kind() == b.kind()) {
      a = Atoms.strip(a.operand(0));
      b = Atoms.strip(b.operand(0));
      if (a.width() != b.width()) {
        return false;
      }
    }
    if (a instanceof Expr.Slice x && b instanceof Expr.Slice y && x.lo() == y.lo()) {
      a = Atoms.strip(a.operand(0));
      b = Atoms.strip(b.operand(0));
    }
    return a == b || a instanceof Expr.Ref x && b instanceof Expr.Ref y && x.signal() == y.signal();
  }

  /** An operator with twice the same operand; null if it stays. */
  private Expr withItself(Expr.Binary e, Expr a) {
    return switch (e.op()) {
      case EQ, LE, GE -> truth(true);
      case NE, LT, GT -> truth(false);
      case SUB, XOR -> number(e.kind(), e.width(), BigInteger.ZERO);
      case AND, OR -> a;
      default -> null;
    };
  }

  /** A comparison with the end of the range that ranges leave undecided, else null. */
  private Expr ordering(Op op, Expr a, Expr b) {
    if (a instanceof Expr.Constant) {
      Op mirrored =
          switch (op) {
            case LT -> Op.GT;
            case LE -> Op.GE;
            case GT -> Op.LT;
            default -> Op.LE;
          };
      return ordering(mirrored, b, a);
    }
    if (!(b instanceof Expr.Constant c)) {
      return null;
    }
    boolean least = c.value().equals(Arithmetic.least(a.kind(), a.width()));
    boolean most = c.value().equals(Arithmetic.most(a.kind(), a.width()));
    if (op == Op.LE && least || op == Op.GE && most) {
      return m.binary(Op.EQ, a, c);
    }
    if (op == Op.GT && least || op == Op.LT && most) {
      return m.binary(Op.NE, a, c);
    }
    return null;
  }

  /** An operator with one constant operand; null if it stays. */
  private Expr withConstant(Expr.Binary e, Expr a, Expr.Constant c, boolean right) {
    boolean zero = c.bits().signum() == 0;
    boolean ones = c.bits().equals(Arithmetic.ones(c.width()));
    return switch (e.op()) {
      case ADD -> zero ? a : null;
      case SUB -> zero && right ? a : null;
      case MUL -> zero ? number(e.kind(), e.width(), BigInteger.ZERO) : null;
      case AND -> ones ? a : zero ? c : null;
      case OR -> zero ? a : ones ? c : null;
      case XOR -> zero ? a : ones ? unary(Op.NOT, a) : null;
      case EQ -> a.kind() == Kind.BOOL ? (ones ? a : unary(Op.NOT, a)) : null;
      case NE -> a.kind() == Kind.BOOL ? (zero ? a : unary(Op.NOT, a)) : null;
      case SHL, SHR -> right ? shift(e.op(), a, c) : zero ? c : null;
      case DIV, REM -> right ? division(e, a, c) : null;
      default -> null;
    };
  }

  private Expr division(Expr.Binary e, Expr a, Expr.Constant divisor) {
    boolean quotient = e.op() == Op.DIV;
    if (divisor.bits().signum() == 0) {
      return quotient ? bits(e.kind(), e.width(), Arithmetic.ones(e.width())) : a;
    }
    if (divisor.value().equals(BigInteger.ONE)) {
      return quotient ? a : number(e.kind(), e.width(), BigInteger.ZERO);
    }
    if (divisor.value().equals(BigInteger.ONE.negate())) {
      return quotient ? unary(Op.NEG, a) : number(e.kind(), e.width(), BigInteger.ZERO);
    }
    return null;
  }

  private Expr shift(Op op, Expr a, Expr.Constant amount) {
    if (amount.value().signum() == 0) {
      return a;
    }
    boolean out = amount.value().compareTo(BigInteger.valueOf(a.width())) >= 0;
    boolean sign = op == Op.SHR && a.isSigned();
    return out && !sign ? number(a.kind(), a.width(), BigInteger.ZERO) : null;
  }

  private Expr mux(Expr condition, Expr a, Expr b) {
    if (condition instanceof Expr.Constant c) {
      return c.value().signum() != 0 ? a : b;
    }
    if (a == b) {
      return a;
    }
    if (a instanceof Expr.Constant x && b instanceof Expr.Constant y) {
      if (x.value().equals(y.value())) {
        return a;
      }
      if (a.width() == 1) {
        boolean plain = x.bits().signum() != 0;
        return cast(a.kind(), plain ? condition : unary(Op.NOT, condition));
      }
    }
    return m.mux(condition, a, b);
  }

  private Expr slice(Kind kind, Expr a, int hi, int lo) {
    if (lo == 0 && hi == a.width() - 1) {
      return cast(kind, a);
    }
    if (a instanceof Expr.Constant c) {
      return bits(kind, hi - lo + 1, c.bits().shiftRight(lo));
    }
    if (a instanceof Expr.Cast) {
      return slice(kind, a.operand(0), hi, lo);
    }
    if (a instanceof Expr.Slice inner) {
      return slice(kind, inner.operand(0), hi + inner.lo(), lo + inner.lo());
    }
    return m.slice(kind, a, hi, lo);
  }

  private Expr index(Expr.Index e, Expr a, Expr index) {
    if (a.width() == 0) {
      return number(e.kind(), e.width(), BigInteger.ZERO);
    }
    if (index instanceof Expr.Constant c) {
      if (c.value().compareTo(BigInteger.valueOf(e.count())) >= 0) {
        return number(e.kind(), e.width(), BigInteger.ZERO);
      }
      int lo = c.value().intValueExact() * e.width();
      return slice(e.kind(), a, lo + e.width() - 1, lo);
    }
    if (a instanceof Expr.Constant c) {
      return table(e, c.bits(), index);
    }
    return m.index(e.kind(), e.width(), a, index);
  }

  /** An element of a constant is a choice among its elements that are not 0. */
  private Expr table(Expr.Index e, BigInteger all, Expr index) {
    Expr zero = number(e.kind(), e.width(), BigInteger.ZERO);
    List<List<Expr.Constant>> labels = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < e.count(); i++) {
      BigInteger element = all.shiftRight(i * e.width()).and(Arithmetic.ones(e.width()));
      boolean reachable = BigInteger.valueOf(i).bitLength() <= index.width();
      if (element.signum() != 0 && reachable) {
        labels.add(List.of(m.constant(Kind.UINT, index.width(), i)));
        values.add(bits(e.kind(), e.width(), element));
      }
    }
    return labels.isEmpty() ? zero : m.select(index, labels, values, zero);
  }

  private Expr extend(Expr a, int width) {
    if (a.width() == width) {
      return a;
    }
    if (a instanceof Expr.Constant c) {
      return number(a.kind(), width, c.value());
    }
    return a instanceof Expr.Extend ? extend(a.operand(0), width) : m.extend(a, width);
  }

  private Expr concat(Expr.Concat e, List<Expr> operands) {
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Expr part = operands.get(i);
      while (part instanceof Expr.Cast) {
        part = part.operand(0);
      }
      boolean small = part.operandCount() < FLAT_PARTS;
      if (part instanceof Expr.Concat && small && uses[e.operand(i).id()] == 1) {
        parts.addAll(part.operands());
      } else if (part.width() > 0) {
        parts.add(part);
      }
    }
    boolean constant = true;
    BigInteger bits = BigInteger.ZERO;
    for (Expr part : parts) {
      if (part instanceof Expr.Constant c) {
        bits = bits.shiftLeft(part.width()).or(c.bits());
      } else {
        constant = false;
      }
    }
    if (constant) {
      return bits(Kind.BITS, e.width(), bits);
    }
    return parts.size() == 1 ? cast(Kind.BITS, parts.get(0)) : m.concat(parts);
  }
}
