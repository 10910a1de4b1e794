package weft.hdl.sim.jvm;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import weft.hdl.ir.Block;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * Small combinational processes as values: what each condition decides becomes a selection, so that
 * the value moves to where it is used and needs no variable.
 */
final class Selection {
  private static final int MOST_CHOICES = 6;
  private static final int MOST_SETS = 64;

  private final Graph g;
  private final Lowering lowering;
  private final WordMath math;

  Selection(Graph graph, Lowering lowering) {
    this.g = graph;
    this.lowering = lowering;
    math = new WordMath(graph);
  }

  /** True if the process is small enough and sets no bits at positions known at run time. */
  static boolean fits(Process process, Predicate<Signal> isArray) {
    int[] left = {MOST_CHOICES, MOST_SETS};
    return process.targets().stream().noneMatch(isArray) && fits(process.body(), left);
  }

  private static boolean fits(Block block, int[] left) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        if (!set.target().indexes().isEmpty() || --left[1] < 0) {
          return false;
        }
      } else {
        left[0] -= statement.blocks().size() - 1;
        if (left[0] < 0) {
          return false;
        }
        for (Block inner : statement.blocks()) {
          if (!fits(inner, left)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** The words of each target. */
  Map<Signal, Node[]> of(Process process) {
    Map<Signal, Node[]> values = new IdentityHashMap<>();
    for (Signal s : process.targets()) {
      Node[] zeros = new Node[WordMath.count(s.width())];
      for (int i = 0; i < zeros.length; i++) {
        zeros[i] = s.kind() == Kind.BOOL ? g.flag(false) : g.constant(0);
      }
      values.put(s, zeros);
    }
    run(process.body(), values);
    return values;
  }

  private void run(Block block, Map<Signal, Node[]> values) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        set(set, values);
      } else if (statement instanceof Statement.When when) {
        Map<Signal, Node[]> result = after(when.otherwise(), values);
        for (int i = when.arms().size() - 1; i >= 0; i--) {
          Statement.When.Arm arm = when.arms().get(i);
          choose(lowering.flag(arm.condition()), after(arm.block(), values), result);
        }
        values.putAll(result);
      } else if (statement instanceof Statement.Switch choice) {
        lowering.words(choice.subject());
        Map<Signal, Node[]> result = after(choice.otherwise(), values);
        for (Statement.Switch.Case one : choice.cases()) {
          Node holds = lowering.matches(choice.subject(), one.labels());
          choose(holds, after(one.block(), values), result);
        }
        values.putAll(result);
      }
    }
  }

  private Map<Signal, Node[]> after(Block block, Map<Signal, Node[]> values) {
    Map<Signal, Node[]> copy = new IdentityHashMap<>();
    values.forEach((s, words) -> copy.put(s, words.clone()));
    run(block, copy);
    return copy;
  }

  private void choose(Node holds, Map<Signal, Node[]> then, Map<Signal, Node[]> result) {
    result.forEach(
        (s, words) -> {
          for (int i = 0; i < words.length; i++) {
            words[i] = g.select(holds, then.get(s)[i], words[i]);
          }
        });
  }

  private void set(Statement.Set set, Map<Signal, Node[]> values) {
    Target target = set.target();
    Signal s = target.signal();
    if (target.width() == 0) {
      return;
    }
    if (target.isWhole() || s.kind() == Kind.BOOL) {
      values.put(s, lowering.words(set.value(), s.kind()).clone());
      return;
    }
    Node[] bits = lowering.words(set.value(), Kind.BITS);
    Node[] words = values.get(s);
    for (int k = target.lo() >>> 6; k <= target.hi() >>> 6; k++) {
      int lo = Math.max(target.lo(), 64 * k);
      int width = Math.min(target.hi(), 64 * k + 63) - lo + 1;
      Node part = math.part(bits, lo - target.lo(), width);
      Node hole = g.constant(~(-1L >>> -width << (lo & 63)));
      Node merged = g.orAll(List.of(g.and(words[k], hole), g.shl(part, g.index(lo & 63))));
      boolean top = k == words.length - 1 && s.kind() == Kind.SINT;
      words[k] = top ? g.wrap(merged, (s.width() - 1 & 63) + 1, true) : merged;
    }
  }
}
