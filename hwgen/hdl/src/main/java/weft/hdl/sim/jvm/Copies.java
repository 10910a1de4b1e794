package weft.hdl.sim.jvm;

import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Wire;

/**
 * Wires that are another signal's value and nothing else, as what was the pin of a dissolved
 * instance is. Who reads one reads the original: no word is moved, and what several instances
 * compute of one signal is seen to be the same.
 */
final class Copies {
  private final Signal[] originals;

  Copies(Module module) {
    originals = new Signal[module.signals().size()];
    for (Process process : module.processes()) {
      Expr value = process.isClocked() ? null : process.assignment().orElse(null);
      if (value instanceof Expr.Ref ref
          && process.targets().get(0) instanceof Wire wire
          && wire.kind() == ref.kind()) {
        originals[wire.id()] = ref.signal();
      }
    }
  }

  /** What to read instead of a signal; itself, if it is no copy. */
  Signal original(Signal signal) {
    Signal at = signal;
    // A ring of copies is an error that others report.
    for (int i = 0; originals[at.id()] != null && i < originals.length; i++) {
      at = originals[at.id()];
    }
    return at;
  }
}
