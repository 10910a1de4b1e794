package weft.hdl.transform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * Writes out what the contract says about operands out of range, where Verilog says X. Wants folded
 * constants. Afterwards every index, position and address is in range whenever its value matters,
 * and has exactly the bits that a bit select (of the whole vector for a {@link Target}) or a word
 * select needs; a target has at most one index, whose stride is 1; no divisor is 0 when the
 * quotient matters; an amount to shift by has less than 32 bits.
 */
public final class LowerTotality extends ModulePass {
  @Override
  boolean concerns(Module module) {
    return Contains.expression(module, LowerTotality::mayMiss)
        || Contains.statement(
            module,
            s ->
                s instanceof Statement.MemoryWrite
                    || s instanceof Statement.Set set && !set.target().indexes().isEmpty());
  }

  private static boolean mayMiss(Expr e) {
    return e instanceof Expr.Index
        || e instanceof Expr.MemRead
        || e instanceof Expr.Binary b
            && switch (b.op()) {
              case DIV, REM -> true;
              case SHL, SHR -> b.operand(1).width() > AMOUNT_BITS;
              default -> false;
            };
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  /** Bits that number {@code count} things; 1 or more. */
  public static int indexWidth(int count) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
  }

  /** Shifts by more bits than this are refused by Verilator, even if the amount is small. */
  private static final int AMOUNT_BITS = 31;

  private static final class Rewriter extends ModuleRewriter {
    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
    }

    @Override
    Expr rebuild(Expr e) {
      if (e instanceof Expr.Index) {
        return index((Expr.Index) e);
      }
      if (e instanceof Expr.MemRead read) {
        Memory memory = map(read.memory());
        Expr address = atomic(operand(e, 0), memory.depth());
        Expr word = m.memRead(memory, fit(address, memory.depth()));
        return guarded(address, memory.depth(), word);
      }
      if (e instanceof Expr.Binary b && (b.op() == Op.DIV || b.op() == Op.REM)) {
        return division(b);
      }
      if (e instanceof Expr.Binary b
          && (b.op() == Op.SHL || b.op() == Op.SHR)
          && b.operand(1).width() > AMOUNT_BITS) {
        return shift(b);
      }
      return super.rebuild(e);
    }

    private Expr shift(Expr.Binary e) {
      Expr a = operand(e, 0);
      Expr far = operand(e, 1);
      if (far instanceof Expr.Constant c) {
        long least = c.value().min(BigInteger.valueOf(e.width())).longValueExact();
        return m.binary(e.op(), a, m.constant(Kind.UINT, AMOUNT_BITS, least));
      }
      Expr amount = atomic(far, e.width());
      Expr out = m.constant(e.kind(), e.width(), 0);
      if (e.op() == Op.SHR && e.isSigned()) {
        out = m.binary(Op.SHR, a, m.constant(Kind.UINT, AMOUNT_BITS, e.width() - 1));
      }
      return m.mux(hits(amount, e.width()), m.binary(e.op(), a, fit(amount, e.width())), out);
    }

    private Expr index(Expr.Index e) {
      int count = e.count();
      Expr index = atomic(operand(e, 1), count);
      Expr whole = operand(e, 0);
      Expr element =
          count == 1
              ? m.cast(e.kind(), whole)
              : m.index(e.kind(), e.width(), whole, fit(index, count));
      return guarded(index, count, element);
    }

    private Expr division(Expr.Binary e) {
      Expr a = operand(e, 0);
      Expr b = operand(e, 1);
      if (b instanceof Expr.Constant) {
        return m.binary(e.op(), a, b);
      }
      Expr zero = m.binary(Op.EQ, b, m.constant(b.kind(), b.width(), 0));
      BigInteger ones = Arithmetic.wrap(e.kind(), e.width(), Arithmetic.ones(e.width()));
      if (e.op() == Op.REM) {
        return m.mux(zero, a, m.binary(Op.REM, a, b));
      }
      Expr quotient = m.binary(Op.DIV, a, b);
      if (e.isSigned() && (e.width() == 32 || e.width() == 64)) {
        // The least number by -1 is 0 in Verilator 5.006, which fears the machine's trap.
        Expr.Constant minusOne = m.constant(b.kind(), b.width(), ones, null);
        quotient = m.mux(m.binary(Op.EQ, b, minusOne), m.unary(Op.NEG, a), quotient);
      }
      return m.mux(zero, m.constant(e.kind(), e.width(), ones, null), quotient);
    }

    /** The index itself, or its name if it has to be cut. */
    private Expr atomic(Expr index, int count) {
      boolean cut = index.width() > indexWidth(count);
      return cut && !Atoms.isAtom(index) ? named(index) : index;
    }

