package weft.cosim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlPort;
import weft.cosim.rtl.RtlProbe;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/** The ports and probes of a simulated design by name. The clock is not among them. */
final class Pins {
  private final RtlDesign design;
  private final Map<String, Signal> signals = new HashMap<>();
  private final List<RtlProbe> missing = new ArrayList<>();

  /** All inputs are driven to 0. */
  Pins(Simulation sim, RtlDesign design) {
    this.design = design;
    for (RtlPort port : design.ports()) {
      if (!port.name().equals(design.clock())) {
        Net net = sim.net(port.name());
        signals.put(port.name(), port.isInput() ? new Driven(sim, net) : new Watched(sim, net));
      }
    }
    for (RtlProbe probe : design.probes()) {
      Optional<Net> net = find(sim, probe.path());
      if (net.isPresent() && net.get().width() == probe.width()) {
        signals.putIfAbsent(probe.path(), new Watched(sim, net.get()));
      } else {
        missing.add(probe);
      }
    }
  }

  private static Optional<Net> find(Simulation sim, String path) {
    try {
      return Optional.of(sim.net(path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  List<RtlProbe> missing() {
    return List.copyOf(missing);
  }

  boolean has(String name) {
    return signals.containsKey(name);
  }

  Signal signal(String name) {
    Signal signal = signals.get(name);
    if (signal == null) {
      throw new IllegalArgumentException("not observable: " + name);
    }
    return signal;
  }

  /** An output, or an input as it is driven. */
  Signal port(String name) {
    design.portIndex(name);
    return signal(name);
  }

  Driven input(String name) {
    if (!design.ports().get(design.portIndex(name)).isInput()) {
      throw new IllegalArgumentException(name + " is an output");
    }
    return (Driven) signal(name);
  }

  /** All ports by their index; none at the place of the clock. */
  Signal[] ports() {
    return design.ports().stream().map(p -> signals.get(p.name())).toArray(Signal[]::new);
  }
}
