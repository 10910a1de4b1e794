package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.hdl.ir.Arrival;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.Crossing.How;
import weft.hdl.ir.Port;
import weft.hdl.ir.Signal;

/** What the author declares about values that change with other clocks. */
final class Crossings {
  /** A declared crossing of a signal of the scope. */
  record Declared(Decl decl, ClockDomain domain, How how, String why, Site site) {
    Crossing of(Signal signal) {
      return new Crossing(signal, domain, how, why, site.at);
    }
  }

  /** When a port changes; the domain is empty for one that is asynchronous. */
  record Arrives(Decl decl, Optional<ClockDomain> domain, Site site) {
    Arrival of(Signal port) {
      return new Arrival((Port) port, domain, site.at);
    }
  }

  final List<Declared> declared = new ArrayList<>();
  final List<Arrives> arrivals = new ArrayList<>();

  void clear() {
    declared.clear();
    arrivals.clear();
  }

  /** Declares a register the first of a synchronizer. */
  static void synchronizer(Value register, String why) {
    Ops ops = Ops.here();
    register.recapture();
    Decl decl = register.node.decl();
    if (decl == null || decl.role != Decl.Role.REGISTER || decl.scope != ops.scope) {
      String name = Names.of(register.node);
      ops.error("synchronizer", name + " is no register of " + ops.scope.describe());
      return;
    }
    ops.scope.crossings.declared.add(
        new Declared(decl, decl.domain, How.SYNCHRONIZER, why, ops.site.plain));
  }

  /** A wire with the value, for the domain of what is made now. */
  @SuppressWarnings("unchecked")
  static <T extends Data> T held(T value, String why) {
    Ops ops = Ops.here();
    Data wire = Hdl.declare(value.type(), Decl.Role.WIRE, Decl.Role.WIRE);
    Hdl.driveAlways(ops, wire, value);
    for (Node node : wire.nodes()) {
      node.decl().fallback = "crossed";
      ops.scope.crossings.declared.add(
          new Declared(node.decl(), ops.scope.clock.domain, How.HELD, why, ops.site.plain));
    }
    return (T) wire;
  }

  /** Says when the parts of a port change; of an output only a black box does not show it. */
  static void arrives(Data port, Optional<ClockDomain> domain) {
    Ops ops = Ops.here();
    for (Node node : port.nodes()) {
      ops.scope.crossings.arrivals.add(new Arrives(node.decl(), domain, ops.site.plain));
    }
  }
}
