package weft.hdl.check;

import java.util.ArrayList;
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
  private static final String REMEDIES = ": set them on every path, or give them defaults first";

  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    Drivers drivers = new Drivers(module);
    List<Signal> never = new ArrayList<>();
    for (Signal signal : Drivers.driven(module)) {
      Process process = drivers.of(signal);
      BitSet missing = new BitSet();
      missing.set(0, signal.width());
      if (process != null && process.assignment().isEmpty()) {
        missing.andNot(Coverage.of(signal, process).ever());
      } else if (process != null) {
        missing.clear();
      }
      if (!missing.isEmpty() && missing.cardinality() == signal.width()) {
        never.add(signal);
      } else if (!missing.isEmpty()) {
        String bits = Messages.bits(signal, missing);
        report.accept(undriven(module, signal, bits, Messages.verb(signal, missing)));
      }
    }
    for (List<Signal> place : Messages.byPlace(never)) {
      String verb = place.size() == 1 ? " is" : " are";
      report.accept(undriven(module, place.get(0), Messages.names(place), verb));
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

  private static Diagnostic undriven(Module module, Signal signal, String what, String verb) {
    String remedy = verb.equals(" is") ? REMEDY : REMEDIES;
    String message = what + Messages.in(module) + verb + " never set" + remedy;
    boolean elsewhere = signal instanceof Pin pin && !pin.port().location().isInLibrary();
    List<Party> parties = elsewhere ? List.of(Messages.declared(signal)) : List.of();
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
