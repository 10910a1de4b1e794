package weft.hdl.transform;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;

/**
 * Verilog selects bits of names only. Afterwards the operand of a slice and the whole of an index
 * are signals; what is sign-extended, or multiplied signed, is a signal, bits of one, or a
 * constant; address, data and mask of a masked write as well; an address is no sum. Slices of
 * concatenations, extensions and bitwise operators move to the operands, so that few names are
 * needed.
 */
public final class NameOperands extends ModulePass {
  /** As many parts of a named concatenation are selected one by one. */
  private static final int FEW_PARTS = 8;

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static final class Rewriter extends ModuleRewriter {
    private final OperandNaming naming;

    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
      naming = new OperandNaming(old);
    }

    @Override
    Expr rebuild(Expr e) {
      Expr copy = copy(e);
      return naming.isNamed(e) && !Atoms.isName(copy) ? named(copy) : copy;
    }

    private Expr copy(Expr e) {
      if (e instanceof Expr.Slice s) {
        if (Atoms.strip(s.operand(0)) instanceof Expr.Concat whole && naming.isNamed(whole)) {
          // Through its name, what depends on one part would depend on all: a ripple be a loop.
          List<PartBits> parts = PartBits.of(whole, s.hi(), s.lo());
          if (parts.size() <= FEW_PARTS) {
            return m.cast(
                s.kind(),
                joined(
                    parts,
                    part -> cut(map(part.part()), part.hi(), part.lo(), OperandNaming.REACH)));
          }
        }
        Expr whole = Atoms.strip(operand(e, 0));
        if (whole instanceof Expr.Ref && s.width() < whole.width()) {
          return m.slice(s.kind(), whole, s.hi(), s.lo());
        }
        return m.cast(s.kind(), cut(whole, s.hi(), s.lo(), OperandNaming.REACH));
      }
      return super.rebuild(e);
    }

    /** Bits of an expression; it gets a name only if {@link OperandNaming} has missed it. */
    private Expr cut(Expr e, int hi, int lo, int reach) {
      Expr a = Atoms.strip(e);
      if (lo == 0 && hi == a.width() - 1) {
        return m.cast(Kind.BITS, a);
      }
      if (a instanceof Expr.Ref) {
        return m.slice(Kind.BITS, a, hi, lo);
      }
      if (a instanceof Expr.Constant c) {
        int width = hi - lo + 1;
        return m.constant(
            Kind.BITS, width, c.bits().shiftRight(lo).and(Arithmetic.ones(width)), null);
      }
      if (a instanceof Expr.Slice s) {
        return m.slice(Kind.BITS, s.operand(0), hi + s.lo(), lo + s.lo());
      }
      if (reach > 0 && a instanceof Expr.Concat c) {
        return joined(
            PartBits.of(c, hi, lo), part -> cut(part.part(), part.hi(), part.lo(), reach - 1));
      }
      if (reach > 0 && a instanceof Expr.Extend x) {
        return cutExtended(x, hi, lo, reach);
      }
      if (reach > 0 && a instanceof Expr.Unary u && u.op() == Op.NOT) {
        return m.unary(Op.NOT, cut(u.operand(0), hi, lo, reach - 1));
      }
      if (reach > 0 && a instanceof Expr.Mux) {
        Expr x = cut(a.operand(1), hi, lo, reach - 1);
        return m.mux(a.operand(0), x, cut(a.operand(2), hi, lo, reach - 1));
      }
      if (reach > 0
          && a instanceof Expr.Binary b
          && (OperandNaming.isBitwise(b.op()) || lo == 0 && OperandNaming.isSum(b.op()))) {
        Kind kind = OperandNaming.isSum(b.op()) ? Kind.UINT : Kind.BITS;
        Expr x = m.cast(kind, cut(b.operand(0), hi, lo, reach - 1));
        Expr y = m.cast(kind, cut(b.operand(1), hi, lo, reach - 1));
        return m.cast(Kind.BITS, m.binary(b.op(), x, y));
      }
      return m.slice(Kind.BITS, named(a), hi, lo);
    }

    private Expr joined(List<PartBits> bits, Function<PartBits, Expr> cut) {
      List<Expr> parts = bits.stream().map(cut).toList();
      return parts.size() == 1 ? parts.get(0) : m.concat(parts);
    }

    private Expr cutExtended(Expr.Extend e, int hi, int lo, int reach) {
      Expr inner = e.operand(0);
      int width = inner.width();
      if (hi < width) {
        return cut(inner, hi, lo, reach - 1);
      }
      if (lo >= width && !e.isSigned()) {
        return m.constant(Kind.BITS, hi - lo + 1, 0);
      }
      Expr low = cut(inner, width - 1, Math.min(lo, width - 1), reach - 1);
      Kind kind = e.isSigned() ? Kind.SINT : Kind.BITS;
      return m.cast(Kind.BITS, m.extend(m.cast(kind, low), hi - lo + 1));
    }
  }
}
