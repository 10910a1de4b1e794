package weft.hdl.check;

import java.util.List;
import java.util.function.Consumer;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;

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
          String message = Messages.name(target) + Messages.in(module) + " cannot be driven so";
          SourceLocation at = process.location();
          report.accept(
              new Diagnostic(at, "multiply driven", message, List.of(Messages.declared(target))));
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
      return process.domain().equals(java.util.Optional.of(register.domain()));
    }
    boolean input =
        target instanceof Port port && port.direction() == Port.Direction.IN
            || target instanceof Pin pin && pin.port().direction() == Port.Direction.OUT;
    return !process.isClocked() && !input;
  }
}
