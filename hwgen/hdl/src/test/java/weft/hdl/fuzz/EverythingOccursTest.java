package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import weft.hdl.Elaborator;
import weft.hdl.ir.Block;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Statement;

/** What the IR has, random designs have: they are elaborated only, no tool runs. */
class EverythingOccursTest {
  private static final int DESIGNS = 500;
  private static final long SEED = 1;

  /** What is not made, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "Statement.Print", "no output: SimulationTest and VerilatorSimulationTest hold messages");

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
    module.processes().forEach(process -> look(process.body(), missing));
  }

  private static void look(Block block, Set<String> missing) {
    for (Statement statement : block.statements()) {
      missing.remove("Statement." + statement.getClass().getSimpleName());
      statement.blocks().forEach(inner -> look(inner, missing));
    }
  }
}
