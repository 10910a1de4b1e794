package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds registers and memories that are read after they may have been written in the same unit,
 * where every read has to see the value before the edge.
 */
final class Hazards {
  private final Placement placement;
  private final Map<Object, Object> stateOf;
  private final Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());

  private Hazards(Placement placement, Map<Object, Object> stateOf) {
    this.placement = placement;
    this.stateOf = stateOf;
  }

  static Set<Object> in(Body root, Placement placement, Map<Object, Object> stateOf) {
    Hazards hazards = new Hazards(placement, stateOf);
    hazards.walk(root, Collections.newSetFromMap(new IdentityHashMap<>()));
    return hazards.found;
  }

  private void walk(Body body, Set<Object> written) {
    for (Instr instr : body.instrs) {
      if (instr instanceof Instr.Def def) {
        for (Node arg : def.node().args) {
          read(arg, written);
        }
        if (def.node().aux instanceof Turns turns) {
          walk(turns.body(), written);
        }
        continue;
      }
      Stmt stmt = ((Instr.Do) instr).stmt();
      Node target = target(stmt);
      for (Node operand : stmt.operands()) {
        if (operand != target) {
          read(operand, written);
        }
      }
      List<Body> bodies = stmt.bodies();
      if (stmt instanceof Stmt.Loop loop) {
        walk(loop.body, written);
        walk(loop.body, written);
      } else if (!bodies.isEmpty()) {
        List<Set<Object>> after = new ArrayList<>();
        for (Body inner : bodies) {
          if (!inner.isEmpty()) {
            Set<Object> mine = Collections.newSetFromMap(new IdentityHashMap<>());
            mine.addAll(written);
            walk(inner, mine);
            after.add(mine);
          }
        }
        after.forEach(written::addAll);
      }
      write(stmt, target, written);
    }
  }

  private static Node target(Stmt stmt) {
    if (stmt instanceof Stmt.Store store) {
      return store.array;
    } else if (stmt instanceof Stmt.Insert insert) {
      return insert.array;
    }
    return stmt instanceof Stmt.Copy copy ? copy.to : null;
  }

  private void write(Stmt stmt, Node target, Set<Object> written) {
    Object holder = target != null ? target.aux : null;
    if (stmt instanceof Stmt.Put put) {
      holder = put.word;
    } else if (stmt instanceof Stmt.PutBits put) {
      holder = put.word;
    }
    Object state = holder == null ? null : stateOf.get(holder);
    if (state != null) {
      written.add(state);
    }
  }

  private void read(Node node, Set<Object> written) {
    if (written.isEmpty()) {
      return;
    }
    if (node.op == Op.GET || node.op == Op.ARRAY) {
      Object state = stateOf.get(node.aux);
      if (state != null && written.contains(state)) {
        found.add(state);
      }
    } else if (!placement.isKept(node)) {
      for (Node arg : node.args) {
        read(arg, written);
      }
    }
  }
}
