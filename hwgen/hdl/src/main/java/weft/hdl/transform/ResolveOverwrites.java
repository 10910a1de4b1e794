package weft.hdl.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * Combinational processes that set fixed bits without condition set each bit once afterwards: the
 * last set has won. They can then be continuous assignments; as always blocks, those that read
 * nothing would never run.
 */
public final class ResolveOverwrites extends ModulePass {
  @Override
  boolean concerns(Module module) {
    for (Process process : module.processes()) {
      if (process.body().statements().size() > 1 && isStraight(process)) {
        return true;
      }
    }
    return false;
  }

  /** True if the process is combinational and sets fixed bits without condition. */
  private static boolean isStraight(Process process) {
    boolean straight = !process.isClocked();
    for (Statement statement : process.body().statements()) {
      straight &= statement instanceof Statement.Set set && set.target().indexes().isEmpty();
    }
    return straight;
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static final class Rewriter extends ModuleRewriter {
    private boolean straight;

    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
    }

    @Override
    void enter(Process process) {
      straight = isStraight(process);
    }

    @Override
    Block rewrite(Block block) {
      if (!straight) {
        return super.rewrite(block);
      }
      Map<Signal, BitSet> written = new IdentityHashMap<>();
      List<Statement> last = new ArrayList<>();
      for (int i = block.statements().size() - 1; i >= 0; i--) {
        Statement.Set set = (Statement.Set) block.statements().get(i);
        Target target = set.target();
        BitSet later = written.computeIfAbsent(target.signal(), s -> new BitSet());
        int from = later.nextClearBit(target.lo());
        while (from <= target.hi()) {
          int next = later.nextSetBit(from);
          int to = next < 0 ? target.hi() : Math.min(next - 1, target.hi());
          last.add(part(set, to, from));
          from = later.nextClearBit(to + 1);
        }
        later.set(target.lo(), target.hi() + 1);
      }
      Collections.reverse(last);
      return new Block(last);
    }

    private Statement part(Statement.Set set, int hi, int lo) {
      enter(set);
      Target t = set.target();
      Expr value = map(set.value());
      if (hi == t.hi() && lo == t.lo()) {
        return set(set, map(t), value);
      }
      Expr slice = m.slice(Kind.BITS, value, hi - t.lo(), lo - t.lo());
      return set(set, Target.bits(map(t.signal()), hi, lo), slice);
    }
  }
}
