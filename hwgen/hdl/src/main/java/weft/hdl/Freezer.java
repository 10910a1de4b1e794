package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.Groups.Group;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Expr;
import weft.hdl.ir.External;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Pad;
import weft.hdl.ir.Parameter;
import weft.hdl.ir.Port;
import weft.hdl.ir.ResetSource;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Wire;

/** Makes the immutable module of a component whose constructor has ended. Loops only. */
final class Freezer {
  private final Scope scope;
  private final boolean[] live;
  private final Expr[] exprs;
  private final Map<Decl, Signal> signals = new IdentityHashMap<>();
  private final Map<MemDecl, Memory> memories = new IdentityHashMap<>();
  private final List<Signal> probes = new ArrayList<>();
  private ModuleBuilder builder;
  private Groups groups;

  Freezer(Scope scope) {
    this.scope = scope;
    this.live = Liveness.of(scope);
    this.exprs = new Expr[scope.nodes.size()];
  }

  Module freeze(String name) {
    builder = new ModuleBuilder(name);
    builder.role(scope.role).comment(scope.moduleComment).location(scope.created.at);
    builder.attributes(scope.moduleAttributes);
    if (scope.blackBox != null) {
      scope.blackBox.check();
      builder.external(scope.blackBox.freeze());
    }
    new SwitchCheck(scope).run();
    Map<ClockDomain, Boolean> domains = domains();
    Set<String> clocks = new LinkedHashSet<>();
    domains.forEach(
        (domain, reset) -> {
          clocks.add(domain.clock());
          if (reset) {
            clocks.add(domain.reset());
          }
          builder.domain(domain, reset);
        });
    for (Clock.Derived made : scope.derived) {
      clocks.addAll(made.nets());
    }
    NameAssigner names = new NameAssigner(scope, live);
    names.assign(clocks);
    for (Decl port : scope.ports) {
      Port.Direction direction = port.role == Decl.Role.IN ? Port.Direction.IN : Port.Direction.OUT;
      keep(port, builder.port(declaration(port), direction, Port.Role.DATA));
    }
    groups = new Groups(scope.root);
    body(names);
    for (Scope.Ignored ignored : scope.ignored) {
      builder.at(ignored.site().at);
      builder.unused(expr(ignored.node()), ignored.why());
    }
    for (Crossings.Declared crossing : scope.crossings.declared) {
      builder.crossing(crossing.of(signals.get(crossing.decl())));
    }
    for (Crossings.Arrives arrival : scope.crossings.arrivals) {
      if (arrival.decl().role == Decl.Role.IN || scope.blackBox != null) {
        builder.arrival(arrival.of(signals.get(arrival.decl())));
      }
    }
    for (PadDecl pad : scope.pads) {
      Port read = (Port) signals.get(pad.read);
      Port write = (Port) signals.get(pad.write);
      Port enable = (Port) signals.get(pad.enable);
      builder.pad(new Pad(pad.finalName, read, write, enable, pad.site.at));
    }
    probes.forEach(builder::probe);
    if (scope.javaModel != null) {
      builder.body(scope.javaModel.freeze());
    }
    return builder.build();
  }

  private void body(NameAssigner names) {
    Splitter splitter =
        new Splitter(groups, builder, names, this::expr, signals::get, memories::get);
    List<Group> pending = new ArrayList<>(groups.all());
    pending.sort(Comparator.comparingInt(g -> g.end));
    Map<Group, List<Step>> steps = stepsByGroup();
    int next = 0;
    for (int i = 0; i <= scope.events.size(); i++) {
      while (next < pending.size() && pending.get(next).end <= i) {
        Group group = pending.get(next++);
        process(group, splitter, steps.get(group));
      }
      if (i < scope.events.size()) {
        event(scope.events.get(i), names);
      }
    }
  }

  private Map<Group, List<Step>> stepsByGroup() {
    Map<Group, List<Step>> steps = new IdentityHashMap<>();
    for (Step step : scope.root.steps) {
      for (Group group : groups.touchedBy(step)) {
        steps.computeIfAbsent(group, g -> new ArrayList<>()).add(step);
      }
    }
    return steps;
  }

  private void process(Group group, Splitter splitter, List<Step> steps) {
    List<Signal> targets = new ArrayList<>();
    ClockDomain domain = null;
    for (Decl decl : group.targets) {
      targets.add(signals.get(decl));
      domain = decl.domain;
    }
    Memory memory = group.memory == null ? null : memories.get(group.memory);
    if (memory != null) {
      domain = group.memory.domain;
    } else if (group.watch != null) {
      domain = group.watch.domain();
    }
    builder.at(group.site.at);
    builder.process(domain, targets, memory, splitter.of(group, steps), group.site.at, "");
  }

  private void event(Object event, NameAssigner names) {
    if (event instanceof Node node) {
      if (live[node.index]) {
        exprs[node.index] = node(node);
      }
    } else if (event instanceof Decl decl) {
      if (decl.role == Decl.Role.WIRE) {
        keep(decl, builder.wire(declaration(decl)));
      } else if (decl.role == Decl.Role.REGISTER) {
        keep(decl, builder.register(declaration(decl), decl.domain, decl.init));
      }
    } else if (event instanceof MemDecl m) {
      Declaration d = new Declaration(m.finalName, m.kind, m.width, null, m.site.at, m.comment);
      if (m.leavesReadUnderWrite && !m.saysReadUnderWrite) {
        scope.attribute(m, Parameter.of("no_rw_check", 1));
      }
      d = d.with(scope.attributesOf(m));
      memories.put(m, builder.memory(d, m.depth, m.contents));
    } else if (event instanceof Scope child) {
      instance(child, names);
    } else if (event instanceof Clock.Derived derived) {
      builder.source(source(derived));
    }
  }

