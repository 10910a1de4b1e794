package weft.hdl.transform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Wire;

/**
 * Computes what is known at elaboration. Afterwards nothing has width 0; no operator has only
 * constant operands; no comparison is decided by the range of its operands, no equality and no
 * reduction by bits of theirs that are known; no condition, subject or index is constant; wires
 * that never change are gone; concatenations used once are flat; slices and extensions change the
 * width.
 */
public final class FoldConstants extends ModulePass {
  /** Again as long as something was read before it was found to be constant. */
  @Override
  Module rewrite(Module module, Map<Module, Module> children) {
    Module copy = super.rewrite(module, children);
    while (hasLateConstants(copy)) {
      copy = super.rewrite(copy, children);
    }
    return copy;
  }

  private static boolean hasLateConstants(Module module) {
    Map<Signal, BigInteger> constants = constantSignals(module);
    if (constants.isEmpty()) {
      return false;
    }
    for (Signal signal : constants.keySet()) {
      if (signal instanceof Wire && !ModuleRewriter.isPinned(module, signal)) {
        return true;
      }
    }
    int[] uses = module.useCounts();
    for (Expr e : module.exprs()) {
      if (e instanceof Expr.Ref ref && uses[e.id()] > 0 && constants.containsKey(ref.signal())) {
        return true;
      }
    }
    return false;
  }

  /** Signals that are set once, to a constant. */
  private static Map<Signal, BigInteger> constantSignals(Module module) {
    Map<Signal, BigInteger> found = new IdentityHashMap<>();
    for (Process process : module.processes()) {
      process
          .assignment()
          .filter(value -> Atoms.strip(value) instanceof Expr.Constant)
          .ifPresent(value -> found.put(process.targets().get(0), bits(value)));
    }
    return found;
  }

  private static BigInteger bits(Expr value) {
    return ((Expr.Constant) Atoms.strip(value)).bits();
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static final class Rewriter extends ModuleRewriter {
    private final FoldedExpressions fold;

    /** Signals that never change. */
    private final Map<Signal, BigInteger> known;

    /** Those whose block has turned out to set nothing but constants; they stay. */
    private final Set<Signal> late = Collections.newSetFromMap(new IdentityHashMap<>());

    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
      fold = new FoldedExpressions(m, old.useCounts());
      known = constantSignals(old);
    }

    @Override
    boolean keeps(Signal signal) {
      boolean needed = !(signal instanceof Wire) || isPinned(signal) || late.contains(signal);
      return signal.width() > 0 && (needed || !known.containsKey(signal));
    }

    @Override
    boolean keepsValue(Wire wire, Expr value) {
      if (value instanceof Expr.Constant) {
        known.put(wire, bits(value));
      }
      return keeps(wire);
    }

    @Override
    void valueMade(Process process, Wire copy) {
      fold.bound(copy, map(process.assignment().orElseThrow()));
    }

    @Override
    boolean keeps(Memory memory) {
      return memory.width() > 0;
    }

    @Override
    void rewriteMemory(Memory memory) {
      if (keeps(memory)) {
        super.rewriteMemory(memory);
      }
    }

    @Override
    Expr rebuild(Expr e) {
      if (e.width() == 0) {
        return m.constant(e.kind(), 0, 0);
      }
      if (e instanceof Expr.Constant c) {
        return constant(c);
      }
      if (e instanceof Expr.Ref ref && known.containsKey(ref.signal())) {
        return fold.bits(e.kind(), e.width(), known.get(ref.signal()));
      }
      if (e instanceof Expr.Ref) {
        return super.rebuild(e);
      }
      if (e instanceof Expr.Select select) {
        return select(select);
      }
      if (e instanceof Expr.MemRead read) {
        return read(read);
      }
      List<Expr> operands = new ArrayList<>(e.operandCount());
      for (int i = 0; i < e.operandCount(); i++) {
        operands.add(operand(e, i));
      }
      return fold.fold(e, operands);
    }

    private Expr read(Expr.MemRead e) {
      if (operand(e, 0) instanceof Expr.Constant address) {
        if (address.value().compareTo(BigInteger.valueOf(e.memory().depth())) >= 0) {
          return m.constant(e.kind(), e.width(), 0);
        }
        if (address.width() == 0) {
          return m.memRead(map(e.memory()), m.constant(address.kind(), 1, 0));
        }
      }
      return super.rebuild(e);
    }

    private Expr select(Expr.Select e) {
      if (operand(e, 0) instanceof Expr.Constant subject) {
        for (int i = 0; i < e.caseCount(); i++) {
          if (holds(e.labels(i), subject)) {
            return operand(e, i + 2);
          }
        }
        return operand(e, 1);
      }
      int codes = 0;
      for (int i = 0; i < e.caseCount(); i++) {
        codes += e.labels(i).size();
      }
      return isComplete(e.subject(), codes) ? completeSelect(e) : super.rebuild(e);
    }

    /** Nothing is left for the default, so the last case takes its place. */
    private Expr completeSelect(Expr.Select e) {
      int last = e.caseCount() - 1;
      List<List<Expr.Constant>> labels = new ArrayList<>();
      List<Expr> values = new ArrayList<>();
      for (int i = 0; i < last; i++) {
        labels.add(constants(e.labels(i)));
        values.add(operand(e, i + 2));
      }
      Expr otherwise = operand(e, last + 2);
      return last == 0 ? otherwise : m.select(operand(e, 0), labels, values, otherwise);
    }

    private static boolean isComplete(Expr subject, int codes) {
      return subject.width() < 31 && codes == 1 << subject.width();
    }

    private static boolean holds(List<Expr.Constant> labels, Expr.Constant subject) {
      for (Expr.Constant label : labels) {
        if (label.value().equals(subject.value())) {
          return true;
        }
      }
      return false;
    }

    /** A block that sets all bits of its only target to constants sets the target once. */
    @Override
    Block settled(Process process, Block body) {
      boolean single = !process.isClocked() && process.targets().size() == 1;
      if (!single || body.isEmpty()) {
        return body;
      }
      Signal target = process.targets().get(0);
      BigInteger bits = BigInteger.ZERO;
      BigInteger written = BigInteger.ZERO;
      for (Statement statement : body.statements()) {
        if (!(statement instanceof Statement.Set set)
            || !set.target().indexes().isEmpty()
            || !(Atoms.strip(set.value()) instanceof Expr.Constant value)) {
          return body;
        }
        int lo = set.target().lo();
        BigInteger mask = Arithmetic.ones(set.target().width()).shiftLeft(lo);
        bits = bits.andNot(mask).or(value.bits().shiftLeft(lo));
        written = written.or(mask);
      }
      if (!written.equals(Arithmetic.ones(target.width()))) {
        return body;
      }
      known.put(target, bits);
      late.add(target);
      Expr value = fold.bits(target.kind(), target.width(), bits);
      Statement.Set last = (Statement.Set) body.statements().get(body.statements().size() - 1);
      return Block.of(set(last, Target.whole(map(target)), value));
    }

    @Override
    void rewrite(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.Set set && set.target().width() == 0) {
        return;
      }
      if (statement instanceof Statement.Set set && keeps(set.target().signal())) {
        enter(set);
        Target target = fixed(map(set.target()));
        if (target != null) {
          out.add(set(set, target, map(set.value())));
        }
      } else if (statement instanceof Statement.MemoryWrite write && keeps(write.memory())) {
        write(write, out);
      } else if (statement instanceof Statement.When when) {
        when(when, out);
      } else if (statement instanceof Statement.Switch choice
          && map(choice.subject()) instanceof Expr.Constant subject) {
        Block taken = choice.otherwise();
        for (Statement.Switch.Case one : choice.cases()) {
          taken = holds(one.labels(), subject) ? one.block() : taken;
        }
        out.addAll(rewrite(taken).statements());
      } else if (statement instanceof Statement.Switch choice) {
        choice(choice, out);
      } else if (statement instanceof Statement.Check check) {
        if (!isConstant(map(check.condition()), check.claim() != Statement.Check.Claim.COVER)) {
          super.rewrite(statement, out);
        }
      } else {
        super.rewrite(statement, out);
      }
    }

