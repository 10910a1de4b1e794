package weft.hdl.transform;

import java.math.BigInteger;
import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Op;
import weft.hdl.ir.Signal;

/**
 * Bits of an expression that are the same whatever its signals are. Verilator 5.006 finds some of
 * them in wide expressions after it has decided where to cut off surplus bits, and then leaves
 * these in: what is decided by them is computed before it sees it.
 *
 * @param ones bits that are 1
 * @param zeros bits that are 0; no bit is in both
 */
record KnownBits(BigInteger ones, BigInteger zeros) {
  private static final KnownBits NOTHING = new KnownBits(BigInteger.ZERO, BigInteger.ZERO);

  /** How many nodes of an expression are looked at: the cost of an operator is bounded. */
  private static final int NODES = 64;

  /**
   * What is known of an expression.
   *
   * @param signals what is known of signals; nothing of those that it does not have
   */
  static KnownBits of(Expr e, Map<Signal, KnownBits> signals) {
    return new Look(signals).at(e);
  }

  boolean isNothing() {
    return ones.signum() == 0 && zeros.signum() == 0;
  }

  /** True if some bit is 1 here and 0 there, or the other way round. */
  boolean differs(KnownBits other) {
    return ones.and(other.zeros).or(zeros.and(other.ones)).signum() != 0;
  }

  private KnownBits not() {
    return new KnownBits(zeros, ones);
  }

  private KnownBits and(KnownBits b) {
    return new KnownBits(ones.and(b.ones), zeros.or(b.zeros));
  }

  private KnownBits xor(KnownBits b) {
    return new KnownBits(
        ones.and(b.zeros).or(zeros.and(b.ones)), ones.and(b.ones).or(zeros.and(b.zeros)));
  }

  /** What is known whichever of the two it is. */
  private KnownBits either(KnownBits b) {
    return new KnownBits(ones.and(b.ones), zeros.and(b.zeros));
  }

  private KnownBits bits(int width, int lo) {
    BigInteger mask = Arithmetic.ones(width);
    return new KnownBits(ones.shiftRight(lo).and(mask), zeros.shiftRight(lo).and(mask));
  }

  private KnownBits above(int width, KnownBits low) {
    return new KnownBits(ones.shiftLeft(width).or(low.ones), zeros.shiftLeft(width).or(low.zeros));
  }

  /** One walk down an expression, as far as its budget goes. */
  private static final class Look {
    private final Map<Signal, KnownBits> signals;
    private int left = NODES;

    Look(Map<Signal, KnownBits> signals) {
      this.signals = signals;
    }

    KnownBits at(Expr e) {
      if (e instanceof Expr.Constant c) {
        return new KnownBits(c.bits(), Arithmetic.ones(c.width()).andNot(c.bits()));
      }
      if (left-- <= 0) {
        return NOTHING;
      }
      if (e instanceof Expr.Ref ref) {
        return signals.getOrDefault(ref.signal(), NOTHING);
      } else if (e instanceof Expr.Cast) {
        return at(e.operand(0));
      } else if (e instanceof Expr.Slice slice) {
        return at(e.operand(0)).bits(slice.width(), slice.lo());
      } else if (e instanceof Expr.Concat && e.operandCount() <= left) {
        return concat(e);
      } else if (e instanceof Expr.Extend && !e.isSigned()) {
        return new KnownBits(BigInteger.ZERO, Arithmetic.ones(more(e)))
            .above(e.operand(0).width(), at(e.operand(0)));
      } else if (e instanceof Expr.Mux) {
        return at(e.operand(1)).either(at(e.operand(2)));
      } else if (e instanceof Expr.Unary u && u.op() == Op.NOT) {
        return at(e.operand(0)).not();
      } else if (e instanceof Expr.Binary b) {
        return bitwise(b.op(), e);
      }
      return NOTHING;
    }

    private static int more(Expr extend) {
      return extend.width() - extend.operand(0).width();
    }

    private KnownBits concat(Expr e) {
      KnownBits all = NOTHING;
      for (int i = 0; i < e.operandCount(); i++) {
        all = all.above(e.operand(i).width(), at(e.operand(i)));
      }
      return all;
    }

    private KnownBits bitwise(Op op, Expr e) {
      return switch (op) {
        case AND -> at(e.operand(0)).and(at(e.operand(1)));
        case OR -> at(e.operand(0)).not().and(at(e.operand(1)).not()).not();
        case XOR -> at(e.operand(0)).xor(at(e.operand(1)));
        default -> NOTHING;
      };
    }
  }
}