    /** The index in exactly the bits that {@code count} things need. */
    private Expr fit(Expr index, int count) {
      int width = indexWidth(count);
      if (index instanceof Expr.Constant c) {
        return m.constant(Kind.UINT, width, c.value(), null);
      }
      if (index.width() > width) {
        return m.slice(Kind.UINT, index, width - 1, 0);
      }
      return index.width() < width ? m.extend(index, width) : index;
    }

    private boolean canMiss(Expr index, int count) {
      return !(index instanceof Expr.Constant)
          && BigInteger.valueOf(count).compareTo(Arithmetic.ones(index.width())) <= 0;
    }

    private Expr hits(Expr index, int count) {
      Expr.Constant least = m.constant(Kind.UINT, index.width(), 0);
      if (count == 1) {
        return m.binary(Op.EQ, index, least);
      }
      Expr.Constant end = m.constant(Kind.UINT, index.width(), count);
      boolean onlyLast = end.value().equals(Arithmetic.ones(index.width()));
      return m.binary(onlyLast ? Op.NE : Op.LT, index, end);
    }

    private Expr guarded(Expr index, int count, Expr value) {
      if (!canMiss(index, count)) {
        return value;
      }
      return m.mux(hits(index, count), value, m.constant(value.kind(), value.width(), 0));
    }

    @Override
    void rewrite(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.Set set && !set.target().indexes().isEmpty()) {
        set(set, out);
      } else if (statement instanceof Statement.MemoryWrite w) {
        int depth = w.memory().depth();
        Expr address = atomic(map(w.address()), depth);
        Expr mask = w.mask().map(this::map).orElse(null);
        Statement write = write(w, fit(address, depth), map(w.data()), mask);
        Expr hits = canMiss(address, depth) ? hits(address, depth) : null;
        out.add(hits == null ? write : m.when(hits, write));
      } else {
        super.rewrite(statement, out);
      }
    }

    private void set(Statement.Set set, List<Statement> out) {
      enter(set);
      Target t = set.target();
      int bits = indexWidth(t.signal().width());
      Expr position = null;
      Expr hits = null;
      int span = 1;
      for (Target.Index i : t.indexes()) {
        Expr index = atomic(map(i.value()), i.count());
        if (canMiss(index, i.count())) {
          Expr hit = hits(index, i.count());
          hits = hits == null ? hit : m.binary(Op.AND, hits, hit);
        }
        if (i.count() > 1) {
          Expr scaled = scaled(fit(index, i.count()), i.stride(), bits);
          position = position == null ? scaled : m.binary(Op.ADD, position, scaled);
          span += (i.count() - 1) * i.stride();
        }
      }
      Statement write = set(set, place(t, position, span, bits), map(set.value()));
      if (hits == null) {
        out.add(write);
      } else {
        List<Statement.When.Arm> arms =
            List.of(new Statement.When.Arm(hits, Block.of(write), set.location()));
        out.add(new Statement.When(arms, Block.EMPTY, set.location(), ""));
      }
    }

    private Target place(Target t, Expr position, int span, int bits) {
      if (position == null) {
        return new Target(map(t.signal()), t.lo(), t.width(), List.of());
      }
      Expr from = position;
      if (t.lo() > 0) {
        from = m.binary(Op.ADD, position, m.constant(Kind.UINT, bits, t.lo()));
      }
      // The position counts from bit 0, so that the constant part is in the index as well.
      int count = t.lo() + span;
      return new Target(map(t.signal()), 0, t.width(), List.of(new Target.Index(from, count, 1)));
    }

    /** {@code index * stride} in {@code bits} bits, which hold it. */
    private Expr scaled(Expr index, int stride, int bits) {
      int shift = Integer.numberOfTrailingZeros(stride);
      if (Integer.bitCount(stride) == 1 && index.width() + shift <= bits) {
        List<Expr> parts = new ArrayList<>();
        parts.add(m.constant(Kind.UINT, bits - index.width() - shift, 0));
        parts.add(index);
        parts.add(m.constant(Kind.UINT, shift, 0));
        parts.removeIf(part -> part.width() == 0);
        return m.cast(Kind.UINT, parts.size() == 1 ? index : m.concat(parts));
      }
      int half = indexWidth(stride + 1);
      Expr product = m.binary(Op.MUL, index, m.constant(Kind.UINT, half, stride));
      if (product.width() > bits) {
        return m.slice(Kind.UINT, product, bits - 1, 0);
      }
      return product.width() < bits ? m.extend(product, bits) : product;
    }
  }
}
