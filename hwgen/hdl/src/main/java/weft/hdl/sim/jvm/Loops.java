package weft.hdl.sim.jvm;

import java.util.ArrayList;
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
  private final Uses uses;

  private Loops(Body root, Graph graph, Children children, Map<Object, Object> stateOf) {
    this.graph = graph;
    this.children = children;
    this.stateOf = stateOf;
    shapes = new Shapes(graph, children);
    uses = new Uses(root);
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
    if (steps.size() < FEWEST) {
      return;
    }
    long[] shape = steps.stream().mapToLong(shapes::of).toArray();
    body.steps.clear();
    for (int at = 0; at < shape.length; ) {
      Run run = run(steps, shape, at);
      body.add(run.step);
      at += run.length;
    }
  }

  /** A step in place of several. */
  private record Run(Stmt step, int length) {}

  /** The loop with the shortest group that begins somewhere, or the step that stands there. */
  private Run run(List<Stmt> steps, long[] shape, int at) {
    for (int period = 1; period <= LONGEST && at + FEWEST * period <= shape.length; period++) {
      int end = at;
      while (end + period < shape.length && shape[end] == shape[end + period]) {
        end++;
      }
      int groups = (end - at) / period + 1;
      Stmt.Loop loop = groups < FEWEST ? null : loop(steps, at, period, groups);
      if (loop != null) {
        return new Run(loop, loop.count * period);
      }
    }
    return new Run(steps.get(at), 1);
  }

  /** A loop over the first of some groups, as many as it can do; null if those are few. */
  private Stmt.Loop loop(List<Stmt> steps, int at, int period, int groups) {
    int count = FEWEST;
    int most = groups;
    int fewest = FEWEST;
    Stmt.Loop found = null;
    while (count >= FEWEST && count <= most && (found == null || found.count < count)) {
      List<List<Stmt>> all = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        all.add(steps.subList(at + k * period, at + (k + 1) * period));
      }
      Merger merger = new Merger(graph, children, shapes, stateOf);
      try {
        found = merger.loop(all, uses);
        fewest = merger.goesThroughChildren ? FEWEST : FEWEST_OWN;
        count = most;
      } catch (Merger.Differs differs) {
        most = differs.groups;
        count = most;
      }
    }
    return found == null || found.count < fewest ? null : found;
  }
}
