package weft.hdl.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A module of the design. Lists cannot be changed. Made by {@link ModuleBuilder}. */
public final class Module {
  /** What the module is to those who print it. */
  public enum Role {
    /** Ordinary: printed as {@code <name>.v}. */
    LOGIC,
    /**
     * The behaviour of a black box: printed as {@code <name>_model.v} for simulation, and as an
     * empty {@code <name>_stub.v} of the same ports for synthesis.
     */
    MODEL,
    /** Written by somebody else, in Verilog: see {@link #external}. Not printed. */
    EXTERNAL
  }

  private final String name;
  private final Role role;
  private final String comment;
  private final SourceLocation location;
  private final List<Parameter> attributes;
  private final External external;
  private final JavaBody body;
  private final List<ClockDomain> domains;
  private final List<Port> ports;
  private final List<Item> items;
  private final List<Signal> signals;
  private final List<Memory> memories;
  private final List<Instance> instances;
  private final List<Process> processes;
  private final List<Expr> exprs;
  private final List<DomainSource> sources;
  private final List<Crossing> crossings;
  private final List<Arrival> arrivals;
  private final List<Pad> pads;
  private final List<Unused> unused;
  private final List<Signal> probes;
  private final Set<String> drivenClocks;

  /** Counted when first asked for, which checks and passes do in turn. */
  private volatile int[] useCounts;

  Module(ModuleBuilder b) {
    name = b.name;
    role = b.role;
    comment = b.comment;
    location = b.location;
    attributes = List.copyOf(b.attributes);
    external = b.external;
    body = b.body;
    domains = List.copyOf(b.domains);
    ports = List.copyOf(b.ports);
    items = List.copyOf(b.items);
    signals = List.copyOf(b.signals);
    memories = List.copyOf(b.memories);
    instances = List.copyOf(b.instances);
    processes = List.copyOf(b.processes);
    exprs = Collections.unmodifiableList(b.exprs);
    sources = List.copyOf(b.sources);
    crossings = List.copyOf(b.crossings);
    arrivals = List.copyOf(b.arrivals);
    pads = List.copyOf(b.pads);
    unused = List.copyOf(b.unused);
    probes = List.copyOf(b.probes);
    drivenClocks = drivenClocks(external, instances);
  }

  private Module(Module m, List<Item> items) {
    name = m.name;
    role = m.role;
    comment = m.comment;
    location = m.location;
    attributes = m.attributes;
    external = m.external;
    body = m.body;
    domains = m.domains;
    ports = m.ports;
    this.items = List.copyOf(items);
    signals = m.signals;
    memories = m.memories;
    instances = m.instances;
    processes = processesIn(items);
    exprs = m.exprs;
    sources = m.sources;
    crossings = m.crossings;
    arrivals = m.arrivals;
    pads = m.pads;
    unused = m.unused;
    probes = m.probes;
    drivenClocks = m.drivenClocks;
  }

  private static Set<String> drivenClocks(External external, List<Instance> instances) {
    Set<String> nets = new LinkedHashSet<>();
    if (external != null) {
      external.clocks(External.Use.DRIVES).forEach(clock -> nets.add(clock.net()));
    }
    instances.forEach(instance -> nets.addAll(instance.module().drivenClocks));
    return Collections.unmodifiableSet(nets);
  }

  private static List<Process> processesIn(List<Item> items) {
    List<Process> processes = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Process process) {
        processes.add(process);
      }
    }
    return Collections.unmodifiableList(processes);
  }

  /** The definition name: unique in the design and a legal Verilog identifier. */
  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  /** The author's description, lines joined by {@code \n}; empty if none. */
  public String comment() {
    return comment;
  }

  /** Where the component's class is. */
  public SourceLocation location() {
    return location;
  }

  /** The foreign module that it stands for, if its role is EXTERNAL. */
  public Optional<External> external() {
    return Optional.ofNullable(external);
  }

  /** What it does, if that is said in Java. */
  public Optional<JavaBody> body() {
    return Optional.ofNullable(body);
  }

  /**
   * True for a foreign module of which nothing but its ports is known: no check looks into it, and
   * no engine but the tools that read its sources can run it.
   */
  public boolean isOpaque() {
    return role == Role.EXTERNAL && processes.isEmpty() && instances.isEmpty();
  }

  /** For tools that read the Verilog. */
  public List<Parameter> attributes() {
    return attributes;
  }

  /** Domains of the state in it or below it, but those that are made in it or below it. */
  public List<ClockDomain> domains() {
    return domains;
  }

  /** The domains that are made in it. */
  public List<DomainSource> sources() {
    return sources;
  }

  /** Signals that cross clock domains by declaration. */
  public List<Crossing> crossings() {
    return crossings;
  }

  /** Inputs of which the author says when they change. */
  public List<Arrival> arrivals() {
    return arrivals;
  }

  /** Triples of data ports that are one pin of the chip; of the top only. */
  public List<Pad> pads() {
    return pads;
  }

  /** Clocks and resets, then the author's ports in the author's order. */
  public List<Port> ports() {
    return ports;
  }

  /** Declarations, instances and processes in the author's order. */
  public List<Item> items() {
    return items;
  }

  /** Ports, wires, registers and pins; the index is the id. */
  public List<Signal> signals() {
    return signals;
  }

  public List<Memory> memories() {
    return memories;
  }

  public List<Instance> instances() {
    return instances;
  }

  public List<Process> processes() {
    return processes;
  }

  /** All values, operands before their users; the index is the id. */
  public List<Expr> exprs() {
    return exprs;
  }

  /**
   * This module with other processes for what its own drive, over the same signals and expressions,
   * which are shared and not copied.
   *
   * @param others the same declarations and instances in the same order, and the processes
   */
  public Module with(List<Item> others) {
    return new Module(this, others);
  }

  /** Values that the author declared unused. */
  public List<Unused> unused() {
    return unused;
  }

  /** Signals that must stay readable from outside, under their names, on every engine. */
  public List<Signal> probes() {
    return probes;
  }

  /**
   * The clock nets that foreign modules in it drive, here or below. Their ports are for engines,
   * which run every clock themselves; the Verilog has none.
   */
  public Set<String> drivenClocks() {
    return drivenClocks;
  }

  /** The clock port of a domain in {@link #domains}; a domain made here has none. */
  public Port clock(ClockDomain domain) {
    return port(domain.clock());
  }

  /** The reset port of a domain in {@link #domains}, if anything in it or below has a reset. */
  public Optional<Port> reset(ClockDomain domain) {
    for (Port port : ports) {
      if (port.role() == Port.Role.RESET && port.name().equals(domain.reset())) {
        return Optional.of(port);
      }
    }
    return Optional.empty();
  }

  /**
   * The name of a domain's reset net, whether it comes by a port or is made here; empty if nothing
   * in it or below has a reset.
   */
  public Optional<String> resetNet(ClockDomain domain) {
    boolean here =
        sources.stream()
            .anyMatch(s -> s instanceof ResetSource && s.domain().reset().equals(domain.reset()));
    return here || reset(domain).isPresent() ? Optional.of(domain.reset()) : Optional.empty();
  }

  /** The port of that name. */
  public Port port(String portName) {
    for (Port port : ports) {
      if (port.name().equals(portName)) {
        return port;
      }
    }
    throw new IllegalArgumentException(name + " has no port " + portName);
  }

  /** How often each expression is an operand or used by a statement; the index is the id. */
  public int[] useCounts() {
    if (useCounts == null) {
      useCounts = Uses.count(this);
    }
    return useCounts.clone();
  }

  @Override
  public String toString() {
    return name;
  }
}
