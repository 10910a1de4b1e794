package weft.hdl.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * Where a combinational process writes fixed parts of a signal, a set at a dynamic position becomes
 * a switch over the position with a fixed set in each case. Yosys 0.23 loses the drivers of other
 * bits when both kinds meet in nested conditions.
 */
public final class LowerDynamicSets extends ModulePass {
  @Override
  boolean concerns(Module module) {
    return Contains.statement(
        module, s -> s instanceof Statement.Set set && !set.target().indexes().isEmpty());
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static final class Rewriter extends ModuleRewriter {
    private final Set<Signal> partlySet = Collections.newSetFromMap(new IdentityHashMap<>());

    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
    }

    @Override
    void enter(Process process) {
      partlySet.clear();
      if (!process.isClocked()) {
        findParts(process.body());
      }
    }

    private void findParts(Block block) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Set set) {
          if (set.target().indexes().isEmpty() && !set.target().isWhole()) {
            partlySet.add(set.target().signal());
          }
        } else if (statement instanceof Statement.When when) {
          when.arms().forEach(arm -> findParts(arm.block()));
          findParts(when.otherwise());
        } else if (statement instanceof Statement.Switch choice) {
          choice.cases().forEach(one -> findParts(one.block()));
          findParts(choice.otherwise());
        }
      }
    }

    @Override
    void rewrite(Statement statement, List<Statement> out) {
      if (!(statement instanceof Statement.Set set)
          || set.target().indexes().isEmpty()
          || !partlySet.contains(set.target().signal())) {
        super.rewrite(statement, out);
        return;
      }
      enter(set);
      out.add(fixed(set, map(set.target()), map(set.value())));
    }

    /** The set for all values of the outermost index, which picks the case. */
    private Statement fixed(Statement.Set set, Target target, Expr value) {
      if (target.indexes().isEmpty()) {
        return set(set, target, value);
      }
      Target.Index index = target.indexes().get(0);
      List<Target.Index> inner = target.indexes().subList(1, target.indexes().size());
      Expr position = index.value();
      List<Statement.Switch.Case> cases = new ArrayList<>();
      for (int i = 0; i < index.count() && fits(i, position.width()); i++) {
        Target at =
            new Target(target.signal(), target.lo() + i * index.stride(), target.width(), inner);
        cases.add(
            new Statement.Switch.Case(
                List.of(m.constant(position.kind(), position.width(), i)),
                new Block(List.of(fixed(set, at, value))),
                set.location()));
      }
      return new Statement.Switch(position, cases, Block.EMPTY, set.location(), set.comment());
    }

    private static boolean fits(int value, int width) {
      return width >= Integer.SIZE - 1 || value < 1 << width;
    }
  }
}
