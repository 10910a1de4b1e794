package weft.hdl.verilog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
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
import weft.hdl.ir.Uses;
import weft.hdl.transform.Atoms;

/** How each signal and process of a prepared module is written; worked out before printing. */
final class Nets {
  private final Module module;
  private final boolean[] variable;
  private final boolean[] read;
  private final Process[] driver;
  private final List<Expr.Constant> constants = new ArrayList<>();

  Nets(Module module) {
    this.module = module;
    variable = new boolean[module.signals().size()];
    read = new boolean[module.signals().size()];
    driver = new Process[module.signals().size()];
    for (Process process : module.processes()) {
      boolean always = process.isClocked() || !isAssignments(process);
      for (Signal target : process.targets()) {
        variable[target.id()] = always;
        driver[target.id()] = process;
      }
    }
    reads();
    labels();
    for (Signal probe : module.probes()) {
      read[probe.id()] = true;
    }
  }

  private void reads() {
    boolean[] reached = new boolean[module.exprs().size()];
    Uses.roots(module, e -> reached[e.id()] = true);
    for (int id = reached.length - 1; id >= 0; id--) {
      if (reached[id]) {
        Expr e = module.exprs().get(id);
        for (int i = 0; i < e.operandCount(); i++) {
          reached[e.operand(i).id()] = true;
        }
        if (e instanceof Expr.Ref ref) {
          read[ref.signal().id()] = true;
        } else if (e instanceof Expr.Constant c) {
          constants.add(c);
        }
      }
    }
    Collections.reverse(constants);
  }

  private void labels() {
    for (Process process : module.processes()) {
      labels(process.body().statements());
    }
  }

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
    if (pin.port().direction() != Port.Direction.IN || read[pin.id()] || process == null) {
      return Optional.empty();
    }
    return process.assignment().filter(Nets::isShort);
  }

  /** True if the pin's net is declared where its value is assigned. */
  boolean isDeclaredByAssignment(Signal signal) {
    return signal instanceof Pin pin
        && !read[pin.id()]
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
