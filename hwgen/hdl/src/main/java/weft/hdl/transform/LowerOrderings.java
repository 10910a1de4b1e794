package weft.hdl.transform;

import java.math.BigInteger;
import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;

/**
 * Verilator 5.006 takes {@code $signed(a) <= $signed(b)} for false if both turn out to be the same
 * constant when it puts a child into its parent, and makes {@code <=} of other orderings. Wants
 * folded constants. Afterwards only unsigned numbers are ordered: signed ones with their sign bits
 * inverted, and against 0 by the sign bit itself.
 */
public final class LowerOrderings extends ModulePass {
  @Override
  boolean concerns(Module module) {
    return Contains.expression(module, LowerOrderings::isSignedOrdering);
  }

  private static boolean isSignedOrdering(Expr e) {
    return e instanceof Expr.Binary b && b.op().isOrdering() && b.operand(0).isSigned();
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static final class Rewriter extends ModuleRewriter {
    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
    }

    @Override
    Expr rebuild(Expr e) {
      if (!isSignedOrdering(e)) {
        return super.rebuild(e);
      }
      Op op = ((Expr.Binary) e).op();
      Expr a = operand(e, 0);
      Expr b = operand(e, 1);
      if (isZero(b) && (op == Op.LT || op == Op.GE)) {
        return op == Op.LT ? sign(a) : m.unary(Op.NOT, sign(a));
      }
      if (isZero(a) && (op == Op.GT || op == Op.LE)) {
        return op == Op.GT ? sign(b) : m.unary(Op.NOT, sign(b));
      }
      return m.binary(op, signInverted(a), signInverted(b));
    }

    private static boolean isZero(Expr e) {
      return e instanceof Expr.Constant c && c.value().signum() == 0;
    }

    private Expr sign(Expr e) {
      return e.width() == 1
          ? m.cast(Kind.BOOL, e)
          : m.slice(Kind.BOOL, e, e.width() - 1, e.width() - 1);
    }

    /** The number plus half its range, which is never negative. */
    private Expr signInverted(Expr e) {
      BigInteger half = BigInteger.ONE.shiftLeft(e.width() - 1);
      if (e instanceof Expr.Constant c) {
        return m.constant(Kind.UINT, e.width(), c.value().add(half), null);
      }
      Expr.Constant sign = m.constant(Kind.UINT, e.width(), half, null);
      return m.binary(Op.XOR, m.cast(Kind.UINT, e), sign);
    }
  }
}