    private static boolean isConstant(Expr condition, boolean value) {
      return condition instanceof Expr.Constant c && (c.value().signum() != 0) == value;
    }

    private void choice(Statement.Switch choice, List<Statement> out) {
      Expr subject = map(choice.subject());
      int codes = 0;
      List<Statement.Switch.Case> cases = new ArrayList<>(choice.cases().size());
      for (Statement.Switch.Case one : choice.cases()) {
        codes += one.labels().size();
        cases.add(
            new Statement.Switch.Case(
                constants(one.labels()), rewrite(one.block()), one.location()));
      }
      boolean complete = isComplete(subject, codes);
      Block otherwise = complete ? Block.EMPTY : rewrite(choice.otherwise());
      if (cases.isEmpty()) {
        out.addAll(otherwise.statements());
      } else if (complete && cases.size() == 1) {
        out.addAll(cases.get(0).block().statements());
      } else if (!otherwise.isEmpty() || cases.stream().anyMatch(one -> !one.block().isEmpty())) {
        out.add(
            new Statement.Switch(subject, cases, otherwise, choice.location(), choice.comment()));
      }
    }

    /** The target with constant indexes taken into {@code lo}; null if nothing is written. */
    private static Target fixed(Target t) {
      int lo = t.lo();
      List<Target.Index> indexes = new ArrayList<>();
      for (Target.Index i : t.indexes()) {
        if (i.value() instanceof Expr.Constant c) {
          if (c.value().compareTo(BigInteger.valueOf(i.count())) >= 0) {
            return null;
          }
          lo += c.value().intValueExact() * i.stride();
        } else {
          indexes.add(i);
        }
      }
      return new Target(t.signal(), lo, t.width(), indexes);
    }

    private void write(Statement.MemoryWrite w, List<Statement> out) {
      Expr address = map(w.address());
      Expr mask = w.mask().map(this::map).orElse(null);
      if (address instanceof Expr.Constant c) {
        if (c.value().compareTo(BigInteger.valueOf(w.memory().depth())) >= 0) {
          return;
        }
        if (c.width() == 0) {
          address = m.constant(c.kind(), 1, 0);
        }
      }
      if (mask instanceof Expr.Constant c && c.bits().signum() == 0) {
        return;
      }
      out.add(write(w, address, map(w.data()), mask));
    }

    private void when(Statement.When when, List<Statement> out) {
      List<Statement.When.Arm> arms = new ArrayList<>();
      Block otherwise = null;
      for (Statement.When.Arm arm : when.arms()) {
        Expr condition = map(arm.condition());
        if (condition instanceof Expr.Constant c) {
          if (c.value().signum() != 0) {
            otherwise = rewrite(arm.block());
            break;
          }
        } else {
          arms.add(new Statement.When.Arm(condition, rewrite(arm.block()), arm.location()));
        }
      }
      if (otherwise == null) {
        otherwise = rewrite(when.otherwise());
      }
      while (otherwise.isEmpty()
          && !arms.isEmpty()
          && arms.get(arms.size() - 1).block().isEmpty()) {
        arms.remove(arms.size() - 1);
      }
      if (arms.isEmpty()) {
        out.addAll(otherwise.statements());
      } else {
        out.add(new Statement.When(arms, otherwise, when.location(), when.comment()));
      }
    }
  }
}
