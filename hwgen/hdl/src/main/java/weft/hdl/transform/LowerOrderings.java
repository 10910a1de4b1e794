package weft.hdl.transform;

import java.math.BigInteger;
import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;

/**
 * Verilator 5.006 takes {@code $signed(a) <= $signed(b)} for false if both turn out to be the same
 * constant when it puts a child into its parent; {@code >=} with a constant and {@code !} of {@code
 * >} or {@code <} become that in its hands. Wants folded constants. Afterwards signed numbers are
 * compared by {@code <}, {@code >}, and {@code >=} between two that are no constants, and no {@code
 * <} or {@code >} of signed numbers is inverted.
 */
public final class LowerOrderings extends ModulePass {
  @Override
  boolean concerns(Module module) {
    return Contains.expression(
        module, e -> isSigned(e, Op.GE) || isSigned(e, Op.LE) || isInverted(e));
  }

  private static boolean isInverted(Expr e) {
    return e instanceof Expr.Unary u && u.op() == Op.NOT && isStrict(Atoms.strip(u.operand(0)));
  }

  private static boolean isStrict(Expr e) {
    return isSigned(e, Op.LT) || isSigned(e, Op.GT);
  }

  private static boolean isSigned(Expr e, Op op) {
    return e instanceof Expr.Binary b && b.op() == op && b.operand(0).isSigned();
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
      if (isSigned(e, Op.GE)) {
        return atLeast(operand(e, 0), operand(e, 1));
      }
      if (isSigned(e, Op.LE)) {
        return atLeast(operand(e, 1), operand(e, 0));
      }
      if (isInverted(e)) {
        Expr inner = Atoms.strip(e.operand(0));
        int below = isSigned(inner, Op.LT) ? 0 : 1;
        return m.cast(e.kind(), atLeast(operand(inner, below), operand(inner, 1 - below)));
      }
      return super.rebuild(e);
    }

    private Expr atLeast(Expr a, Expr b) {
      if (b instanceof Expr.Constant c && !c.value().equals(least(c))) {
        return m.binary(Op.GT, a, neighbour(c, BigInteger.ONE.negate()));
      }
      if (a instanceof Expr.Constant c && !c.value().equals(most(c))) {
        return m.binary(Op.LT, b, neighbour(c, BigInteger.ONE));
      }
      return m.binary(Op.GE, a, b);
    }

    private static BigInteger least(Expr e) {
      return Arithmetic.least(Kind.SINT, e.width());
    }

    private static BigInteger most(Expr e) {
      return Arithmetic.most(Kind.SINT, e.width());
    }

    private Expr neighbour(Expr.Constant c, BigInteger step) {
      return m.constant(Kind.SINT, c.width(), c.value().add(step), null);
    }
  }
}
