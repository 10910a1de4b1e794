package weft.hdl.transform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Wire;

/**
 * Long chains of conditions nest in every tool that reads Verilog, and all fail on deep nesting.
 * Afterwards no chain has more than {@link #MAX_ARMS} arms: one that compares a value with
 * constants is a switch, any other one a tree of switches by the number of the arm that is taken.
 * Yosys 0.23 spends time on chains of statements that grows with the square of their length.
 */
public final class BalanceChains extends ModulePass {
  /** A chain with more arms than this is taken apart. */
  static final int MAX_ARMS = 128;

  private static final int GROUP = 64;

  @Override
  boolean concerns(Module module) {
    return Contains.statement(
        module, s -> s instanceof Statement.When when && when.arms().size() > MAX_ARMS);
  }

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
      List<Statement.When.Arm> arms = new ArrayList<>(when.arms().size());
      for (int i = 0; i < when.arms().size(); i += GROUP) {
        arms.addAll(gathered(when.arms().subList(i, Math.min(i + GROUP, when.arms().size()))));
      }
      while (arms.size() > 1) {
        List<Statement.When.Arm> groups = new ArrayList<>(arms.size() / GROUP + 1);
        for (int i = 0; i < arms.size(); i += GROUP) {
          groups.add(group(arms.subList(i, Math.min(i + GROUP, arms.size()))));
        }
        arms = groups;
      }
      return new Statement.When(arms, when.otherwise(), when.location(), when.comment());
    }

    /**
     * The arms with their conditions as bits of a wire that a block sets, first all and then one by
     * one: else they would be printed as continuous assignments, on which Icarus 11 spends time
     * that grows with the square of how many read the same signals.
     */
    private List<Statement.When.Arm> gathered(List<Statement.When.Arm> arms) {
      SourceLocation at = arms.get(0).location();
      String name = names.fresh(targetName() + "_hit");
      Wire hit = m.wire(new Declaration(name, Kind.BITS, arms.size(), null, at, ""));
      List<Statement> sets = new ArrayList<>();
      Expr none = m.constant(Kind.BITS, arms.size(), 0);
      sets.add(new Statement.Set(Target.whole(hit), none, at, ""));
      List<Statement.When.Arm> byBit = new ArrayList<>();
      for (int i = 0; i < arms.size(); i++) {
        Statement.When.Arm arm = arms.get(i);
        Expr value = m.cast(Kind.BITS, arm.condition());
        sets.add(new Statement.Set(new Target(hit, i, 1, List.of()), value, arm.location(), ""));
        Expr bit =
            arms.size() == 1 ? m.cast(Kind.BOOL, m.ref(hit)) : m.slice(Kind.BOOL, m.ref(hit), i, i);
        byBit.add(new Statement.When.Arm(bit, arm.block(), arm.location()));
      }
      m.process(null, List.of(hit), null, new Block(sets), at, "");
      return byBit;
    }

    /** Many arms as one: whether any of them is taken, and a switch by the number of which. */
    private Statement.When.Arm group(List<Statement.When.Arm> arms) {
      int last = arms.size() - 1;
      if (last == 0) {
        return arms.get(0);
      }
      int width = 32 - Integer.numberOfLeadingZeros(last);
      SourceLocation at = arms.get(0).location();
      List<Expr> conditions = new ArrayList<>();
      List<Statement.Switch.Case> cases = new ArrayList<>();
      for (int i = 0; i <= last; i++) {
        conditions.add(m.cast(Kind.BITS, arms.get(i).condition()));
        if (i < last) {
          Expr.Constant number = m.constant(Kind.UINT, width, i);
          SourceLocation arm = arms.get(i).location();
          cases.add(new Statement.Switch.Case(List.of(number), arms.get(i).block(), arm));
        }
      }
      Expr number = m.constant(Kind.UINT, width, last);
      for (int i = last - 1; i >= 0; i--) {
        number = m.mux(arms.get(i).condition(), m.constant(Kind.UINT, width, i), number);
      }
      String name = names.fresh(targetName() + "_arm");
      Wire taken = m.value(new Declaration(name, Kind.UINT, width, null, at, ""), number);
      Block otherwise = arms.get(last).block();
      Statement choice = new Statement.Switch(m.ref(taken), cases, otherwise, at, "");
      Expr any = named(m.unary(Op.OR_ALL, m.concat(conditions)));
      return new Statement.When.Arm(any, Block.of(choice), at);
    }
  }
}
