package weft.hdl.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * What a bit depends on combinationally, bit by bit: through slices, concatenations and bitwise
 * operators exactly, through adders downwards, through anything else on everything; and through
 * children. Shared by the loop check and whoever schedules combinational logic.
 */
public final class BitDependencies {
  private record Bits(Expr expr, int hi, int lo) {}

  private record Key(Port port, int bit) {}

  private final Module module;
  private final Drivers drivers;
  private final Map<Module, BitDependencies> children = new IdentityHashMap<>();
  private final Map<Key, Set<BitRange>> fromInputs = new HashMap<>();
  private final Map<BitRange, Set<BitRange>> known = new HashMap<>();

  public BitDependencies(Module module) {
    this.module = module;
    this.drivers = new Drivers(module);
  }

  /** Ranges of signals that a bit of a signal directly depends on. */
  public Set<BitRange> of(Signal signal, int bit) {
    return known.computeIfAbsent(new BitRange(signal, bit, bit), b -> find(signal, bit));
  }

  private Set<BitRange> find(Signal signal, int bit) {
    Set<BitRange> found = new LinkedHashSet<>();
    if (signal instanceof Pin pin && pin.port().direction() == Port.Direction.OUT) {
      Module child = pin.instance().module();
      for (BitRange range : inside(child).inputsOf(pin.port(), bit)) {
        found.add(new BitRange(pin.instance().pin((Port) range.signal()), range.hi(), range.lo()));
      }
      return found;
    }
    Process process = drivers.of(signal);
    if (process != null && !process.isClocked()) {
      Deque<Bits> work = new ArrayDeque<>();
      block(process.body(), signal, bit, work);
      follow(work, found);
    }
    return found;
  }

  /** Those of the module of a child. */
  BitDependencies inside(Module child) {
    return children.computeIfAbsent(child, BitDependencies::new);
  }

  /** Ranges of input ports that a bit of an output port depends on. */
  Set<BitRange> inputsOf(Port output, int bit) {
    Key key = new Key(output, bit);
    Set<BitRange> before = fromInputs.get(key);
    if (before != null) {
      return before;
    }
    Set<BitRange> inputs = new LinkedHashSet<>();
    Set<BitRange> seen = new HashSet<>();
    Deque<BitRange> work = new ArrayDeque<>();
    work.push(new BitRange(output, bit, bit));
    while (!work.isEmpty()) {
      BitRange range = work.pop();
      if (range.signal() instanceof Port port && port.direction() == Port.Direction.IN) {
        inputs.add(range);
        continue;
      }
      for (int b = range.lo(); b <= range.hi(); b++) {
        if (seen.add(new BitRange(range.signal(), b, b))) {
          work.addAll(of(range.signal(), b));
        }
      }
    }
    fromInputs.put(key, inputs);
    return inputs;
  }

  private void block(Block block, Signal signal, int bit, Deque<Bits> work) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set && set.target().signal() == signal) {
        set(set, bit, work);
      } else if (statement instanceof Statement.When when && mayWrite(when, signal, bit)) {
        for (Block inner : when.blocks()) {
          block(inner, signal, bit, work);
        }
        when.arms().forEach(arm -> work.push(all(arm.condition())));
      } else if (statement instanceof Statement.Switch choice && mayWrite(choice, signal, bit)) {
        for (Block inner : choice.blocks()) {
          block(inner, signal, bit, work);
        }
        work.push(all(choice.subject()));
      }
    }
  }

  private static boolean mayWrite(Statement statement, Signal signal, int bit) {
    for (Block block : statement.blocks()) {
      for (Statement inner : block.statements()) {
        boolean here =
            inner instanceof Statement.Set set
                ? set.target().signal() == signal && writes(set.target(), bit)
                : mayWrite(inner, signal, bit);
        if (here) {
          return true;
        }
      }
    }
    return false;
  }

  private static void set(Statement.Set set, int bit, Deque<Bits> work) {
    Target target = set.target();
    if (!writes(target, bit)) {
      return;
    }
    if (!target.indexes().isEmpty()) {
      target.indexes().forEach(index -> work.push(all(index.value())));
      work.push(all(set.value()));
    } else {
      work.push(new Bits(set.value(), bit - target.lo(), bit - target.lo()));
    }
  }

  private static boolean writes(Target target, int bit) {
    return target.indexes().isEmpty()
        ? bit >= target.lo() && bit <= target.hi()
        : Coverage.span(target).get(bit);
  }

  private static Bits all(Expr e) {
    return new Bits(e, e.width() - 1, 0);
  }

  private static void follow(Deque<Bits> work, Set<BitRange> found) {
    Set<Bits> seen = new HashSet<>();
    while (!work.isEmpty()) {
      Bits bits = work.pop();
      if (bits.hi() >= bits.lo() && seen.add(bits)) {
        step(bits, work, found);
      }
    }
  }

  private static void step(Bits bits, Deque<Bits> work, Set<BitRange> found) {
    Expr e = bits.expr();
    int hi = bits.hi();
    int lo = bits.lo();
    if (e instanceof Expr.Ref ref) {
      found.add(new BitRange(ref.signal(), hi, lo));
    } else if (e instanceof Expr.Slice slice) {
      work.push(new Bits(slice.operand(0), hi + slice.lo(), lo + slice.lo()));
    } else if (e instanceof Expr.Cast) {
      work.push(new Bits(e.operand(0), hi, lo));
    } else if (e instanceof Expr.Extend) {
      int top = e.operand(0).width() - 1;
      work.push(new Bits(e.operand(0), Math.min(hi, top), Math.min(lo, top)));
    } else if (e instanceof Expr.Mux) {
      work.push(all(e.operand(0)));
      work.push(new Bits(e.operand(1), hi, lo));
      work.push(new Bits(e.operand(2), hi, lo));
    } else if (e instanceof Expr.Select) {
      work.push(all(e.operand(0)));
      for (int i = 1; i < e.operandCount(); i++) {
        work.push(new Bits(e.operand(i), hi, lo));
      }
    } else if (e instanceof Expr.Concat) {
      int end = e.width();
      for (Expr part : e.operands()) {
        int start = end - part.width();
        work.push(new Bits(part, Math.min(hi, end - 1) - start, Math.max(lo, start) - start));
        end = start;
      }
    } else {
      Op op =
          e instanceof Expr.Binary binary
              ? binary.op()
              : e instanceof Expr.Unary unary ? unary.op() : Op.EQ;
      for (Expr operand : e.operands()) {
        switch (op) {
          case NOT, AND, OR, XOR -> work.push(new Bits(operand, hi, lo));
          case NEG, ADD, SUB, MUL ->
              work.push(new Bits(operand, Math.min(hi, operand.width() - 1), 0));
          default -> work.push(all(operand));
        }
      }
    }
  }

  @Override
  public String toString() {
    return "dependencies of " + module;
  }
}
