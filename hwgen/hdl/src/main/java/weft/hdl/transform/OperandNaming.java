package weft.hdl.transform;

import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Process;
import weft.hdl.ir.Statement;

/** Decides for {@link NameOperands} which values need a name. */
final class OperandNaming {
  /** How far a slice moves towards the operands. */
  static final int REACH = 8;

  private final Sharing sharing;
  private final boolean[] named;

  OperandNaming(Module module) {
    sharing = new Sharing(module);
    named = new boolean[module.exprs().size()];
    for (Expr e : module.exprs()) {
      if (sharing.isUsed(e)) {
        operandsOf(e);
      }
    }
    for (Process process : module.processes()) {
      if (process.isObserver()) {
        printsOf(process.body());
      }
      if (process.memory().isPresent()) {
        for (Statement statement : process.body().statements()) {
          writesOf(statement);
        }
      }
    }
  }

  boolean isNamed(Expr e) {
    return named[e.id()];
  }

  private void operandsOf(Expr e) {
    if (e instanceof Expr.Slice s) {
      if (!canCut(s.operand(0), s.hi(), s.lo(), REACH)) {
        name(s.operand(0));
      }
    } else if (e instanceof Expr.Index) {
      if (!Atoms.isName(e.operand(0))) {
        name(e.operand(0));
      }
    } else if (e instanceof Expr.Extend && e.isSigned()) {
      nameUnlessAtom(e.operand(0));
    } else if (e instanceof Expr.Binary b && b.op() == Op.MUL && e.isSigned()) {
      nameUnlessAtom(b.operand(0));
      nameUnlessAtom(b.operand(1));
    } else if (e instanceof Expr.Binary b && (b.op() == Op.SHL || b.op() == Op.SHR)) {
      // Icarus 11 writes garbage for a shift by a word of a memory, or of one at a constant
      // address.
      if (Atoms.strip(b.operand(1)) instanceof Expr.MemRead) {
        name(b.operand(1));
      }
      if (Atoms.strip(b.operand(0)) instanceof Expr.MemRead word
          && Atoms.strip(word.operand(0)) instanceof Expr.Constant) {
        name(b.operand(0));
      }
    } else if (e instanceof Expr.MemRead) {
      if (sharing.isShared(e)) {
        name(e);
      }
      addressOf(e.operand(0));
    }
  }

  /**
   * Icarus 11 does not wrap a sum that selects a word of a memory: it reads X, or drops a write.
   */
  private void addressOf(Expr address) {
    if (canCarry(address, REACH)) {
      name(address);
    }
  }

  /** Whether a carry may be lost at the top of an expression. */
  private static boolean canCarry(Expr e, int reach) {
    Expr a = Atoms.strip(e);
    if (a instanceof Expr.Mux) {
      return reach == 0 || canCarry(a.operand(1), reach - 1) || canCarry(a.operand(2), reach - 1);
    }
    if (a instanceof Expr.Binary b) {
      return isSum(b.op())
          || b.op() == Op.MUL
          || isBitwise(b.op())
              && (reach == 0
                  || canCarry(a.operand(0), reach - 1)
                  || canCarry(a.operand(1), reach - 1));
    }
    return false;
  }

  private void writesOf(Statement statement) {
    if (statement instanceof Statement.MemoryWrite w) {
      addressOf(w.address());
      if (w.mask().isPresent()) {
        nameUnlessAtom(w.address());
        nameUnlessAtom(w.data());
        nameUnlessAtom(w.mask().get());
      }
    } else if (statement instanceof Statement.When when) {
      when.arms().forEach(arm -> arm.block().statements().forEach(this::writesOf));
      when.otherwise().statements().forEach(this::writesOf);
    } else if (statement instanceof Statement.Switch choice) {
      choice.cases().forEach(one -> one.block().statements().forEach(this::writesOf));
      choice.otherwise().statements().forEach(this::writesOf);
    }
  }

  /** What is printed as a constant of an enumeration is compared with each of them. */
  private void printsOf(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Print print) {
        for (int i = 0; i < print.arguments().size(); i++) {
          if (print.format().conversions().get(i).enumType().isPresent()) {
            nameUnlessAtom(print.arguments().get(i));
          }
        }
      }
      statement.blocks().forEach(this::printsOf);
    }
  }

  private void nameUnlessAtom(Expr e) {
    if (!Atoms.isAtom(e)) {
      name(e);
    }
  }

  private void name(Expr e) {
    named[Atoms.strip(e).id()] = true;
  }

  /** True if bits of an expression are short expressions of bits of signals. */
  private boolean canCut(Expr e, int hi, int lo, int reach) {
    Expr a = Atoms.strip(e);
    boolean whole = lo == 0 && hi == a.width() - 1;
    if (Atoms.isAtom(a) || named[a.id()] || whole) {
      return true;
    }
    if (reach == 0) {
      return false;
    }
    if (a instanceof Expr.Slice s) {
      return canCut(s.operand(0), hi + s.lo(), lo + s.lo(), reach);
    }
    if (a instanceof Expr.Concat c) {
      return PartBits.of(c, hi, lo).stream()
          .allMatch(part -> canCut(part.part(), part.hi(), part.lo(), reach - 1));
    }
    if (a instanceof Expr.Extend x) {
      int width = x.operand(0).width();
      return x.isSigned()
          || lo >= width
          || canCut(x.operand(0), Math.min(hi, width - 1), lo, reach - 1);
    }
    if (sharing.isShared(a)) {
      return false;
    }
    if (a instanceof Expr.Unary u && u.op() == Op.NOT) {
      return canCut(u.operand(0), hi, lo, reach - 1);
    }
    if (a instanceof Expr.Mux) {
      return canCut(a.operand(1), hi, lo, reach - 1) && canCut(a.operand(2), hi, lo, reach - 1);
    }
    if (a instanceof Expr.Binary b && (isBitwise(b.op()) || lo == 0 && isSum(b.op()))) {
      return canCut(b.operand(0), hi, lo, reach - 1) && canCut(b.operand(1), hi, lo, reach - 1);
    }
    return false;
  }

  static boolean isBitwise(Op op) {
    return op == Op.AND || op == Op.OR || op == Op.XOR;
  }

  static boolean isSum(Op op) {
    return op == Op.ADD || op == Op.SUB;
  }
}
