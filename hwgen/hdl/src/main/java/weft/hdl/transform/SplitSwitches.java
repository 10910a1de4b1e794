package weft.hdl.transform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Statement;

/**
 * Verilator 5.006 compares every label of a case with every other one: 10,000 take it 10 seconds,
 * 40,000 more than 5 minutes. A switch with more than {@link #MAX_LABELS} becomes one by the upper
 * bits of its subject, of switches by the lower ones.
 */
public final class SplitSwitches extends ModulePass {
  /** A switch with more labels than this is taken apart. */
  static final int MAX_LABELS = 2_048;

  /** Labels that a part has on average, or more. */
  private static final int PART = 64;

  /** A block of no more statements than this may stand in several parts. */
  private static final int SHORT = 4;

  @Override
  boolean concerns(Module module) {
    return Contains.statement(
        module, s -> s instanceof Statement.Switch choice && labels(choice) > MAX_LABELS);
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static int labels(Statement.Switch choice) {
    return choice.cases().stream().mapToInt(one -> one.labels().size()).sum();
  }

  private static final class Rewriter extends ModuleRewriter {
    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
    }

    @Override
    void rewrite(Statement statement, List<Statement> out) {
      int from = out.size();
      super.rewrite(statement, out);
      if (statement instanceof Statement.Switch && out.get(from) instanceof Statement.Switch made) {
        if (labels(made) > MAX_LABELS && mayRepeat(made)) {
          Expr subject = made.subject();
          subject = Atoms.isName(subject) ? subject : named(subject);
          out.set(from, split(made, subject, subject.width()));
        }
      }
    }

    /** True if every block that may get into several parts is short. */
    private static boolean mayRepeat(Statement.Switch choice) {
      return isShort(choice.otherwise())
          && choice.cases().stream()
              .allMatch(one -> one.labels().size() == 1 || isShort(one.block()));
    }

    private static boolean isShort(Block block) {
      return block.depth() == 1 && block.statements().size() <= SHORT;
    }

    /** The switch by the lowest {@code width} bits of the subject, in parts if that helps. */
    private Statement split(Statement.Switch choice, Expr subject, int width) {
      int low = lowBits(choice, width);
      if (low == width) {
        return choice;
      }
      Map<BigInteger, List<Statement.Switch.Case>> parts = new LinkedHashMap<>();
      for (Statement.Switch.Case one : choice.cases()) {
        Map<BigInteger, List<Expr.Constant>> labels = new LinkedHashMap<>();
        for (Expr.Constant label : one.labels()) {
          BigInteger upper = label.bits().shiftRight(low);
          BigInteger lower = label.bits().subtract(upper.shiftLeft(low));
          labels
              .computeIfAbsent(upper, u -> new ArrayList<>())
              .add(m.constant(Kind.BITS, low, lower, null));
        }
        labels.forEach(
            (upper, some) ->
                parts
                    .computeIfAbsent(upper, u -> new ArrayList<>())
                    .add(new Statement.Switch.Case(some, one.block(), one.location())));
      }
      List<Statement.Switch.Case> outer = new ArrayList<>(parts.size());
      Expr lower = m.slice(Kind.BITS, subject, low - 1, 0);
      parts.forEach(
          (upper, cases) -> {
            Statement.Switch part =
                new Statement.Switch(lower, cases, choice.otherwise(), choice.location(), "");
            Statement inner = labels(part) > MAX_LABELS ? split(part, subject, low) : part;
            Expr.Constant label = m.constant(Kind.BITS, width - low, upper, null);
            outer.add(
                new Statement.Switch.Case(List.of(label), Block.of(inner), choice.location()));
          });
      return new Statement.Switch(
          m.slice(Kind.BITS, subject, width - 1, low),
          outer,
          choice.otherwise(),
          choice.location(),
          choice.comment());
    }

    /** The fewest bits by which labels make parts of the wanted size. */
    private static int lowBits(Statement.Switch choice, int width) {
      int most = labels(choice) / PART;
      for (int low = 1; low < width; low++) {
        HashSet<BigInteger> uppers = new HashSet<>();
        for (Statement.Switch.Case one : choice.cases()) {
          for (Expr.Constant label : one.labels()) {
            uppers.add(label.bits().shiftRight(low));
          }
        }
        if (uppers.size() <= most) {
          return low;
        }
      }
      return width;
    }
  }
}
