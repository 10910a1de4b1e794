package weft.hdl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;

/**
 * Verilator 5.006 inverts the {@code ^} of some operands of more than 64 bits that are partly
 * constant, and dies of others. Afterwards none has more: the parity is that of its parts.
 */
public final class SplitParities extends ModulePass {
  private static final int WIDEST = 64;

  @Override
  boolean concerns(Module module) {
    return Contains.expression(module, SplitParities::isWide);
  }

  private static boolean isWide(Expr e) {
    return e instanceof Expr.Unary u && u.op() == Op.XOR_ALL && u.operand(0).width() > WIDEST;
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
      if (!isWide(e)) {
        return super.rebuild(e);
      }
      Expr whole = Atoms.strip(operand(e, 0));
      List<Expr> parts = new ArrayList<>();
      for (Expr part : whole instanceof Expr.Concat ? whole.operands() : List.of(whole)) {
        split(part, parts);
      }
      return parity(parts);
    }

    /** Neighbours share a reduction while it is narrow enough. */
    private Expr parity(List<Expr> parts) {
      Expr all = null;
      for (int from = 0; from < parts.size(); ) {
        int end = from;
        for (int width = 0; end < parts.size(); end++) {
          width += parts.get(end).width();
          if (width > WIDEST) {
            break;
          }
        }
        Expr some = end - from == 1 ? parts.get(from) : m.concat(parts.subList(from, end));
        Expr parity = m.unary(Op.XOR_ALL, some);
        all = all == null ? parity : m.binary(Op.XOR, all, parity);
        from = end;
      }
      return all;
    }

    private void split(Expr e, List<Expr> parts) {
      if (e.width() <= WIDEST) {
        parts.add(e);
        return;
      }
      Expr atom = Atoms.isAtom(e) ? e : named(e);
      for (int end = e.width(); end > 0; ) {
        int lo = (end - 1) / WIDEST * WIDEST;
        parts.add(m.slice(Kind.BITS, atom, end - 1, lo));
        end = lo;
      }
    }
  }
}
