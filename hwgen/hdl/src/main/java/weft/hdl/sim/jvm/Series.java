package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values made of the same from many children of a class: one expression in a loop, or at an index,
 * instead of one a child.
 */
final class Series {
  private final Graph graph;
  private final Children children;
  private final Shapes shapes;
  private final Map<Object, Object> stateOf;

  Series(Graph graph, Children children, Map<Object, Object> stateOf) {
    this.graph = graph;
    this.children = children;
    this.stateOf = stateOf;
    shapes = new Shapes(graph, children);
  }

  /** The same from nodes that follow each other, with the loop's index in it. */
  private record Run(Merger merger, Node node, int count) {}

  /** The longest run at the beginning; null if it is too short, or not made of children. */
  private Run run(List<Node> nodes) {
    if (!children.hasRow()) {
      return null;
    }
    int most = 1;
    while (most < nodes.size() && shapes.of(nodes.get(most)) == shapes.of(nodes.get(0))) {
      most++;
    }
    Run found = null;
    int count = Loops.FEWEST;
    while (count >= Loops.FEWEST && count <= most && (found == null || found.count < count)) {
      Merger merger = new Merger(graph, children, shapes, stateOf);
      try {
        found = new Run(merger, merger.value(nodes.subList(0, count)), count);
        count = most;
      } catch (Merger.Differs differs) {
        most = differs.groups;
        count = most;
      }
    }
    return found;
  }

  /** The sum of many J, without carry. */
  Node orAll(List<Node> parts) {
    List<Node> out = new ArrayList<>();
    for (int at = 0; at < parts.size(); ) {
      Run run = run(parts.subList(at, parts.size()));
      if (run == null) {
        out.add(parts.get(at));
        at++;
        continue;
      }
      long lo = 0;
      long hi = 0;
      for (Node part : parts.subList(at, at + run.count)) {
        lo = part.lo < 0 ? Long.MIN_VALUE : lo;
        hi |= part.hi <= 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(part.hi);
      }
      Word value = Word.local(Type.J, lo, lo < 0 ? Long.MAX_VALUE : hi, run.merger.body);
      Node next = graph.or(graph.get(value), run.node);
      out.add(turns(run, run.count, value, next, graph.constant(0), graph.index(0)));
      at += run.count;
    }
    return graph.orAll(out);
  }

  private Node turns(Run run, int count, Word value, Node next, Node start, Node from) {
    run.merger.body.add(new Stmt.Put(value, next));
    Turns turns = new Turns(run.merger.index, count, value, run.merger.body);
    return graph.turns(turns, start, from);
  }

  /**
   * The first of some values whose condition holds. Where conditions ask a subject for one number
   * after the other, that is the value at an index.
   */
  Node select(List<Node> conditions, List<Node> values, Node otherwise) {
    List<Node> picked = new ArrayList<>();
    List<Node> holds = new ArrayList<>();
    for (int at = 0; at < values.size(); ) {
      int count = asked(conditions.subList(at, conditions.size()));
      Run run = run(values.subList(at, at + count));
      if (run == null) {
        holds.add(conditions.get(at));
        picked.add(values.get(at));
        at++;
        continue;
      }
      Node first = conditions.get(at).args[1];
      Node offset = graph.sub(conditions.get(at).args[0], first);
      Node inside = graph.ult(offset, graph.constant(run.count));
      Node index = graph.narrow(graph.select(inside, offset, graph.constant(0)));
      holds.add(inside);
      picked.add(at(index, run));
      at += run.count;
    }
    Node out = otherwise;
    for (int i = picked.size() - 1; i >= 0; i--) {
      out = graph.select(holds.get(i), picked.get(i), out);
    }
    return out;
  }

  /** The one of some values that an I chooses; nothing if they have too little in common. */
  Optional<Node> at(Node index, List<Node> values) {
    Run run = run(values);
    return run == null || run.count < values.size()
        ? Optional.empty()
        : Optional.of(at(index, run));
  }

  private Node at(Node index, Run run) {
    Word value = Word.local(run.node.type, run.node.lo, run.node.hi, run.merger.body);
    Node zero = run.node.type == Type.I ? graph.index(0) : graph.constant(0);
    return turns(run, 1, value, run.node, zero, index);
  }

  /** How many conditions ask for the numbers from that of the first on. */
  private static int asked(List<Node> conditions) {
    Node first = conditions.get(0);
    if (first.op != Op.EQ || !first.args[1].isConst()) {
      return 1;
    }
    int count = 1;
    while (count < conditions.size()
        && conditions.get(count).op == Op.EQ
        && conditions.get(count).args[0] == first.args[0]
        && conditions.get(count).args[1].isConst(first.args[1].value + count)) {
      count++;
    }
    return count;
  }
}
