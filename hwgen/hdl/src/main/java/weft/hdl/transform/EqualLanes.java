package weft.hdl.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Statement;

/**
 * Afterwards all writes of a memory write whole words, or all of them lanes of one size. Verilator
 * 5.006 keeps what waits for the edge, numbered by write, as wide as in the instance of the module
 * that it sees first; where another instance has lost some writes to constants, a number stands for
 * another write, and a wider word is cut.
 */
public final class EqualLanes extends ModulePass {
  @Override
  boolean concerns(Module module) {
    return Contains.statement(
        module, s -> s instanceof Statement.MemoryWrite w && w.mask().isPresent());
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static final class Rewriter extends ModuleRewriter {
    /** Bits of the lanes that all writes of a memory are made of. */
    private final Map<Memory, Integer> sizes = new HashMap<>();

    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
      for (Process process : old.processes()) {
        collect(process.body());
      }
    }

    private void collect(Block block) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.MemoryWrite w) {
          sizes.merge(w.memory(), size(w), Rewriter::commonDivisor);
        }
        statement.blocks().forEach(this::collect);
      }
    }

    private static int size(Statement.MemoryWrite w) {
      return isWhole(w) ? w.memory().width() : w.memory().width() / w.mask().get().width();
    }

    private static boolean isWhole(Statement.MemoryWrite w) {
      return w.mask().isEmpty()
          || w.mask().get() instanceof Expr.Constant c
              && c.bits().equals(Arithmetic.ones(c.width()));
    }

    private static int commonDivisor(int a, int b) {
      return b == 0 ? a : commonDivisor(b, a % b);
    }

    @Override
    void rewrite(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.MemoryWrite w) {
        int lanes = size(w) / sizes.get(w.memory());
        Expr mask = isWhole(w) ? all(lanes) : each(lanes, w.mask().get());
        out.add(write(w, map(w.address()), map(w.data()), mask));
      } else {
        super.rewrite(statement, out);
      }
    }

    private Expr all(int lanes) {
      return lanes == 1 ? null : m.constant(Kind.BITS, lanes, Arithmetic.ones(lanes), null);
    }

    /** The mask with each bit as often as that. */
    private Expr each(int times, Expr mask) {
      Expr copy = map(mask);
      if (times == 1) {
        return copy;
      }
      Expr atom = Atoms.isAtom(copy) ? copy : named(copy);
      List<Expr> parts = new ArrayList<>();
      for (int lane = mask.width() - 1; lane >= 0; lane--) {
        Expr bit = m.slice(Kind.BITS, atom, lane, lane);
        parts.addAll(Collections.nCopies(times, bit));
      }
      return m.concat(parts);
    }
  }
}
