package weft.hdl.ir;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds a {@link Module}; the only maker of expressions, so that ids and widths are right by
 * construction. Elaboration, passes and tests use it. After {@link #build} it is spent.
 *
 * <pre>{@code
 * ModuleBuilder m = new ModuleBuilder("Counter");
 * m.domain(ClockDomain.DEFAULT, true);
 * Port enable = m.in("enable", Kind.BOOL, 1);
 * Port value = m.out("value", Kind.UINT, 8);
 * Register count = m.register("count", Kind.UINT, 8, BigInteger.ZERO);
 * Expr next = m.binary(Op.ADD, m.ref(count), m.constant(Kind.UINT, 8, 1));
 * m.clocked(count, Block.of(m.when(m.ref(enable), m.set(count, next))));
 * m.assign(value, m.ref(count));
 * Module module = m.build();
 * }</pre>
 */
public final class ModuleBuilder {
  final String name;
  Module.Role role = Module.Role.LOGIC;
  String comment = "";
  SourceLocation location = SourceLocation.NONE;
  List<Parameter> attributes = List.of();
  External external;
  JavaBody body;
  final Set<ClockDomain> domains = new LinkedHashSet<>();
  final List<Port> ports = new ArrayList<>();
  final List<Item> items = new ArrayList<>();
  final List<Signal> signals = new ArrayList<>();
  final List<Memory> memories = new ArrayList<>();
  final List<Instance> instances = new ArrayList<>();
  final List<Process> processes = new ArrayList<>();
  final ArrayList<Expr> exprs = new ArrayList<>();
  final List<DomainSource> sources = new ArrayList<>();
  final List<Crossing> crossings = new ArrayList<>();
  final List<Arrival> arrivals = new ArrayList<>();
  final List<Pad> pads = new ArrayList<>();
  final List<Unused> unused = new ArrayList<>();
  final List<Signal> probes = new ArrayList<>();
  private SourceLocation at = SourceLocation.NONE;

  public ModuleBuilder(String name) {
    this.name = name;
  }

  public ModuleBuilder role(Module.Role what) {
    role = what;
    return this;
  }

  public ModuleBuilder comment(String text) {
    comment = text;
    return this;
  }

  public ModuleBuilder location(SourceLocation where) {
    location = where;
    return this;
  }

  /** Makes it stand for a module that somebody else wrote. */
  public ModuleBuilder external(External what) {
    role = Module.Role.EXTERNAL;
    external = what;
    return this;
  }

  /** Makes it a model that Java answers for; its inputs are probes, its registers hold. */
  public ModuleBuilder body(JavaBody what) {
    body = what;
    return this;
  }

  /** Attributes of the module itself. */
  public ModuleBuilder attributes(List<Parameter> all) {
    attributes = all;
    return this;
  }

  /** Attributes of an instance made here. */
  public void attributes(Instance instance, List<Parameter> all) {
    instance.attributes(all);
  }

  /** The location of the expressions made from now on. */
  public ModuleBuilder at(SourceLocation where) {
    at = where;
    return this;
  }

  /**
   * Declares a domain and its clock port, and its reset port if asked for; domains that share a net
   * share its port. Before other ports.
   */
  public void domain(ClockDomain domain, boolean withReset) {
    if (domains.add(domain)) {
      net(domain.clock(), Port.Role.CLOCK);
      if (withReset) {
        net(domain.reset(), Port.Role.RESET);
      }
    }
  }

  private void net(String net, Port.Role netRole) {
    for (Port port : ports) {
      if (port.name().equals(net)) {
        return;
      }
    }
    port(Declaration.of(net, Kind.BOOL, 1), Port.Direction.IN, netRole);
  }

  /** Makes a derived domain. */
  public void source(DomainSource source) {
    sources.add(source);
    items.add(source);
  }

  public Port in(String portName, Kind kind, int width) {
    return port(Declaration.of(portName, kind, width), Port.Direction.IN, Port.Role.DATA);
  }

  public Port out(String portName, Kind kind, int width) {
    return port(Declaration.of(portName, kind, width), Port.Direction.OUT, Port.Role.DATA);
  }

  public Port port(Declaration declaration, Port.Direction direction, Port.Role portRole) {
    Port port = new Port(signals.size(), declaration, direction, portRole, ports.size());
    ports.add(port);
    signals.add(port);
    return port;
  }

  public Wire wire(String wireName, Kind kind, int width) {
    return wire(Declaration.of(wireName, kind, width));
  }

  public Wire wire(Declaration declaration) {
    return item(new Wire(signals.size(), declaration, false));
  }

  /** A named value: a wire and its assignment. */
  public Wire value(Declaration declaration, Expr value) {
    Wire wire = item(new Wire(signals.size(), declaration, true));
    Statement set = new Statement.Set(Target.whole(wire), value, declaration.location(), "");
    process(null, List.of(wire), null, Block.of(set), declaration.location(), "");
    return wire;
  }

  /** A register of the default domain; {@code resetValue} null for none. */
  public Register register(String registerName, Kind kind, int width, BigInteger resetValue) {
    return register(Declaration.of(registerName, kind, width), ClockDomain.DEFAULT, resetValue);
  }

  /** A register; {@code resetValue} null for none. Its domain has to be declared. */
  public Register register(Declaration declaration, ClockDomain domain, BigInteger resetValue) {
    return item(new Register(signals.size(), declaration, domain, resetValue));
  }

  /** A memory; {@code contents} null for none, else one value a word. */
  public Memory memory(Declaration declaration, int depth, List<BigInteger> contents) {
    if (depth < 1 || contents != null && contents.size() != depth) {
      throw new IllegalArgumentException(declaration.name() + ": depth " + depth);
    }
    Memory memory = new Memory(memories.size(), declaration, depth, contents);
    memories.add(memory);
    items.add(memory);
    return memory;
  }

  /** An instance with pins named {@code instance_port}. */
  public Instance instance(String instanceName, Module module) {
    List<String> pinNames = new ArrayList<>();
    for (Port port : module.ports()) {
      if (port.role() == Port.Role.DATA) {
        pinNames.add(instanceName + "_" + port.name());
      }
    }
    return instance(instanceName, module, pinNames, SourceLocation.NONE, "");
  }

  /** An instance with the given pin names, one a data port in port order. */
  public Instance instance(
      String instanceName,
      Module module,
      List<String> pinNames,
      SourceLocation where,
      String text) {
    Instance instance = new Instance(instances.size(), instanceName, module, where, text);
    List<Pin> pins = new ArrayList<>();
    for (Port port : module.ports()) {
      if (port.role() == Port.Role.DATA) {
        EnumType enumType = port.enumType().orElse(null);
        Declaration d =
            new Declaration(
                pinNames.get(pins.size()), port.kind(), port.width(), enumType, where, "");
        Pin pin = new Pin(signals.size(), d, instance, port);
        pins.add(pin);
        signals.add(pin);
      }
    }
    instance.pins(pins);
    instances.add(instance);
    items.add(instance);
    return instance;
  }

  /** A combinational process with one unconditional set of a whole signal. */
  public Process assign(Signal target, Expr value) {
    return combinational(target, Block.of(set(target, value)));
  }

  public Process combinational(Signal target, Block body) {
    return process(null, List.of(target), null, body, SourceLocation.NONE, "");
  }

  /** A clocked process for one register. */
  public Process clocked(Register target, Block body) {
    return process(target.domain(), List.of(target), null, body, SourceLocation.NONE, "");
  }

  /** A clocked process that writes a memory. */
  public Process clocked(ClockDomain domain, Memory memory, Block body) {
    return process(domain, List.of(), memory, body, SourceLocation.NONE, "");
  }

  /** A process that watches. */
  public Process observer(ClockDomain domain, Block body) {
    return process(domain, List.of(), null, body, SourceLocation.NONE, "");
  }

  /** Any process; {@code domain} null for a combinational one, {@code memory} null for none. */
  public Process process(
      ClockDomain domain,
      List<? extends Signal> targets,
      Memory memory,
      Block body,
      SourceLocation where,
      String text) {
    Process process = new Process(domain, List.copyOf(targets), memory, body, where, text);
    processes.add(process);
    items.add(process);
    return process;
  }

  public Statement set(Signal target, Expr value) {
    return new Statement.Set(Target.whole(target), value);
  }

  public Statement when(Expr condition, Statement... then) {
    return whenElse(condition, Block.of(then), Block.EMPTY);
  }

  public Statement whenElse(Expr condition, Block then, Block otherwise) {
    List<Statement.When.Arm> arms = List.of(new Statement.When.Arm(condition, then, at));
    return new Statement.When(arms, otherwise, at, "");
  }

  public void unused(Expr value, String why) {
    unused.add(new Unused(value, why, at));
  }

  public void crossing(Crossing crossing) {
    crossings.add(crossing);
  }

  public void arrival(Arrival arrival) {
    arrivals.add(arrival);
  }

  public void pad(Pad pad) {
    pads.add(pad);
  }

  public void probe(Signal signal) {
    probes.add(signal);
  }

  public Expr.Constant constant(Kind kind, int width, long value) {
    return constant(kind, width, BigInteger.valueOf(value), null);
  }

  /** A constant; {@code enumType} null if it is a plain number. */
  public Expr.Constant constant(Kind kind, int width, BigInteger value, EnumType enumType) {
    boolean signed = kind == Kind.SINT && width > 0;
    boolean fits = value.bitLength() <= (signed ? width - 1 : width);
    if (!fits || !signed && value.signum() < 0) {
      throw broken("constant " + value, width);
    }
    return add(new Expr.Constant(exprs.size(), kind, width, value, enumType, at));
  }

  public Expr ref(Signal signal) {
    return add(new Expr.Ref(exprs.size(), signal, at));
  }

  public Expr unary(Op op, Expr a) {
    require(op.operands() == 1, op, a.width());
    require(op != Op.NEG || isNumber(a), op, a.width());
    Kind kind = op.isReduction() ? Kind.BOOL : a.kind();
    return add(new Expr.Unary(exprs.size(), op, kind, op.isReduction() ? 1 : a.width(), a, at));
  }

  public Expr binary(Op op, Expr a, Expr b) {
    require(op.operands() == 2, op, a.width());
    Kind kind = a.kind();
    int width = a.width();
    switch (op) {
      case SHL, SHR -> require(b.kind() == Kind.UINT, op, b.width());
      case MUL -> {
        require(a.kind() == b.kind() && isNumber(a), op, b.width());
        width += b.width();
      }
      default -> {
        require(a.kind() == b.kind() && a.width() == b.width(), op, b.width());
        boolean bitwise = op == Op.AND || op == Op.OR || op == Op.XOR;
        require(bitwise || op == Op.EQ || op == Op.NE || isNumber(a), op, b.width());
        if (op.isComparison()) {
          kind = Kind.BOOL;
          width = 1;
        }
      }
    }
    return add(new Expr.Binary(exprs.size(), op, kind, width, a, b, at));
  }

  public Expr mux(Expr condition, Expr whenTrue, Expr whenFalse) {
    require(condition.kind() == Kind.BOOL, "mux condition", condition.width());
    requireSame(whenTrue, whenFalse, "mux");
    return add(new Expr.Mux(exprs.size(), condition, whenTrue, whenFalse, at));
  }

  /** A choice by value; {@code values} one a list of labels. */
  public Expr select(
      Expr subject, List<List<Expr.Constant>> labels, List<Expr> values, Expr otherwise) {
    Expr[] operands = new Expr[values.size() + 2];
    operands[0] = subject;
    operands[1] = otherwise;
    for (int i = 0; i < values.size(); i++) {
      requireSame(values.get(i), otherwise, "select");
      for (Expr label : labels.get(i)) {
        requireSame(label, subject, "label");
      }
      operands[i + 2] = values.get(i);
    }
    return add(new Expr.Select(exprs.size(), operands, labels, at));
  }

  public Expr slice(Kind kind, Expr a, int hi, int lo) {
    if (lo < 0 || hi < lo || hi >= a.width() || kind == Kind.BOOL && hi > lo) {
      throw broken(kind + " slice " + hi + ":" + lo, a.width());
    }
    return add(new Expr.Slice(exprs.size(), kind, a, hi, lo, at));
  }

  public Expr index(Kind kind, int width, Expr a, Expr index) {
    if (width == 0 ? a.width() != 0 : a.width() % width != 0) {
      throw broken("index of " + width, a.width());
    }
    require(index.kind() == Kind.UINT, "index", index.width());
    return add(new Expr.Index(exprs.size(), kind, width, a, index, at));
  }

  public Expr concat(List<? extends Expr> parts) {
    int width = 0;
    for (Expr part : parts) {
      width = Math.addExact(width, part.width());
    }
    return add(new Expr.Concat(exprs.size(), width, parts.toArray(new Expr[0]), at));
  }

  public Expr extend(Expr a, int width) {
    if (width < a.width() || a.kind() == Kind.BOOL) {
      throw broken("extend to " + width, a.width());
    }
    return add(new Expr.Extend(exprs.size(), a, width, at));
  }

  public Expr cast(Kind kind, Expr a) {
    require(kind != Kind.BOOL || a.width() == 1, "cast to BOOL", a.width());
    return add(new Expr.Cast(exprs.size(), kind, a, at));
  }

  public Expr memRead(Memory memory, Expr address) {
    require(address.kind() == Kind.UINT, "address", address.width());
    return add(new Expr.MemRead(exprs.size(), memory, address, at));
  }

  public Module build() {
    exprs.trimToSize();
    return new Module(this);
  }

  private <E extends Expr> E add(E e) {
    exprs.add(e);
    return e;
  }

  private <S extends Signal & Item> S item(S signal) {
    signals.add(signal);
    items.add(signal);
    return signal;
  }

  private static boolean isNumber(Expr e) {
    return e.kind() == Kind.UINT || e.kind() == Kind.SINT;
  }

  private void requireSame(Expr a, Expr b, Object what) {
    require(a.kind() == b.kind() && a.width() == b.width(), what, a.width());
  }

  private void require(boolean holds, Object what, int width) {
    if (!holds) {
      throw broken(what, width);
    }
  }

  private IllegalArgumentException broken(Object what, int width) {
    return new IllegalArgumentException(name + ": " + what + " breaks the contract, " + width);
  }
}
