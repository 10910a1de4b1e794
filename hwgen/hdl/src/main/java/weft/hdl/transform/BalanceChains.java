package weft.hdl.transform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Statement;

/**
 * Long chains of conditions nest in every tool that reads Verilog, and all fail on deep nesting.
 * Afterwards no chain has more than {@link #MAX_ARMS} arms: one that compares a value with
 * constants is a switch, any other one is a tree of chains.
 */
public final class BalanceChains extends ModulePass {
  /** A chain with more arms than this is taken apart. */
  static final int MAX_ARMS = 128;

  private static final int GROUP = 64;

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static final class Rewriter extends ModuleRewriter {
    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
    }

    @Override
    void rewrite(Statement statement, List<Statement> out) {
      if (!(statement instanceof Statement.When when) || when.arms().size() <= MAX_ARMS) {
        super.rewrite(statement, out);
        return;
      }
      Statement choice = asSwitch(when);
      if (choice == null) {
        int from = out.size();
        super.rewrite(statement, out);
        choice = balanced((Statement.When) out.remove(from));
      }
      out.add(choice);
    }

    /** The chain as a switch, or null. */
    private Statement asSwitch(Statement.When when) {
      Expr subject = subject(when.arms().get(0).condition());
      Set<BigInteger> seen = new HashSet<>();
      List<Statement.Switch.Case> cases = new ArrayList<>(when.arms().size());
      for (Statement.When.Arm arm : when.arms()) {
        Expr one = subject(arm.condition());
        if (one == null || !same(one, subject)) {
          return null;
        }
        Expr.Constant label = (Expr.Constant) arm.condition().operand(1);
        if (seen.add(label.bits())) {
          List<Expr.Constant> labels = List.of(constant(label));
          cases.add(new Statement.Switch.Case(labels, rewrite(arm.block()), arm.location()));
        }
      }
      return new Statement.Switch(
          map(subject), cases, rewrite(when.otherwise()), when.location(), when.comment());
    }

    /** What a condition compares with a constant, or null. */
    private static Expr subject(Expr condition) {
      boolean compares =
          condition instanceof Expr.Binary b
              && b.op() == Op.EQ
              && b.operand(1) instanceof Expr.Constant;
      return compares ? condition.operand(0) : null;
    }

    private static boolean same(Expr a, Expr b) {
      return a == b
          || a instanceof Expr.Ref x && b instanceof Expr.Ref y && x.signal() == y.signal();
    }

    private Statement.When balanced(Statement.When when) {
      List<Statement.When.Arm> arms = when.arms();
      while (arms.size() > MAX_ARMS) {
        List<Statement.When.Arm> groups = new ArrayList<>(arms.size() / GROUP + 1);
        for (int i = 0; i < arms.size(); i += GROUP) {
          groups.add(group(arms.subList(i, Math.min(i + GROUP, arms.size()))));
        }
        arms = groups;
      }
      return new Statement.When(arms, when.otherwise(), when.location(), when.comment());
    }

    /** Many arms as one; if any of them is taken and no other one is, it is the last. */
    private Statement.When.Arm group(List<Statement.When.Arm> arms) {
      Statement.When.Arm last = arms.get(arms.size() - 1);
      if (arms.size() == 1) {
        return last;
      }
      List<Expr> conditions = new ArrayList<>();
      for (Statement.When.Arm arm : arms) {
        conditions.add(m.cast(Kind.BITS, arm.condition()));
      }
      Expr any = named(m.unary(Op.OR_ALL, m.concat(conditions)));
      List<Statement.When.Arm> others = List.copyOf(arms.subList(0, arms.size() - 1));
      Statement chain = new Statement.When(others, last.block(), arms.get(0).location(), "");
      return new Statement.When.Arm(any, Block.of(chain), arms.get(0).location());
    }
  }
}