  private DomainSource source(Clock.Derived derived) {
    Expr value = expr(derived.value());
    return derived.test() == null
        ? new ResetSource(derived.domain(), value, derived.site().at)
        : new ClockGate(
            derived.domain(), value, expr(derived.test()), derived.every(), derived.site().at);
  }

  private void instance(Scope child, NameAssigner names) {
    List<String> pinNames = new ArrayList<>();
    List<Decl> pins = new ArrayList<>();
    for (Decl port : child.ports) {
      Node ref = scope.pins.get(port);
      pins.add(ref == null ? null : ref.decl());
      pinNames.add(ref == null ? names.freePin(child, port) : ref.decl().finalName);
    }
    Instance instance =
        builder.instance(
            child.finalName, child.module, pinNames, child.added.at, child.instanceComment);
    builder.attributes(instance, child.instanceAttributes);
    for (int i = 0; i < pins.size(); i++) {
      if (pins.get(i) != null) {
        keep(pins.get(i), instance.pins().get(i));
      }
    }
  }

  private void keep(Decl decl, Signal signal) {
    signals.put(decl, signal);
    if (decl.probed) {
      probes.add(signal);
    }
  }

  private Declaration declaration(Decl d) {
    return new Declaration(d.finalName, d.kind, d.width, d.enumType, d.site.at, d.comment)
        .with(scope.attributesOf(d));
  }

  /** The domains that come from above, and whether a register wants their reset. */
  private Map<ClockDomain, Boolean> domains() {
    Map<ClockDomain, Boolean> domains = new LinkedHashMap<>();
    if (scope.blackBox != null) {
      for (External.ClockPort clock : scope.blackBox.freeze().clocks()) {
        domains.merge(clock.domain(), clock.use() == External.Use.RESET, Boolean::logicalOr);
      }
    }
    for (Object event : scope.events) {
      if (event instanceof Decl decl && decl.role == Decl.Role.REGISTER) {
        domains.merge(decl.domain, decl.init != null, Boolean::logicalOr);
      } else if (event instanceof MemDecl memory) {
        domains.putIfAbsent(memory.domain, false);
      } else if (event instanceof Watch watch) {
        domains.merge(watch.domain(), watch.domain().hasReset(), Boolean::logicalOr);
      } else if (event instanceof Scope child) {
        for (ClockDomain domain : child.module.domains()) {
          domains.merge(domain, child.module.reset(domain).isPresent(), Boolean::logicalOr);
        }
      } else if (event instanceof Clock.Derived derived) {
        domains.putIfAbsent(derived.domain().parent().orElseThrow(), false);
      }
    }
    for (int i = scope.derived.size() - 1; i >= 0; i--) {
      ClockDomain made = scope.derived.get(i).domain();
      ClockDomain parent = made.parent().orElseThrow();
      boolean wantsReset = Boolean.TRUE.equals(domains.remove(made));
      domains.merge(parent, wantsReset && sharesReset(made, parent), Boolean::logicalOr);
    }
    return domains;
  }

  private static boolean sharesReset(ClockDomain made, ClockDomain parent) {
    return made.reset().equals(parent.reset());
  }

  private Expr expr(Node node) {
    return exprs[node.index];
  }

  private Expr node(Node node) {
    builder.at(node.site.at);
    Expr expr = make(node);
    if (node.finalName == null) {
      return expr;
    }
    Declaration d = new Declaration(node.finalName, node.kind, node.width, null, node.site.at, "");
    d = d.with(scope.attributesOf(node));
    Wire wire = builder.value(d, expr);
    if (node.probed) {
      probes.add(wire);
    }
    return builder.ref(wire);
  }

  private Expr make(Node node) {
    Node[] in = node.operands;
    return switch (node.what) {
      case CONSTANT -> constant(node);
      case REF -> builder.ref(signals.get(node.decl()));
      case UNARY -> builder.unary(node.op, expr(in[0]));
      case BINARY -> builder.binary(node.op, expr(in[0]), expr(in[1]));
      case MUX -> builder.mux(expr(in[0]), expr(in[1]), expr(in[2]));
      case SELECT -> select(node);
      case SLICE -> builder.slice(node.kind, expr(in[0]), node.lo + node.width - 1, node.lo);
      case INDEX -> builder.index(node.kind, node.width, expr(in[0]), expr(in[1]));
      case PART -> expr(in[2]);
      case CONCAT -> builder.concat(java.util.Arrays.stream(in).map(this::expr).toList());
      case EXTEND -> builder.extend(expr(in[0]), node.width);
      case CAST -> builder.cast(node.kind, expr(in[0]));
      case MEM_READ -> builder.memRead(memories.get((MemDecl) node.aux), expr(in[0]));
    };
  }

  private Expr constant(Node node) {
    return node.aux instanceof EnumConstant e
        ? builder.constant(node.kind, node.width, e.code(), e.type())
        : builder.constant(node.kind, node.width, Literals.value(node), null);
  }

  private Expr select(Node node) {
    SwitchValue.Carried carried = (SwitchValue.Carried) node.aux;
    Node subject = node.operands[0];
    List<List<Expr.Constant>> labels = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < carried.ofCase().size(); i++) {
      List<Expr.Constant> some = new ArrayList<>();
      for (BigInteger n : carried.ofCase().get(i)) {
        some.add(builder.constant(subject.kind, subject.width, n, carried.enumType()));
      }
      labels.add(some);
      values.add(expr(node.operands[2 + i]));
    }
    return builder.select(expr(subject), labels, values, expr(node.operands[1]));
  }
}
