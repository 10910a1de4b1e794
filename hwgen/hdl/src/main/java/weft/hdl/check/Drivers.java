package weft.hdl.check;

import java.util.List;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Wire;

/** Who drives what in a module. */
final class Drivers {
  private final Process[] process;

  Drivers(Module module) {
    process = new Process[module.signals().size()];
    for (Process each : module.processes()) {
      for (Signal target : each.targets()) {
        process[target.id()] = each;
      }
    }
  }

  /** The process of a signal; null if nobody sets it. */
  Process of(Signal signal) {
    return process[signal.id()];
  }

  /** The signals that combinational processes have to drive. */
  static List<Signal> driven(Module module) {
    return module.signals().stream().filter(Drivers::wantsDriver).toList();
  }

  private static boolean wantsDriver(Signal signal) {
    if (signal instanceof Port port) {
      return port.direction() == Port.Direction.OUT;
    }
    if (signal instanceof Pin pin) {
      return pin.port().direction() == Port.Direction.IN;
    }
    return signal instanceof Wire;
  }
}
