package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces steps that repeat by loops: runs of groups that differ only in what goes on by equal
 * distances ({@link Merger}). The order of what is done stays.
 */
final class Loops {
  /** Fewer groups stay as they are. */
  static final int FEWEST = 8;

  /** Fewer groups that touch no children do: from 8 on, a ternary tile took 6 % longer. */
  static final int FEWEST_OWN = 32;

  /** Steps of a group at most. */
  private static final int LONGEST = 64;

  private final Graph graph;
  private final Children children;
  private final Map<Object, Object> stateOf;
  private final Shapes shapes;
  private final Body root;

  /** Groups without which there is no loop here. */
  private final int fewest;

  /** Made once it is needed, before the first loop is. */
  private Uses uses;

  private Loops(Body root, Graph graph, Children children, Map<Object, Object> stateOf) {
    this.graph = graph;
    this.children = children;
    this.stateOf = stateOf;
    shapes = new Shapes(graph, children);
    this.root = root;
    fewest = children.hasRow() ? FEWEST : FEWEST_OWN;
  }

  /**
   * Makes loops wherever it can.
   *
   * @param stateOf what words and arrays hold; those of loops are added
   */
  static void make(Body root, Graph graph, Children children, Map<Object, Object> stateOf) {
    Loops loops = new Loops(root, graph, children, stateOf);
    List<Body> open = new ArrayList<>(List.of(root));
    while (!open.isEmpty()) {
      Body body = open.remove(open.size() - 1);
      loops.fold(body);
      for (Stmt step : body.steps) {
        if (!(step instanceof Stmt.Loop)) {
          open.addAll(step.bodies());
        }
      }
    }
  }

  private void fold(Body body) {
    List<Stmt> steps = List.copyOf(body.steps);
    if (!repeats(steps)) {
      return;
    }
    long[] shape = new long[steps.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shapes.of(steps.get(i));
    }
    List<Stmt> folded = new ArrayList<>();
    for (int at = 0; at < shape.length; ) {
      Run run = run(steps, shape, at);
      folded.add(run.step);
      at += run.length;
    }
    body.steps.clear();
    body.steps.addAll(folded);
  }

  /** Whether steps have so much in common that it is worth looking closer. */
  private boolean repeats(List<Stmt> steps) {
    if (steps.size() < fewest) {
      return false;
    }
    Map<Long, Integer> counts = new HashMap<>();
    for (Stmt step : steps) {
      if (counts.merge(shapes.outline(step), 1, Integer::sum) >= fewest) {
        return true;
      }
    }
    return false;
  }

  /** A step in place of several. */
  private record Run(Stmt step, int length) {}

  /** The loop with the shortest group that begins somewhere, or the step that stands there. */
  private Run run(List<Stmt> steps, long[] shape, int at) {
    for (int period = 1; period <= LONGEST && at + fewest * period <= shape.length; period++) {
      int end = at;
      while (end + period < shape.length && shape[end] == shape[end + period]) {
        end++;
      }
      int groups = (end - at) / period + 1;
      Stmt.Loop loop = groups < fewest ? null : loop(steps, at, period, groups);
      if (loop != null) {
        return new Run(loop, loop.count * period);
      }
    }
    return new Run(steps.get(at), 1);
  }

  /** A loop over the first of some groups, as many as it can do; null if those are few. */
  private Stmt.Loop loop(List<Stmt> steps, int at, int period, int groups) {
    if (uses == null) {
      uses = new Uses(root);
    }
    int count = fewest;
    int most = groups;
    int needed = fewest;
    Stmt.Loop found = null;
    while (count >= fewest && count <= most && (found == null || found.count < count)) {
      List<List<Stmt>> all = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        all.add(steps.subList(at + k * period, at + (k + 1) * period));
      }
      Merger merger = new Merger(graph, children, shapes, stateOf);
      try {
        found = merger.loop(all, uses);
        needed = merger.goesThroughChildren ? FEWEST : FEWEST_OWN;
        count = most;
      } catch (Merger.Differs differs) {
        most = differs.groups;
        count = most;
      }
    }
    return found == null || found.count < needed ? null : found;
  }
}
