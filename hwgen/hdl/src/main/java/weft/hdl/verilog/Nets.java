package weft.hdl.verilog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Wire;
import weft.hdl.transform.Atoms;

/** How each signal and process of a prepared module is written; worked out before printing. */
final class Nets {
  /**
   * Readers of one signal from which on values are computed in blocks. Icarus 11 makes a gate of
   * every operator outside a block, and the time it takes for one signal's gates grows with the
   * square of their number: 100,000 took it longer than five minutes, in blocks they take seconds.
   */
  private static final int MANY_READERS = 4_096;

  private final Module module;
  private final boolean[] variable;
  private final int[] readers;
  private final Process[] driver;
  private final List<Expr.Constant> constants = new ArrayList<>();

  Nets(Module module) {
    this.module = module;
    variable = new boolean[module.signals().size()];
    readers = new int[module.signals().size()];
    driver = new Process[module.signals().size()];
    reads();
    labels();
    for (Signal probe : module.probes()) {
      readers[probe.id()]++;
    }
    boolean crowded = Arrays.stream(readers).anyMatch(count -> count > MANY_READERS);
    BitSet signals = crowded ? with(Expr.Ref.class) : new BitSet();
    BitSet memories = crowded ? with(Expr.MemRead.class) : new BitSet();
    for (Process process : module.processes()) {
      boolean always =
          process.isClocked() || !isAssignments(process) || isValue(process, signals, memories);
      for (Signal target : process.targets()) {
        variable[target.id()] = always;
        driver[target.id()] = process;
      }
    }
  }

  /** True if the process gives a named value that follows signals and no memory. */
  private static boolean isValue(Process process, BitSet signals, BitSet memories) {
    if (!(process.targets().get(0) instanceof Wire wire) || !wire.isValue()) {
      return false;
    }
    int value = process.assignment().orElseThrow().id();
    return signals.get(value) && !memories.get(value);
  }

  /** The expressions in which there is such a node, or which are one; by their ids. */
  private BitSet with(Class<? extends Expr> node) {
    BitSet with = new BitSet(module.exprs().size());
    for (Expr e : module.exprs()) {
      boolean has = node.isInstance(e);
      for (int i = 0; i < e.operandCount() && !has; i++) {
        has = with.get(e.operand(i).id());
      }
      with.set(e.id(), has);
    }
    return with;
  }

  private void reads() {
    int[] uses = module.useCounts();
    for (int id = 0; id < uses.length; id++) {
      if (uses[id] > 0) {
        Expr e = module.exprs().get(id);
        if (e instanceof Expr.Ref ref) {
          readers[ref.signal().id()] += uses[id];
        } else if (e instanceof Expr.Constant c) {
          constants.add(c);
        }
      }
    }
  }

  private void labels() {
    for (Process process : module.processes()) {
      labels(process.body().statements());
    }
  }

  /** Labels of cases, which are no expressions of a statement. */
  private void labels(List<Statement> statements) {
    for (Statement s : statements) {
      if (s instanceof Statement.When when) {
        when.arms().forEach(arm -> labels(arm.block().statements()));
        labels(when.otherwise().statements());
      } else if (s instanceof Statement.Switch choice) {
        for (Statement.Switch.Case one : choice.cases()) {
          constants.addAll(one.labels());
          labels(one.block().statements());
        }
        labels(choice.otherwise().statements());
      }
    }
  }

  /** True if it is declared {@code reg}. */
  boolean isVariable(Signal signal) {
    return variable[signal.id()];
  }

  /** Registers whose reset value is printed. */
  List<Register> resetRegisters() {
    List<Register> all = new ArrayList<>();
    for (Process process : module.processes()) {
      if (process.hasReset()) {
        process.targets().forEach(target -> all.add((Register) target));
      }
    }
    return all;
  }

  /** Constants that the module prints. */
  List<Expr.Constant> constants() {
    return constants;
  }

  /** True if the process is written as continuous assignments: fixed bits, each set once. */
  static boolean isAssignments(Process process) {
    if (process.isClocked()) {
      return false;
    }
    BitSet[] written = new BitSet[process.targets().size()];
    for (Statement statement : process.body().statements()) {
      if (!(statement instanceof Statement.Set set) || !set.target().indexes().isEmpty()) {
        return false;
      }
      int i = process.targets().indexOf(set.target().signal());
      written[i] = written[i] == null ? new BitSet() : written[i];
      int lo = set.target().lo();
      int hi = set.target().hi();
      if (!written[i].get(lo, hi + 1).isEmpty()) {
        return false;
      }
      written[i].set(lo, hi + 1);
    }
    return true;
  }

  /** What stands in the instance's connection itself; empty if the pin is a net of its own. */
  Optional<Expr> connection(Pin pin) {
    Process process = driver[pin.id()];
    if (pin.port().direction() != Port.Direction.IN || readers[pin.id()] > 0 || process == null) {
      return Optional.empty();
    }
    return process.assignment().filter(Nets::isShort);
  }

  /** True if the pin's net is declared where its value is assigned. */
  boolean isDeclaredByAssignment(Signal signal) {
    return signal instanceof Pin pin
        && readers[pin.id()] == 0
        && driver[pin.id()] != null
        && driver[pin.id()].assignment().isPresent();
  }

  private static boolean isShort(Expr e) {
    Expr inner = Atoms.strip(e);
    if (inner instanceof Expr.Concat concat) {
      return concat.operandCount() <= 4 && concat.operands().stream().allMatch(Atoms::isAtom);
    }
    return Atoms.isAtom(inner);
  }
}
