package weft.soc;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import weft.hdl.check.ClockReport;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.Design;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.External;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pad;
import weft.hdl.ir.Port;

/**
 * The SDC file of a design with any clocks: a clock each with its period and phase, a generated
 * clock for every instance of a clock gate, delays of ports relative to the clock they belong to,
 * and between clocks either no path at all or, where something is declared to cross, one no longer
 * than a period of the sender.
 */
final class ClockConstraints {
  private final Design design;
  private final ClockReport report;
  private final double inputFraction;
  private final double outputFraction;
  private final List<String> lines = new ArrayList<>();

  /** Names of all clocks of a family, by the net of the one from outside. */
  private final Map<String, List<String>> families = new LinkedHashMap<>();

  private ClockConstraints(Design design, double inputFraction, double outputFraction) {
    this.design = design;
    this.report = new ClockReport(design);
    this.inputFraction = inputFraction;
    this.outputFraction = outputFraction;
  }

  static String sdc(Design design, double inputFraction, double outputFraction) {
    ClockConstraints constraints = new ClockConstraints(design, inputFraction, outputFraction);
    constraints.clocks();
    constraints.gates();
    constraints.between();
    constraints.ports();
    return String.join("\n", constraints.lines) + "\n";
  }

  private static String ns(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private void clocks() {
    for (ClockDomain clock : report.clocks()) {
      families.put(clock.clock(), new ArrayList<>());
      create(clock);
    }
    for (Module module : design.modules()) {
      module.external().stream()
          .flatMap(external -> external.clocks(External.Use.DRIVES).stream())
          .filter(driven -> driven.domain().parent().isPresent())
          .forEach(related -> create(related.domain()));
    }
  }

  private void create(ClockDomain clock) {
    double period = clock.period().value();
    double rise = clock.phase().value();
    String shape = rise == 0 ? "" : " -waveform {" + ns(rise) + " " + ns(rise + period / 2) + "}";
    String name = clock.clock();
    lines.add("create_clock -name " + name + " -period " + ns(period) + shape + " " + from(name));
    families.get(clock.root().clock()).add(name);
  }

  /** Where a clock comes from: a port, or the pin of a foreign module. */
  private String from(String net) {
    Module at = design.top();
    String path = "";
    while (at.drivenClocks().contains(net)) {
      if (at.external().isPresent()) {
        return "[get_pins " + path + driver(at, net) + "]";
      }
      Instance way =
          at.instances().stream()
              .filter(instance -> instance.module().drivenClocks().contains(net))
              .findFirst()
              .orElseThrow();
      path += way.name() + "/";
      at = way.module();
    }
    return "[get_ports " + net + "]";
  }

  private static String driver(Module foreign, String net) {
    return foreign.external().orElseThrow().clocks(External.Use.DRIVES).stream()
        .filter(clock -> clock.net().equals(net))
        .findFirst()
        .orElseThrow()
        .port();
  }

  // Clock gates -----------------------------------------------------------------------------------

  /** An instance, and what its clock nets are called as clocks. */
  private record Place(Module module, String path, Map<String, String> clocks) {}

  /** Depth first, the author's order; only where there are gates. */
  private void gates() {
    Map<Module, Boolean> gated = new IdentityHashMap<>();
    for (Module module : design.modules()) {
      boolean here = module.sources().stream().anyMatch(s -> s instanceof ClockGate);
      gated.put(module, here || module.instances().stream().anyMatch(i -> gated.get(i.module())));
    }
    List<Place> stack = new ArrayList<>(List.of(new Place(design.top(), "", Map.of())));
    while (!stack.isEmpty()) {
      Place place = stack.remove(stack.size() - 1);
      Map<String, String> clocks = new LinkedHashMap<>(place.clocks());
      for (DomainSource source : place.module().sources()) {
        if (source instanceof ClockGate gate) {
          gate(gate, place.path(), clocks);
        }
      }
      List<Instance> instances = place.module().instances();
      for (int i = instances.size() - 1; i >= 0; i--) {
        Module module = instances.get(i).module();
        if (gated.get(module)) {
          stack.add(new Place(module, place.path() + instances.get(i).name() + "/", clocks));
        }
      }
    }
  }

  private void gate(ClockGate gate, String path, Map<String, String> clocks) {
    ClockDomain domain = gate.domain();
    String parentNet = domain.parent().orElseThrow().clock();
    String parent = clocks.getOrDefault(parentNet, parentNet);
    String name = path.replace('/', '_') + domain.clock();
    String pins = path + ClockGate.instanceName(domain);
    String rate =
        gate.every() == 1 ? "-divide_by 1" : "-edges {1 2 " + (2 * gate.every() + 1) + "}";
    lines.add(
        "create_generated_clock -name %s -source [get_pins %s/clk] -master_clock %s %s [get_pins %s/gated]"
            .formatted(name, pins, parent, rate, pins));
    clocks.put(domain.clock(), name);
    families.get(domain.root().clock()).add(name);
  }

  // Between clocks --------------------------------------------------------------------------------

  private void between() {
    if (report.clocks().size() < 2) {
      return;
    }
    lines.add("");
    lines.add(
        "# Between clocks there are synchronizers and values that are held, and nothing else.");
    for (ClockDomain from : report.clocks()) {
      for (ClockDomain to : report.clocks()) {
        if (from == to) {
          continue;
        }
        String paths = " -from " + family(from) + " -to " + family(to);
        if (report.crossed().contains(new ClockReport.Crossed(from, to))) {
          lines.add("set_max_delay " + ns(from.period().value()) + paths);
          lines.add("set_false_path -hold" + paths);
        } else {
          lines.add("set_false_path" + paths);
        }
      }
    }
  }

  private String family(ClockDomain root) {
    List<String> names = families.get(root.clock());
    return "[get_clocks " + (names.size() == 1 ? names.get(0) : braced(names)) + "]";
  }

  private static String braced(Iterable<String> names) {
    return "{" + String.join(" ", names) + "}";
  }

  // Ports -----------------------------------------------------------------------------------------

  private void ports() {
    lines.add("");
    Set<String> free = new LinkedHashSet<>(resets());
    Map<String, Set<String>> inputs = new LinkedHashMap<>();
    Map<String, Set<String>> outputs = new LinkedHashMap<>();
    Map<Port, String> pads = pads();
    for (Port port : design.top().ports()) {
      if (port.role() != Port.Role.DATA || port.width() == 0) {
        continue;
      }
      boolean input = port.direction() == Port.Direction.IN;
      String name = pads.getOrDefault(port, port.name());
      List<ClockDomain> clocks = report.of(port);
      if (clocks.isEmpty() && input) {
        free.add(name);
      }
      for (ClockDomain clock : clocks) {
        (input ? inputs : outputs)
            .computeIfAbsent(clock.clock(), c -> new LinkedHashSet<>())
            .add(name);
      }
    }
    if (!free.isEmpty()) {
      lines.add("# Resets act at any time; inputs without a clock go to synchronizers.");
      lines.add("set_false_path -from [get_ports " + braced(free) + "]");
    }
    for (ClockDomain clock : report.clocks()) {
      delay("set_input_delay ", inputFraction, clock, inputs);
      delay("set_output_delay -add_delay ", outputFraction, clock, outputs);
    }
  }

  /** What the three sides of each pad are called in the Verilog. */
  private Map<Port, String> pads() {
    Map<Port, String> names = new IdentityHashMap<>();
    for (Pad pad : design.top().pads()) {
      for (Port side : List.of(pad.read(), pad.write(), pad.enable())) {
        names.put(side, pad.name());
      }
    }
    return names;
  }

  private Set<String> resets() {
    Set<String> resets = new LinkedHashSet<>();
    for (Port port : design.top().ports()) {
      if (port.role() == Port.Role.RESET) {
        resets.add(port.name());
      }
    }
    for (ClockDomain domain : design.top().domains()) {
      if (domain.style() == ClockDomain.Style.SYNCHRONOUS) {
        resets.remove(domain.reset());
      }
    }
    return resets;
  }

  private void delay(
      String command, double fraction, ClockDomain clock, Map<String, Set<String>> ports) {
    Set<String> names = ports.get(clock.clock());
    if (names != null) {
      String value = ns(fraction * clock.period().value());
      lines.add(
          command + value + " -clock " + clock.clock() + " [get_ports " + braced(names) + "]");
    }
  }
}
