package weft.hdl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Block;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Process;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Wire;

/**
 * Verilog has no choice by value in expressions: one that a statement sets becomes a switch in its
 * place; a short one within an expression becomes a chain of two-way choices, a long one a wire
 * with a switch. Afterwards there is no {@link Expr.Select}.
 */
public final class LowerSelects extends ModulePass {
  /** Up to so many cases stay in the expression. */
  private static final int SHORT = 3;

  @Override
  boolean concerns(Module module) {
    return Contains.expression(module, e -> e instanceof Expr.Select);
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
    boolean staysValue(Process process) {
      return !(process.assignment().orElseThrow() instanceof Expr.Select);
    }

    @Override
    Expr rebuild(Expr e) {
      if (!(e instanceof Expr.Select select)) {
        return super.rebuild(e);
      }
      int labels = 0;
      for (int i = 0; i < select.caseCount(); i++) {
        labels += select.labels(i).size();
      }
      if (labels <= SHORT && Atoms.isAtom(operand(e, 0))) {
        return chain(select);
      }
      String name = names.fresh(targetName() + "_choice");
      Declaration d = new Declaration(name, e.kind(), e.width(), null, e.location(), "");
      Wire wire = m.wire(d);
      List<Wire> targets = List.of(wire);
      Block body = Block.of(choice(select, Target.whole(wire), e.location(), ""));
      m.process(null, targets, null, body, e.location(), "");
      return m.ref(wire);
    }

    private Expr chain(Expr.Select e) {
      Expr subject = operand(e, 0);
      Expr value = operand(e, 1);
      for (int i = e.caseCount() - 1; i >= 0; i--) {
        Expr hit = null;
        for (Expr.Constant label : e.labels(i)) {
          Expr one = m.binary(Op.EQ, subject, constant(label));
          hit = hit == null ? one : m.binary(Op.OR, hit, one);
        }
        value = m.mux(hit, operand(e, i + 2), value);
      }
      return value;
    }

    private Statement choice(Expr.Select e, Target target, SourceLocation at, String comment) {
      List<Statement.Switch.Case> cases = new ArrayList<>(e.caseCount());
      for (int i = 0; i < e.caseCount(); i++) {
        Block block = Block.of(new Statement.Set(target, map(e.value(i)), at, ""));
        cases.add(new Statement.Switch.Case(constants(e.labels(i)), block, at));
      }
      Block otherwise = Block.of(new Statement.Set(target, map(e.otherwise()), at, ""));
      return new Statement.Switch(map(e.subject()), cases, otherwise, at, comment);
    }

    @Override
    void rewrite(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.Set set && set.value() instanceof Expr.Select select) {
        enter(set);
        out.add(choice(select, map(set.target()), set.location(), set.comment()));
      } else {
        super.rewrite(statement, out);
      }
    }
  }
}
