package weft.hdl.verilog;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * The contract of {@link weft.hdl.ir}, line by line, on bit patterns as non-negative numbers: what
 * the printed text is held against. Combinational modules without instances.
 */
final class Evaluator {
  private final Module module;
  private final Map<Signal, BigInteger> values = new HashMap<>();
  private final Set<Signal> pending = new HashSet<>();
  private final Set<Signal> readsItself = new HashSet<>();
  private final Map<Memory, BigInteger[]> words = new HashMap<>();

  Evaluator(Module module) {
    this.module = module;
  }

  void set(Signal signal, BigInteger bits) {
    values.put(signal, bits);
  }

  void contents(Memory memory, BigInteger[] bits) {
    words.put(memory, bits);
  }

  /** The bits of a signal: given, or computed by its process. */
  BigInteger get(Signal signal) {
    BigInteger known = values.get(signal);
    if (known != null) {
      if (pending.contains(signal)) {
        readsItself.add(signal);
      }
      return known;
    }
    for (Process process : module.processes()) {
      if (process.targets().contains(signal)) {
        return compute(signal, process);
      }
    }
    throw new IllegalStateException(signal + " has no driver");
  }

  /** Bits that depend on other bits of the same signal are right after some rounds. */
  private BigInteger compute(Signal signal, Process process) {
    values.put(signal, BigInteger.ZERO);
    pending.add(signal);
    BigInteger before = null;
    while (before == null || readsItself.contains(signal) && !before.equals(values.get(signal))) {
      before = values.get(signal);
      Map<Signal, BigInteger> next = new HashMap<>();
      run(process.body(), next);
      values.put(signal, next.getOrDefault(signal, BigInteger.ZERO));
    }
    pending.remove(signal);
    return values.get(signal);
  }

  private void run(Block block, Map<Signal, BigInteger> next) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        write(set.target(), value(set.value()), next);
      } else if (statement instanceof Statement.When when) {
        Block taken = when.otherwise();
        for (Statement.When.Arm arm : when.arms()) {
          if (value(arm.condition()).signum() != 0) {
            taken = arm.block();
            break;
          }
        }
        run(taken, next);
      } else if (statement instanceof Statement.Switch choice) {
        BigInteger subject = value(choice.subject());
        Block taken = choice.otherwise();
        for (Statement.Switch.Case one : choice.cases()) {
          for (Expr.Constant label : one.labels()) {
            taken = label.bits().equals(subject) ? one.block() : taken;
          }
        }
        run(taken, next);
      }
    }
  }

  private void write(Target target, BigInteger value, Map<Signal, BigInteger> next) {
    int lo = target.lo();
    for (Target.Index index : target.indexes()) {
      BigInteger i = value(index.value());
      if (i.compareTo(BigInteger.valueOf(index.count())) >= 0) {
        return;
      }
      lo += i.intValueExact() * index.stride();
    }
    BigInteger bits = next.getOrDefault(target.signal(), BigInteger.ZERO);
    for (int b = 0; b < target.width(); b++) {
      bits = value.testBit(b) ? bits.setBit(lo + b) : bits.clearBit(lo + b);
    }
    next.put(target.signal(), bits);
  }

  private static BigInteger mask(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }

  /** The number that bits of an expression mean. */
  private static BigInteger number(Expr e, BigInteger bits) {
    boolean negative = e.kind() == Kind.SINT && e.width() > 0 && bits.testBit(e.width() - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(e.width())) : bits;
  }

  BigInteger value(Expr e) {
    BigInteger result = evaluate(e);
    if (result.signum() < 0 || result.bitLength() > e.width()) {
      throw new IllegalStateException(e + " gives " + result);
    }
    return result;
  }

  private BigInteger evaluate(Expr e) {
    if (e instanceof Expr.Constant c) {
      return c.value().and(mask(e.width()));
    }
    if (e instanceof Expr.Ref ref) {
      return get(ref.signal());
    }
    BigInteger a = value(e.operand(0));
    if (e instanceof Expr.Unary u) {
      int width = u.operand(0).width();
      return switch (u.op()) {
        case NOT -> a.xor(mask(width));
        case NEG -> a.negate().and(mask(width));
        case AND_ALL -> bool(a.equals(mask(width)));
        case OR_ALL -> bool(a.signum() != 0);
        default -> bool(a.bitCount() % 2 == 1);
      };
    }
    if (e instanceof Expr.Binary b) {
      return binary(b, a, value(b.operand(1)));
    }
    if (e instanceof Expr.Mux) {
      return value(e.operand(a.signum() != 0 ? 1 : 2));
    }
    if (e instanceof Expr.Select select) {
      for (int i = 0; i < select.caseCount(); i++) {
        for (Expr.Constant label : select.labels(i)) {
          if (label.bits().equals(a)) {
            return value(select.value(i));
          }
        }
      }
      return value(select.otherwise());
    }
    if (e instanceof Expr.Slice slice) {
      return a.shiftRight(slice.lo()).and(mask(e.width()));
    }
    if (e instanceof Expr.Index) {
      BigInteger i = value(e.operand(1)).multiply(BigInteger.valueOf(e.width()));
      boolean out = e.width() == 0 || i.compareTo(BigInteger.valueOf(e.operand(0).width())) >= 0;
      return out ? BigInteger.ZERO : a.shiftRight(i.intValueExact()).and(mask(e.width()));
    }
    if (e instanceof Expr.Concat) {
      BigInteger all = BigInteger.ZERO;
      for (Expr part : e.operands()) {
        all = all.shiftLeft(part.width()).or(value(part));
      }
      return all;
    }
    if (e instanceof Expr.Extend) {
      return number(e.operand(0), a).and(mask(e.width()));
    }
    if (e instanceof Expr.Cast) {
      return a;
    }
    Expr.MemRead read = (Expr.MemRead) e;
    boolean out = a.compareTo(BigInteger.valueOf(read.memory().depth())) >= 0;
    return out || e.width() == 0 ? BigInteger.ZERO : words.get(read.memory())[a.intValueExact()];
  }

  private static BigInteger binary(Expr.Binary e, BigInteger a, BigInteger b) {
    BigInteger mask = mask(e.width());
    BigInteger x = number(e.operand(0), a);
    BigInteger y = number(e.operand(1), b);
    BigInteger width = BigInteger.valueOf(e.width());
    return switch (e.op()) {
      case ADD -> a.add(b).and(mask);
      case SUB -> a.subtract(b).and(mask);
      case MUL -> x.multiply(y).and(mask);
      case DIV -> (b.signum() == 0 ? mask : x.divide(y)).and(mask);
      case REM -> (b.signum() == 0 ? x : x.remainder(y)).and(mask);
      case AND -> a.and(b);
      case OR -> a.or(b);
      case XOR -> a.xor(b);
      case EQ -> bool(a.equals(b));
      case NE -> bool(!a.equals(b));
      case LT -> bool(x.compareTo(y) < 0);
      case LE -> bool(x.compareTo(y) <= 0);
      case GT -> bool(x.compareTo(y) > 0);
      case GE -> bool(x.compareTo(y) >= 0);
      case SHL -> b.compareTo(width) >= 0 ? BigInteger.ZERO : a.shiftLeft(b.intValue()).and(mask);
      case SHR -> x.shiftRight(b.min(width).intValue()).and(mask);
      default -> throw new IllegalStateException();
    };
  }

  private static BigInteger bool(boolean holds) {
    return holds ? BigInteger.ONE : BigInteger.ZERO;
  }
}
