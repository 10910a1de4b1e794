package weft.hdl.language;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * The contract of the IR as a slow interpreter of one module without children: what each node is,
 * word by word from the package's table. Values are bit patterns.
 */
public final class Evaluator {
  private final Module module;
  private final Map<Signal, BigInteger> now = new HashMap<>();
  private final Map<Memory, BigInteger[]> words = new HashMap<>();
  private final BigInteger[] values;
  private boolean settled;

  public Evaluator(Module module) {
    this.module = module;
    this.values = new BigInteger[module.exprs().size()];
    for (Signal signal : module.signals()) {
      BigInteger start =
          signal instanceof Register r ? r.resetValue().orElse(BigInteger.ZERO) : BigInteger.ZERO;
      now.put(signal, wrap(start, signal.width()));
    }
    for (Memory memory : module.memories()) {
      BigInteger[] contents = new BigInteger[memory.depth()];
      for (int i = 0; i < contents.length; i++) {
        int at = i;
        contents[i] =
            memory.contents().map(c -> wrap(c.get(at), memory.width())).orElse(BigInteger.ZERO);
      }
      words.put(memory, contents);
    }
  }

  public void poke(String port, long value) {
    Signal signal = module.port(port);
    now.put(signal, wrap(BigInteger.valueOf(value), signal.width()));
    settled = false;
  }

  /** The value of a signal as its kind reads it. */
  public BigInteger peek(String name) {
    settle();
    for (Signal signal : module.signals()) {
      if (signal.name().equals(name)) {
        return number(now.get(signal), signal.kind(), signal.width());
      }
    }
    throw new IllegalArgumentException(name);
  }

  int width(String port) {
    return module.port(port).width();
  }

  public void step() {
    settle();
    Map<Signal, BigInteger> next = new HashMap<>(now);
    Map<Memory, BigInteger[]> nextWords = new HashMap<>();
    words.forEach((memory, contents) -> nextWords.put(memory, contents.clone()));
    for (Process process : module.processes()) {
      if (process.isClocked()) {
        run(process.body(), next, nextWords);
      }
    }
    now.putAll(next);
    words.putAll(nextWords);
    settled = false;
  }

  /** Runs combinational processes until nothing changes. */
  private void settle() {
    if (settled) {
      return;
    }
    for (int round = 0; round <= module.signals().size(); round++) {
      for (int id = 0; id < values.length; id++) {
        values[id] = wrap(eval(module.exprs().get(id)), module.exprs().get(id).width());
      }
      Map<Signal, BigInteger> before = new HashMap<>(now);
      for (Process process : module.processes()) {
        if (!process.isClocked()) {
          run(process.body(), now, Map.of());
        }
      }
      if (now.equals(before)) {
        settled = true;
        return;
      }
    }
    throw new AssertionError("does not settle");
  }

