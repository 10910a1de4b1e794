package weft.hdl.sim.jvm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/** How often the steps of a unit, and the nodes that they need, use a node or set a local word. */
final class Uses {
  private final Map<Object, Integer> counts = new IdentityHashMap<>();

  Uses(Body root) {
    Deque<Body> bodies = new ArrayDeque<>();
    Deque<Node> nodes = new ArrayDeque<>();
    bodies.push(root);
    while (!bodies.isEmpty()) {
      for (Stmt stmt : bodies.pop().steps) {
        if (stmt instanceof Stmt.Put put) {
          add(put.word);
        } else if (stmt instanceof Stmt.PutBits put) {
          add(put.word);
        }
        stmt.operands().forEach(node -> use(node, nodes));
        stmt.bodies().forEach(bodies::push);
      }
    }
    while (!nodes.isEmpty()) {
      Node node = nodes.pop();
      for (Node arg : node.args) {
        use(arg, nodes);
      }
      if (node.aux instanceof Turns turns) {
        turns.body().steps.forEach(step -> step.operands().forEach(n -> use(n, nodes)));
      }
    }
  }

  private void use(Node node, Deque<Node> nodes) {
    if (add(node) == 1) {
      nodes.push(node);
    }
  }

  private int add(Object what) {
    return counts.merge(what, 1, Integer::sum);
  }

  int of(Object what) {
    return counts.getOrDefault(what, 0);
  }
}
