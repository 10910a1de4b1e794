package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import weft.hdl.Elaborator;
import weft.hdl.ir.Block;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;

/**
 * What the IR has, random designs have, and equal things side by side: they are elaborated only, no
 * tool runs.
 */
class EverythingOccursTest {
  private static final int DESIGNS = 500;
  private static final long SEED = 1;

  /** What is not made, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.of("Statement.Print", "no output: MessagesInLockStepTest compares those of both engines");

  private static final String CHILDREN = RowSteps.FEWEST + " equal children";
  private static final String REGISTERS = RowSteps.FEWEST + " equal registers";

  @Test
  void randomDesignsHaveAllThereIs() {
    Set<String> missing = all();
    for (int i = 0; i < DESIGNS && !missing.equals(LEFT_OUT.keySet()); i++) {
      Plan plan = PlanMaker.design("Fuzz" + i, SEED * 1_000_003 + i);
      Design design = Elaborator.elaborate(() -> new PlanComponent.Replay(plan)).design();
      design.modules().forEach(module -> look(module, missing));
    }
    assertEquals(LEFT_OUT.keySet(), missing);
  }

  private static Set<String> all() {
    Set<String> all = new TreeSet<>();
    for (Op op : Op.values()) {
      all.add("Op." + op);
    }
    for (Class<?> type : Expr.class.getPermittedSubclasses()) {
      all.add("Expr." + type.getSimpleName());
    }
    for (Class<?> type : Statement.class.getPermittedSubclasses()) {
      all.add("Statement." + type.getSimpleName());
    }
    all.add(CHILDREN);
    all.add(REGISTERS);
    return all;
  }

  private static void look(Module module, Set<String> missing) {
    for (Expr expr : module.exprs()) {
      missing.remove("Expr." + expr.getClass().getSimpleName());
      if (expr instanceof Expr.Unary unary) {
        missing.remove("Op." + unary.op());
      } else if (expr instanceof Expr.Binary binary) {
        missing.remove("Op." + binary.op());
      }
    }
    Map<Object, Integer> rows = new HashMap<>();
    for (Instance instance : module.instances()) {
      if (rows.merge(instance.module(), 1, Integer::sum) == RowSteps.FEWEST) {
        missing.remove(CHILDREN);
      }
    }
    for (Signal signal : module.signals()) {
      List<?> form = List.of(signal.kind(), signal.width());
      if (signal instanceof Register && rows.merge(form, 1, Integer::sum) == RowSteps.FEWEST) {
        missing.remove(REGISTERS);
      }
    }
    module.processes().forEach(process -> look(process.body(), missing));
  }

  private static void look(Block block, Set<String> missing) {
    for (Statement statement : block.statements()) {
      missing.remove("Statement." + statement.getClass().getSimpleName());
      statement.blocks().forEach(inner -> look(inner, missing));
    }
  }
}
