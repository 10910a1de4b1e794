package weft.hdl.check;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;

/** Bits that nobody sets on any path; registers never set; memories that never hold anything. */
final class Undriven implements Check {
  private static final String REMEDY = ": set it on every path, or give it a default first";

  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    Drivers drivers = new Drivers(module);
    for (Signal signal : Drivers.driven(module)) {
      Process process = drivers.of(signal);
      BitSet missing = new BitSet();
      missing.set(0, signal.width());
      if (process != null && process.assignment().isEmpty()) {
        missing.andNot(Coverage.of(signal, process).ever());
      } else if (process != null) {
        missing.clear();
      }
      if (!missing.isEmpty()) {
        report.accept(undriven(module, signal, missing));
      }
    }
    for (Signal signal : module.signals()) {
      if (signal instanceof Register && drivers.of(signal) == null && signal.width() > 0) {
        report.accept(
            new Diagnostic(
                signal.location(),
                "undriven",
                Messages.name(signal)
                    + Messages.in(module)
                    + " is never set: set it, or use a constant",
                List.of()));
      }
    }
    memories(module, report);
  }

  private static Diagnostic undriven(Module module, Signal signal, BitSet missing) {
    String message = Messages.bits(signal, missing) + Messages.in(module) + " is never set";
    if (missing.cardinality() != 1 && missing.cardinality() != signal.width()) {
      message = message.replace(" is never set", " are never set");
    }
    message += REMEDY;
    List<Party> parties = signal instanceof Pin ? List.of(Messages.declared(signal)) : List.of();
    return new Diagnostic(signal.location(), "undriven", message, parties);
  }

  private static void memories(Module module, Consumer<Diagnostic> report) {
    boolean[] written = new boolean[module.memories().size()];
    for (Process process : module.processes()) {
      process.memory().ifPresent(memory -> written[memory.id()] = true);
    }
    for (Memory memory : module.memories()) {
      if (!written[memory.id()] && memory.contents().isEmpty()) {
        String message =
            "memory "
                + memory
                + Messages.in(module)
                + " is never written: write it, or give it contents with init";
        report.accept(new Diagnostic(memory.location(), "undriven", message, List.of()));
      }
    }
  }
}
