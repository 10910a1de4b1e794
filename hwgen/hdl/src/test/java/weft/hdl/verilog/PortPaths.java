package weft.hdl.verilog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Uses;

/** Which inputs each output of a module may depend on in the same instant. */
final class PortPaths {
  private PortPaths() {}

  static Map<Port, Set<Port>> of(Module module) {
    Map<Signal, Process> drivers = new IdentityHashMap<>();
    for (Process process : module.processes()) {
      process.targets().forEach(s -> drivers.put(s, process));
    }
    Map<Module, Map<Port, Set<Port>>> below = new IdentityHashMap<>();
    Map<Port, Set<Port>> paths = new IdentityHashMap<>();
    for (Port port : module.ports()) {
      if (port.direction() == Port.Direction.OUT) {
        paths.put(port, from(port, drivers, below));
      }
    }
    return paths;
  }

  private static Set<Port> from(
      Port output, Map<Signal, Process> drivers, Map<Module, Map<Port, Set<Port>>> below) {
    Set<Port> found = new HashSet<>();
    Set<Object> seen = new HashSet<>();
    List<Object> stack = new ArrayList<>(List.of(output));
    while (!stack.isEmpty()) {
      Object at = stack.remove(stack.size() - 1);
      if (!seen.add(at)) {
        continue;
      }
      if (at instanceof Expr e) {
        stack.addAll(e.operands());
        if (e instanceof Expr.Ref ref) {
          stack.add(ref.signal());
        }
      } else if (at instanceof Port port && port.direction() == Port.Direction.IN) {
        found.add(port);
      } else if (at instanceof Pin pin && pin.port().direction() == Port.Direction.OUT) {
        Module child = pin.instance().module();
        below.computeIfAbsent(child, PortPaths::of).get(pin.port()).stream()
            .map(pin.instance()::pin)
            .forEach(stack::add);
      } else if (drivers.get(at) != null && !drivers.get(at).isClocked()) {
        Uses.inBlock(drivers.get(at).body(), stack::add);
      }
    }
    return found;
  }
}
