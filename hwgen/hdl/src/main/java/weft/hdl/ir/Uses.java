package weft.hdl.ir;

import java.util.function.Consumer;

/** Walks over the expressions that statements use directly. */
public final class Uses {
  private Uses() {}

  /** Every expression that processes, domain sources and unused marks use directly. */
  public static void roots(Module module, Consumer<Expr> each) {
    for (Process process : module.processes()) {
      inBlock(process.body(), each);
    }
    for (DomainSource source : module.sources()) {
      source.operands().forEach(each);
    }
    for (Unused unused : module.unused()) {
      each.accept(unused.value());
    }
  }

  /**
   * Every expression that the block's statements use directly, nested blocks included, in order.
   */
  public static void inBlock(Block block, Consumer<Expr> each) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        for (Target.Index index : set.target().indexes()) {
          each.accept(index.value());
        }
        each.accept(set.value());
      } else if (statement instanceof Statement.MemoryWrite write) {
        each.accept(write.address());
        each.accept(write.data());
        write.mask().ifPresent(each);
      } else if (statement instanceof Statement.When when) {
        for (Statement.When.Arm arm : when.arms()) {
          each.accept(arm.condition());
          inBlock(arm.block(), each);
        }
        inBlock(when.otherwise(), each);
      } else if (statement instanceof Statement.Switch choice) {
        each.accept(choice.subject());
        for (Statement.Switch.Case one : choice.cases()) {
          inBlock(one.block(), each);
        }
        inBlock(choice.otherwise(), each);
      } else if (statement instanceof Statement.Check check) {
        each.accept(check.condition());
      } else if (statement instanceof Statement.Print print) {
        print.arguments().forEach(each);
      }
    }
  }

  static int[] count(Module module) {
    int[] counts = new int[module.exprs().size()];
    roots(module, e -> counts[e.id()]++);
    for (int id = counts.length - 1; id >= 0; id--) {
      if (counts[id] > 0) {
        Expr e = module.exprs().get(id);
        for (int i = 0; i < e.operandCount(); i++) {
          counts[e.operand(i).id()]++;
        }
      }
    }
    return counts;
  }
}