  private void run(Block block, Map<Signal, BigInteger> next, Map<Memory, BigInteger[]> nextWords) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        set(set, next);
      } else if (statement instanceof Statement.MemoryWrite write) {
        write(write, nextWords.get(write.memory()));
      } else if (statement instanceof Statement.When when) {
        Block taken = when.otherwise();
        for (int i = when.arms().size() - 1; i >= 0; i--) {
          Statement.When.Arm arm = when.arms().get(i);
          taken = bits(arm.condition()).signum() != 0 ? arm.block() : taken;
        }
        run(taken, next, nextWords);
      } else if (statement instanceof Statement.Switch choice) {
        Block taken = choice.otherwise();
        for (Statement.Switch.Case one : choice.cases()) {
          if (one.labels().stream().anyMatch(l -> l.bits().equals(bits(choice.subject())))) {
            taken = one.block();
          }
        }
        run(taken, next, nextWords);
      }
    }
  }

  private void set(Statement.Set set, Map<Signal, BigInteger> next) {
    Target target = set.target();
    int lo = target.lo();
    for (Target.Index index : target.indexes()) {
      BigInteger at = bits(index.value());
      if (at.compareTo(BigInteger.valueOf(index.count())) >= 0) {
        return;
      }
      lo += at.intValueExact() * index.stride();
    }
    BigInteger old = next.get(target.signal());
    BigInteger hole = mask(target.width()).shiftLeft(lo);
    next.put(target.signal(), old.andNot(hole).or(bits(set.value()).shiftLeft(lo)));
  }

  private void write(Statement.MemoryWrite write, BigInteger[] contents) {
    BigInteger at = bits(write.address());
    if (at.compareTo(BigInteger.valueOf(contents.length)) >= 0) {
      return;
    }
    int word = at.intValueExact();
    int lanes = write.mask().map(Expr::width).orElse(1);
    int lane = write.memory().width() / lanes;
    for (int i = 0; i < lanes; i++) {
      if (write.mask().isEmpty() || bits(write.mask().get()).testBit(i)) {
        BigInteger hole = mask(lane).shiftLeft(i * lane);
        contents[word] = contents[word].andNot(hole).or(bits(write.data()).and(hole));
      }
    }
  }

  private BigInteger bits(Expr e) {
    return values[e.id()];
  }

  private BigInteger number(Expr e) {
    return number(bits(e), e.kind(), e.width());
  }

  private static BigInteger number(BigInteger bits, Kind kind, int width) {
    boolean negative = kind == Kind.SINT && width > 0 && bits.testBit(width - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
  }

  private static BigInteger mask(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }

  private static BigInteger wrap(BigInteger value, int width) {
    return value.and(mask(width));
  }

  private static BigInteger bool(boolean value) {
    return value ? BigInteger.ONE : BigInteger.ZERO;
  }

  private BigInteger eval(Expr e) {
    if (e instanceof Expr.Constant c) {
      return c.bits();
    } else if (e instanceof Expr.Ref ref) {
      return now.get(ref.signal());
    } else if (e instanceof Expr.Unary unary) {
      return unary(unary);
    } else if (e instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (e instanceof Expr.Mux) {
      return bits(e.operand(bits(e.operand(0)).signum() != 0 ? 1 : 2));
    } else if (e instanceof Expr.Select select) {
      for (int i = 0; i < select.caseCount(); i++) {
        if (select.labels(i).stream().anyMatch(l -> l.bits().equals(bits(select.subject())))) {
          return bits(select.value(i));
        }
      }
      return bits(select.otherwise());
    } else if (e instanceof Expr.Slice slice) {
      return bits(e.operand(0)).shiftRight(slice.lo());
    } else if (e instanceof Expr.Index index) {
      BigInteger at = bits(e.operand(1));
      boolean inside = at.compareTo(BigInteger.valueOf(index.count())) < 0;
      return inside
          ? bits(e.operand(0)).shiftRight(at.intValueExact() * e.width())
          : BigInteger.ZERO;
    } else if (e instanceof Expr.Concat) {
      BigInteger all = BigInteger.ZERO;
      for (Expr part : e.operands()) {
        all = all.shiftLeft(part.width()).or(bits(part));
      }
      return all;
    } else if (e instanceof Expr.MemRead read) {
      BigInteger at = bits(e.operand(0));
      boolean inside = at.compareTo(BigInteger.valueOf(read.memory().depth())) < 0;
      return inside ? words.get(read.memory())[at.intValueExact()] : BigInteger.ZERO;
    }
    return number(e.operand(0));
  }

  private BigInteger unary(Expr.Unary e) {
    BigInteger a = bits(e.operand(0));
    return switch (e.op()) {
      case NOT -> a.not();
      case NEG -> a.negate();
      case AND_ALL -> bool(a.equals(mask(e.operand(0).width())));
      case OR_ALL -> bool(a.signum() != 0);
      default -> bool(a.bitCount() % 2 == 1);
    };
  }

  private BigInteger binary(Expr.Binary e) {
    BigInteger a = number(e.operand(0));
    BigInteger b = number(e.operand(1));
    Function<BigInteger, Integer> amount =
        n -> n.min(BigInteger.valueOf(e.width())).intValueExact();
    return switch (e.op()) {
      case ADD -> a.add(b);
      case SUB -> a.subtract(b);
      case MUL -> a.multiply(b);
      case DIV -> b.signum() == 0 ? mask(e.width()) : a.divide(b);
      case REM -> b.signum() == 0 ? a : a.remainder(b);
      case AND -> a.and(b);
      case OR -> a.or(b);
      case XOR -> a.xor(b);
      case EQ -> bool(a.equals(b));
      case NE -> bool(!a.equals(b));
      case LT -> bool(a.compareTo(b) < 0);
      case LE -> bool(a.compareTo(b) <= 0);
      case GT -> bool(a.compareTo(b) > 0);
      case GE -> bool(a.compareTo(b) >= 0);
      case SHL -> a.shiftLeft(amount.apply(b));
      case SHR -> a.shiftRight(amount.apply(b));
      default -> throw new AssertionError(e.op());
    };
  }
}
