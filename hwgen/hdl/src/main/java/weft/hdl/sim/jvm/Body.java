package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.List;

/** Steps in order, and where they stand. */
final class Body {
  final List<Stmt> steps = new ArrayList<>();

  /** The block that holds the step that holds this one; null for a unit's root. */
  Body parent;

  /** Index of that step in the parent. */
  int index;

  int depth;

  /** The innermost body of a loop that it is or lies in; null if there is none. */
  Body loop;

  /** The steps and the values to keep between them; made by {@link Placement}. */
  List<Instr> instrs;

  void add(Stmt stmt) {
    steps.add(stmt);
  }

  /** Adds the steps of a body, taken if a condition holds. */
  void addIf(Node condition, Body then) {
    if (condition.isConst(1)) {
      steps.addAll(then.steps);
    } else {
      add(new Stmt.If(condition, then, new Body()));
    }
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }
}
