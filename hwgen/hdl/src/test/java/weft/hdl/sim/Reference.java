package weft.hdl.sim;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * The contract of the IR, word by word from the package's table, as a slow interpreter: runs all
 * combinational processes again until nothing changes. Values are bit patterns.
 */
public final class Reference {
  private final BigInteger[] now;
  private final BigInteger[] values;
  private final BigInteger[][] memories;
  private final Module module;
  private final String path;
  private Reference[] children;
  private Map<Memory, BigInteger[]> nextWords;

  private Reference(Module module, String path) {
    this.module = module;
    this.path = path;
    now = new BigInteger[module.signals().size()];
    java.util.Arrays.fill(now, BigInteger.ZERO);
    values = new BigInteger[module.exprs().size()];
    memories = new BigInteger[module.memories().size()][];
    for (Memory m : module.memories()) {
      memories[m.id()] = new BigInteger[m.depth()];
    }
  }

  private static Reference make(Module module, String path) {
    Reference cell = new Reference(module, path);
    cell.children = new Reference[module.instances().size()];
    for (Instance i : module.instances()) {
      cell.children[i.id()] = make(i.module(), cell.pathOf(i.name()));
    }
    return cell;
  }

  /** A design in the state that simulations start with; of seed 0: all zeros. */
  public static Reference start(Module top, long seed) {
    Reference made = make(top, "");
    made.powerUp(seed);
    return made;
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void powerUp(long seed) {
    for (Signal s : module.signals()) {
      if (s instanceof Register r) {
        PowerUp random = new PowerUp(seed, pathOf(s.name()));
        now[s.id()] = wrap(r.resetValue().orElse(bits(random, 0, words(s.width()))), s.width());
      }
    }
    for (Memory m : module.memories()) {
      PowerUp random = new PowerUp(seed, pathOf(m.name()));
      for (int i = 0; i < m.depth(); i++) {
        int at = i;
        int per = words(m.width());
        memories[m.id()][i] =
            wrap(m.contents().map(c -> c.get(at)).orElse(bits(random, at * per, per)), m.width());
      }
    }
    for (Reference child : children) {
      child.powerUp(seed);
    }
  }

  private static int words(int width) {
    return (width + 63) / 64;
  }

  private static BigInteger bits(PowerUp random, int from, int count) {
    BigInteger all = BigInteger.ZERO;
    for (int i = count - 1; i >= 0; i--) {
      all = all.shiftLeft(64).or(wrap(BigInteger.valueOf(random.word(from + i)), 64));
    }
    return all;
  }

  /** The value of every signal of this module and those below, and of every memory word. */
  public Map<String, BigInteger> values() {
    settle();
    Map<String, BigInteger> all = new java.util.TreeMap<>();
    collect(all);
    return all;
  }

  private void collect(Map<String, BigInteger> all) {
    for (Signal s : module.signals()) {
      if (!(s instanceof Pin)) {
        all.put(pathOf(s.name()), number(now[s.id()], s.kind(), s.width()));
      }
    }
    for (Memory m : module.memories()) {
      for (int i = 0; i < m.depth(); i++) {
        BigInteger word = number(memories[m.id()][i], m.kind(), m.width());
        all.put(pathOf(m.name()) + "[" + i + "]", word);
      }
    }
    for (Reference child : children) {
      child.collect(all);
    }
  }

  /** Drives an input of the module. */
  public void poke(String port, BigInteger value) {
    Signal s = module.port(port);
    now[s.id()] = wrap(value, s.width());
  }

  public void poke(String port, long value) {
    poke(port, BigInteger.valueOf(value));
  }

  /** The value of a signal of the module as its kind reads it. */
  public BigInteger peek(String name) {
    Signal s = signal(name);
    settle();
    return number(now[s.id()], s.kind(), s.width());
  }

  /** The bits of a signal of the module as a number that is not negative. */
  public BigInteger bits(String name) {
    Signal s = signal(name);
    settle();
    return now[s.id()];
  }

  public int width(String name) {
    return signal(name).width();
  }

  private Signal signal(String name) {
    for (Signal s : module.signals()) {
      if (s.name().equals(name)) {
        return s;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** One edge of every clock. */
  public void step() {
    settle();
    edge(false);
  }

  /** Resets all that has a reset value. */
  public void reset() {
    edge(true);
  }

  private void settle() {
    for (int round = 0; ; round++) {
      if (!pass()) {
        return;
      }
      if (round > 100_000) {
        throw new IllegalStateException(module.name() + " does not settle");
      }
    }
  }

  private boolean pass() {
    boolean changed = false;
    for (int id = 0; id < values.length; id++) {
      Expr e = module.exprs().get(id);
      values[id] = wrap(eval(e), e.width());
    }
    for (Process process : module.processes()) {
      if (!process.isClocked()) {
        Map<Signal, BigInteger> next = new HashMap<>();
        run(process.body(), next);
        for (Signal s : process.targets()) {
          changed |= put(s.id(), next.getOrDefault(s, BigInteger.ZERO));
        }
      }
    }
    for (Instance instance : module.instances()) {
      Reference child = children[instance.id()];
      for (Pin pin : instance.pins()) {
        if (pin.port().direction() == Port.Direction.IN) {
          child.now[pin.port().id()] = now[pin.id()];
        }
      }
      changed |= child.pass();
      for (Pin pin : instance.pins()) {
        if (pin.port().direction() == Port.Direction.OUT) {
          changed |= put(pin.id(), child.now[pin.port().id()]);
        }
      }
    }
    return changed;
  }

  private boolean put(int signal, BigInteger value) {
    boolean changed = !now[signal].equals(value);
    now[signal] = value;
    return changed;
  }

  private void edge(boolean reset) {
    for (Reference child : children) {
      child.edge(reset);
    }
    Map<Signal, BigInteger> next = new HashMap<>();
    Map<Memory, BigInteger[]> contents = new HashMap<>();
    for (Process process : module.processes()) {
      if (process.isClocked() && !reset) {
        process.targets().forEach(s -> next.put(s, now[s.id()]));
        process.memory().ifPresent(m -> contents.put(m, memories[m.id()].clone()));
        nextWords = contents;
        run(process.body(), next);
      }
    }
    for (Signal s : module.signals()) {
      if (reset && s instanceof Register r && r.resetValue().isPresent()) {
        next.put(s, wrap(r.resetValue().get(), s.width()));
      }
    }
    next.forEach((signal, value) -> now[signal.id()] = value);
    contents.forEach((memory, words) -> memories[memory.id()] = words);
  }

  private void run(Block block, Map<Signal, BigInteger> next) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        set(set, next);
      } else if (statement instanceof Statement.MemoryWrite write) {
        write(write);
      } else if (statement instanceof Statement.When when) {
        Block taken = when.otherwise();
        for (Statement.When.Arm arm : when.arms()) {
          if (bits(arm.condition()).signum() != 0) {
            taken = arm.block();
            break;
          }
        }
        run(taken, next);
      } else if (statement instanceof Statement.Switch choice) {
        Block taken = choice.otherwise();
        for (Statement.Switch.Case one : choice.cases()) {
          if (one.labels().stream().anyMatch(l -> l.bits().equals(bits(choice.subject())))) {
            taken = one.block();
          }
        }
        run(taken, next);
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
    BigInteger old = next.getOrDefault(target.signal(), BigInteger.ZERO);
    BigInteger hole = mask(target.width()).shiftLeft(lo);
    next.put(target.signal(), old.andNot(hole).or(bits(set.value()).shiftLeft(lo)));
  }

  private void write(Statement.MemoryWrite write) {
    Memory memory = write.memory();
    BigInteger at = bits(write.address());
    if (at.compareTo(BigInteger.valueOf(memory.depth())) >= 0) {
      return;
    }
    BigInteger word = nextWords.get(memory)[at.intValueExact()];
    int lanes = write.mask().map(Expr::width).orElse(1);
    int lane = memory.width() / lanes;
    for (int i = 0; i < lanes; i++) {
      if (write.mask().isEmpty() || bits(write.mask().get()).testBit(i)) {
        BigInteger hole = mask(lane).shiftLeft(i * lane);
        word = word.andNot(hole).or(bits(write.data()).and(hole));
      }
    }
    nextWords.get(memory)[at.intValueExact()] = word;
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
      return now[ref.signal().id()];
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
      return inside ? memories[read.memory().id()][at.intValueExact()] : BigInteger.ZERO;
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
