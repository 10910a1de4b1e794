package weft.hdl.transform;

import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;

/**
 * Afterwards memories are read in assignments and clocked processes only: some tools take
 * {@code @*} over a memory for all its words, and say so.
 */
public final class NameReads extends ModulePass {
  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static final class Rewriter extends ModuleRewriter {
    private boolean inAlways;

    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
    }

    @Override
    void enter(Process process) {
      inAlways = !process.isClocked() && process.assignment().isEmpty();
    }

    @Override
    Expr rebuild(Expr e) {
      Expr copy = super.rebuild(e);
      return inAlways && e instanceof Expr.MemRead ? named(copy) : copy;
    }
  }
}
