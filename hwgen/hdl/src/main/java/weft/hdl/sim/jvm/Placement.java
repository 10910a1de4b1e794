package weft.hdl.sim.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides where each node is computed: inside its only user; or, if there are several or the
 * expression grows too big, in the innermost block that holds them all, before the first of them.
 * What is the same in all turns of a loop is computed before it.
 */
final class Placement {
  /** Nodes in one expression, about. */
  private static final int TREE = 24;

  private final Graph graph;
  private final Body[] place;
  private final int[] position;
  private final int[] uses;
  private final boolean[] kept;

  Placement(Graph graph, Body root) {
    this.graph = graph;
    int count = graph.size();
    place = new Body[count];
    position = new int[count];
    uses = new int[count];
    kept = new boolean[count];
    List<Body> bodies = bodies(root);
    for (Body body : bodies) {
      for (int i = 0; i < body.steps.size(); i++) {
        for (Node node : body.steps.get(i).operands()) {
          use(node, body, i);
        }
      }
    }
    for (int id = count - 1; id >= 0; id--) {
      if (uses[id] > 0) {
        Node node = graph.node(id);
        for (Node arg : node.args) {
          use(arg, place[id], position[id]);
        }
        if (node.aux instanceof Turns turns) {
          bodies.add(turns.body());
          turns(turns.body(), place[id], position[id]);
        }
      }
    }
    keep();
    fill(bodies);
  }

  /** True if the node is kept in a variable. */
  boolean isKept(Node node) {
    return kept[node.id];
  }

  /** The loop that makes a value stands where the value is computed. */
  private void turns(Body body, Body parent, int index) {
    body.parent = parent;
    body.index = index;
    body.depth = parent.depth + 1;
    body.loop = body;
    for (int i = 0; i < body.steps.size(); i++) {
      for (Node node : body.steps.get(i).operands()) {
        use(node, body, i);
      }
    }
  }

  private static List<Body> bodies(Body root) {
    List<Body> all = new ArrayList<>();
    Deque<Body> stack = new ArrayDeque<>();
    stack.push(root);
    while (!stack.isEmpty()) {
      Body body = stack.pop();
      all.add(body);
      for (int i = 0; i < body.steps.size(); i++) {
        for (Body inner : body.steps.get(i).bodies()) {
          inner.parent = body;
          inner.index = i;
          inner.depth = body.depth + 1;
          inner.loop = body.steps.get(i) instanceof Stmt.Loop ? inner : body.loop;
          stack.push(inner);
        }
      }
    }
    return all;
  }

  private void use(Node node, Body body, int at) {
    if (node.isLeaf()) {
      return;
    }
    int id = node.id;
    uses[id]++;
    Body b = body;
    int j = at;
    if (b.loop != null && b.loop != node.home) {
      uses[id]++;
      j = b.loop.index;
      b = b.loop.parent;
    }
    if (place[id] == null) {
      place[id] = b;
      position[id] = j;
      return;
    }
    Body a = place[id];
    int i = position[id];
    while (a != b) {
      if (a.depth >= b.depth) {
        i = a.index;
        a = a.parent;
      } else {
        j = b.index;
        b = b.parent;
      }
    }
    place[id] = a;
    position[id] = Math.min(i, j);
  }

  private void keep() {
    int[] size = new int[graph.size()];
    for (int id = 0; id < size.length; id++) {
      if (uses[id] == 0) {
        continue;
      }
      Node node = graph.node(id);
      kept[id] = node.op == Op.TURNS || uses[id] > 1 && !isCheap(node);
      size[id] = 1;
      for (Node arg : node.args) {
        if (!arg.isLeaf() && !kept[arg.id]) {
          if (size[arg.id] > TREE || size[id] > 4 * TREE) {
            kept[arg.id] = true;
          } else {
            size[id] += size[arg.id];
          }
        }
        size[id]++;
      }
    }
  }

  /** One or two instructions on what is there anyway; the JIT compiler finds equal ones. */
  private boolean isCheap(Node node) {
    boolean converts = node.op == Op.NARROW || node.op == Op.WIDEN;
    Node at = converts ? node.args[0] : node;
    return switch (at.op) {
      case ADD, SUB, AND, OR, XOR, SHL, SHR, USHR ->
          isThere(at.args[0]) && at.args[1].isConst() && at.type == Type.J;
      default -> isThere(at) && converts;
    };
  }

  private boolean isThere(Node node) {
    return node.isLeaf() || kept[node.id];
  }

  private void fill(List<Body> bodies) {
    Map<Body, List<List<Node>>> defs = new HashMap<>();
    for (int id = 0; id < kept.length; id++) {
      if (kept[id]) {
        Body body = place[id];
        List<List<Node>> lists =
            defs.computeIfAbsent(
                body, b -> new ArrayList<>(java.util.Collections.nCopies(b.steps.size(), null)));
        List<Node> here = lists.get(position[id]);
        if (here == null) {
          here = new ArrayList<>();
          lists.set(position[id], here);
        }
        here.add(graph.node(id));
      }
    }
    for (Body body : bodies) {
      List<List<Node>> lists = defs.get(body);
      body.instrs = new ArrayList<>();
      for (int i = 0; i < body.steps.size(); i++) {
        if (lists != null && lists.get(i) != null) {
          lists.get(i).forEach(node -> body.instrs.add(new Instr.Def(node)));
        }
        body.instrs.add(new Instr.Do(body.steps.get(i)));
      }
    }
  }
}
