package weft.hdl.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;

/** A signal or memory that two processes drive, or one that no process may drive. */
final class MultiplyDriven implements Check {
  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    Process[] signals = new Process[module.signals().size()];
    Process[] memories = new Process[module.memories().size()];
    for (Process process : module.processes()) {
      for (Signal target : process.targets()) {
        Process first = signals[target.id()];
        signals[target.id()] = process;
        if (!mayDrive(process, target)) {
          report.accept(misplaced(module, target, process));
        } else if (first != null) {
          String name = Messages.name(target);
          report.accept(twice(module, name, Messages.declared(target), first, process));
        }
      }
      if (process.memory().isPresent()) {
        Memory memory = process.memory().get();
        Process first = memories[memory.id()];
        memories[memory.id()] = process;
        if (first != null) {
          String name = "memory " + memory;
          report.accept(twice(module, name, Messages.declared(memory), first, process));
        }
      }
    }
  }

  private static Diagnostic misplaced(Module module, Signal target, Process process) {
    String may =
        process
            .domain()
            .map(domain -> "this clocked process: it drives registers of domain " + domain.name())
            .orElse(
                "this process without a clock: it drives wires, outputs and inputs of children");
    String message = Messages.name(target) + Messages.in(module) + " cannot be driven by " + may;
    List<Party> declared = List.of(Messages.declared(target));
    return new Diagnostic(process.location(), "multiply driven", message, declared);
  }

  private static Diagnostic twice(
      Module module, String name, Party declared, Process first, Process second) {
    String message =
        name + Messages.in(module) + " is driven by two processes: give each a signal of its own";
    Party other = new Party(first.location(), "the other one is here");
    return new Diagnostic(second.location(), "multiply driven", message, List.of(other, declared));
  }

  /** Clocked processes drive registers of their domain, others wires, outputs and input pins. */
  private static boolean mayDrive(Process process, Signal target) {
    if (target instanceof Register register) {
      return process.domain().equals(Optional.of(register.domain()));
    }
    boolean input =
        target instanceof Port port && port.direction() == Port.Direction.IN
            || target instanceof Pin pin && pin.port().direction() == Port.Direction.OUT;
    return !process.isClocked() && !input;
  }
}
