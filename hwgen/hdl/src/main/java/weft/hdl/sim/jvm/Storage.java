package weft.hdl.sim.jvm;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Wire;

/**
 * Which signals of a module have fields, and of which form: ports, registers, and wires that are
 * visible or that several units need. What is written or read at a position known at run time, or
 * is very wide, is a long[].
 */
final class Storage {
  private Storage() {}

  static Map<Signal, Slot> of(Module module, Schedule schedule, Predicate<Signal> visible) {
    Set<Signal> dynamic = dynamic(module);
    Map<Signal, Slot> slots = new IdentityHashMap<>();
    for (Signal s : module.signals()) {
      boolean clock = s instanceof Port port && port.role() == Port.Role.CLOCK;
      if (s.width() == 0 || s instanceof Pin || clock) {
        continue;
      }
      int words = WordMath.count(s.width());
      boolean array = words > Slot.MOST_FIELDS || words > 1 && dynamic.contains(s);
      if (!(s instanceof Wire) || isKept(s, schedule, visible) || array && isBuilt(s, schedule)) {
        slots.put(s, new Slot("s" + s.id(), s.kind(), s.width(), array));
      }
    }
    return slots;
  }

  private static boolean isKept(Signal s, Schedule schedule, Predicate<Signal> visible) {
    Schedule.Step step = schedule.driver(s);
    if (step == null || step.unit == Schedule.NOWHERE) {
      return false;
    }
    return visible.test(s) || schedule.isShared(s) || !step.members.isEmpty();
  }

  /** Set by statements, so that it exists while they run. */
  private static boolean isBuilt(Signal s, Schedule schedule) {
    Schedule.Step step = schedule.driver(s);
    return step != null
        && step.unit != Schedule.NOWHERE
        && step.process != null
        && step.process.assignment().isEmpty();
  }

  private static Set<Signal> dynamic(Module module) {
    Map<Signal, Expr> values = new IdentityHashMap<>();
    for (Process process : module.processes()) {
      process.assignment().ifPresent(value -> values.put(process.targets().get(0), value));
    }
    Set<Signal> found = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr e : module.exprs()) {
      if (e instanceof Expr.Index) {
        base(e.operand(0), values, found);
      }
    }
    for (Process process : module.processes()) {
      sets(process.body(), found);
    }
    return found;
  }

  private static void base(Expr e, Map<Signal, Expr> values, Set<Signal> found) {
    Expr at = e;
    while (at != null) {
      while (at instanceof Expr.Cast) {
        at = at.operand(0);
      }
      Signal s = at instanceof Expr.Ref ref ? ref.signal() : null;
      if (s == null || !found.add(s) || s instanceof Register) {
        return;
      }
      at = values.get(s);
    }
  }

  private static void sets(Block block, Set<Signal> found) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        if (!set.target().indexes().isEmpty()) {
          found.add(set.target().signal());
        }
      } else if (statement instanceof Statement.When when) {
        when.arms().forEach(arm -> sets(arm.block(), found));
        sets(when.otherwise(), found);
      } else if (statement instanceof Statement.Switch choice) {
        choice.cases().forEach(one -> sets(one.block(), found));
        sets(choice.otherwise(), found);
      }
    }
  }
}
