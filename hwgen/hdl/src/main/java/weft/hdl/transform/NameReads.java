package weft.hdl.transform;

import java.util.List;
import java.util.Map;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Statement;

/**
 * Afterwards memories are read in assignments and clocked processes only: some tools take
 * {@code @*} over a memory for all its words, and say so. No address of a write is a constant: of a
 * memory that is only written so, Yosys makes registers, and says so.
 */
public final class NameReads extends ModulePass {
  @Override
  boolean concerns(Module module) {
    return !module.memories().isEmpty();
  }

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
    void rewrite(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.MemoryWrite w
          && w.address() instanceof Expr.Constant address) {
        String name = names.fresh(w.memory().name() + "_address");
        Declaration d = Declaration.of(name, Kind.UINT, address.width());
        Expr at = m.ref(m.value(d, constant(address)));
        out.add(write(w, at, map(w.data()), w.mask().map(this::map).orElse(null)));
      } else {
        super.rewrite(statement, out);
      }
    }

    @Override
    Expr rebuild(Expr e) {
      Expr copy = super.rebuild(e);
      return inAlways && e instanceof Expr.MemRead ? named(copy) : copy;
    }
  }
}
