package weft.hdl.check;

import java.util.List;
import java.util.function.Consumer;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.ResetSource;

/** Derived clocks that clock nothing, and resets from inside that reset nothing. */
final class UnusedClock implements Check {
  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    for (DomainSource source : module.sources()) {
      boolean reset = source instanceof ResetSource;
      if (!isUsed(module, source.domain(), reset)) {
        String what = reset ? " resets nothing: no register of it has an init" : " clocks nothing";
        String message = "clock domain " + source.domain() + Messages.in(module) + what;
        report.accept(new Diagnostic(source.location(), "unused", message, List.of()));
      }
    }
  }

  private static boolean isUsed(Module module, ClockDomain domain, boolean reset) {
    for (Process process : module.processes()) {
      boolean counts = !reset || process.hasReset() || process.isObserver();
      if (counts && process.domain().filter(d -> shares(d, domain, reset)).isPresent()) {
        return true;
      }
    }
    for (Instance instance : module.instances()) {
      Module child = instance.module();
      for (ClockDomain d : child.domains()) {
        if (shares(d, domain, reset) && (!reset || child.resetNet(d).isPresent())) {
          return true;
        }
      }
    }
    return !reset
        && module.sources().stream()
            .map(s -> s.domain().parent())
            .anyMatch(parent -> parent.filter(domain::equals).isPresent());
  }

  private static boolean shares(ClockDomain a, ClockDomain b, boolean reset) {
    return reset ? a.reset().equals(b.reset()) : a.clock().equals(b.clock());
  }
}
