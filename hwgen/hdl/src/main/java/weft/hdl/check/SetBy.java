package weft.hdl.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Process;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/** What one target of a process takes: values by wire if nothing decides on them, else by logic. */
final class SetBy {
  private final IntStream.Builder nodes = IntStream.builder();
  private int[] all;
  private SourceLocation at;

  private SetBy() {}

  /** By target: signals and memories. */
  static Map<Object, SetBy> of(Process process, ClockFlow flow) {
    Map<Object, SetBy> targets = new LinkedHashMap<>();
    block(process.body(), 0, flow, targets);
    return targets;
  }

  /** {@code 2 * node}, plus 1 if logic stands between. */
  int[] takes() {
    if (all == null) {
      all = nodes.build().toArray();
    }
    return all;
  }

  /** Where it is set first. */
  SourceLocation at() {
    return at;
  }

  /** Gives what the block sets. Blocks nest 64 deep at most. */
  private static Set<Object> block(
      Block block, int logic, ClockFlow flow, Map<Object, SetBy> targets) {
    Set<Object> set = new LinkedHashSet<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set s) {
        SetBy by = of(s.target().signal(), statement, targets);
        for (Target.Index index : s.target().indexes()) {
          by.take(index.value(), 1, flow);
        }
        by.take(s.value(), s.target().indexes().isEmpty() ? logic : 1, flow);
        set.add(s.target().signal());
      } else if (statement instanceof Statement.MemoryWrite w) {
        SetBy by = of(w.memory(), statement, targets);
        by.take(w.address(), 1, flow);
        by.take(w.data(), 1, flow);
        w.mask().ifPresent(mask -> by.take(mask, 1, flow));
        set.add(w.memory());
      } else {
        Set<Object> inside = new LinkedHashSet<>();
        for (Block inner : statement.blocks()) {
          inside.addAll(block(inner, 1, flow, targets));
        }
        for (Object target : inside) {
          decide(statement, targets.get(target), flow);
        }
        set.addAll(inside);
      }
    }
    return set;
  }

  private static SetBy of(Object target, Statement first, Map<Object, SetBy> targets) {
    SetBy by = targets.computeIfAbsent(target, t -> new SetBy());
    if (by.at == null) {
      by.at = first.location();
    }
    return by;
  }

  private static void decide(Statement statement, SetBy target, ClockFlow flow) {
    if (statement instanceof Statement.When when) {
      when.arms().forEach(arm -> target.take(arm.condition(), 1, flow));
    } else if (statement instanceof Statement.Switch choice) {
      target.take(choice.subject(), 1, flow);
    }
  }

  private void take(Expr e, int logic, ClockFlow flow) {
    nodes.add(2 * flow.node(e) + logic);
  }
}
