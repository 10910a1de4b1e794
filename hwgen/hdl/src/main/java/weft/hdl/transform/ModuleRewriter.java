package weft.hdl.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Arrival;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Expr;
import weft.hdl.ir.External;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Item;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Pad;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.ResetSource;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Unused;
import weft.hdl.ir.Wire;

/**
 * Copies a module, item by item. A pass overrides {@link #rebuild} to change expressions and {@link
 * #rewrite(Statement, List)} to change statements, and may add items with {@link #m}: they stand
 * before the process that is being rewritten.
 */
abstract class ModuleRewriter {
  final Module old;
  final ModuleBuilder m;
  final Names names;
  private final Map<Module, Module> children;
  private final Expr[] exprs;
  private final Signal[] signals;
  private final Memory[] memories;
  private final Map<Integer, Wire> wires = new HashMap<>();
  private String target = "";

  /** The stack of {@link #map(Expr)}, which may be called again for what it rebuilds. */
  private Expr[] open = new Expr[64];

  private int openCount;

  ModuleRewriter(Module old, Map<Module, Module> children) {
    this.old = old;
    this.children = children;
    m = new ModuleBuilder(old.name());
    m.role(old.role()).comment(old.comment()).location(old.location());
    m.attributes(old.attributes());
    old.external().map(this::rewrite).ifPresent(m::external);
    old.body().ifPresent(m::body);
    names = new Names(old);
    exprs = new Expr[old.exprs().size()];
    signals = new Signal[old.signals().size()];
    memories = new Memory[old.memories().size()];
  }

  final Module run() {
    ports();
    begin();
    for (Item item : old.items()) {
      rewrite(item);
    }
    for (Unused unused : old.unused()) {
      target = "unused";
      Expr value = map(unused.value());
      if (!(value instanceof Expr.Constant)) {
        m.at(unused.location());
        m.unused(value, unused.why());
      }
    }
    for (Crossing crossing : old.crossings()) {
      Signal copy = signals[crossing.signal().id()];
      if (copy != null) {
        m.crossing(
            new Crossing(
                copy, crossing.domain(), crossing.how(), crossing.why(), crossing.location()));
      }
    }
    for (Arrival arrival : old.arrivals()) {
      if (signals[arrival.port().id()] instanceof Port port) {
        m.arrival(new Arrival(port, arrival.domain(), arrival.location()));
      }
    }
    for (Pad pad : old.pads()) {
      if (keeps(pad)) {
        Port read = (Port) map(pad.read());
        Port write = (Port) map(pad.write());
        m.pad(new Pad(pad.name(), read, write, (Port) map(pad.enable()), pad.location()));
      }
    }
    for (Signal probe : old.probes()) {
      if (signals[probe.id()] != null) {
        m.probe(signals[probe.id()]);
      }
    }
    finish();
    return m.build();
  }

  /** Called when the ports are copied. */
  void begin() {}

  /** Called when everything is copied. */
  void finish() {}

  // Signals ---------------------------------------------------------------------------------------

  /** False if the signal shall vanish; whoever says so replaces its references and sets. */
  boolean keeps(Signal signal) {
    return true;
  }

  /** False if the pad shall be three ordinary ports. */
  boolean keeps(Pad pad) {
    return true;
  }

  /** What the module stands for in its new form. */
  External rewrite(External external) {
    return external;
  }

  /** True if somebody outside knows the signal by its name. */
  final boolean isPinned(Signal signal) {
    return isPinned(old, signal);
  }

  static boolean isPinned(Module module, Signal signal) {
    return !signal.attributes().isEmpty() || module.probes().contains(signal);
  }

  private void ports() {
    for (ClockDomain domain : old.domains()) {
      m.domain(domain, old.reset(domain).isPresent());
    }
    for (Port port : old.ports()) {
      if (port.role() == Port.Role.DATA && keeps(port)) {
        signals[port.id()] = m.port(declaration(port), port.direction(), port.role());
      }
    }
  }

  static Declaration declaration(Signal s) {
    return new Declaration(
        s.name(),
        s.kind(),
        s.width(),
        s.enumType().orElse(null),
        s.location(),
        s.comment(),
        s.attributes());
  }

  /** The new form of a signal that was kept. */
  final Signal map(Signal signal) {
    Signal mapped = signals[signal.id()];
    if (mapped == null) {
      throw new IllegalStateException(old.name() + "." + signal + " is used before its item");
    }
    return mapped;
  }

  final Memory map(Memory memory) {
    return memories[memory.id()];
  }

  // Items -----------------------------------------------------------------------------------------

  private void rewrite(Item item) {
    if (item instanceof Wire wire) {
      if (!wire.isValue() && keeps(wire)) {
        signals[wire.id()] = m.wire(declaration(wire));
      }
    } else if (item instanceof Register register) {
      if (keeps(register)) {
        Declaration d = declaration(register);
        signals[register.id()] =
            m.register(d, register.domain(), register.resetValue().orElse(null));
      }
    } else if (item instanceof Memory memory) {
      rewriteMemory(memory);
    } else if (item instanceof Instance instance) {
      rewriteInstance(instance);
    } else if (item instanceof Process process) {
      rewriteProcess(process);
    } else if (item instanceof ClockGate gate) {
      target = gate.domain().clock();
      Expr enable = map(gate.enable());
      Expr test = map(gate.test());
      m.source(new ClockGate(gate.domain(), enable, test, gate.every(), gate.location()));
    } else if (item instanceof ResetSource source) {
      target = source.domain().reset();
      m.source(new ResetSource(source.domain(), map(source.reset()), source.location()));
    }
  }

  void rewriteMemory(Memory memory) {
    Declaration d =
        new Declaration(
            memory.name(),
            memory.kind(),
            memory.width(),
            null,
            memory.location(),
            memory.comment(),
            memory.attributes());
    memories[memory.id()] = m.memory(d, memory.depth(), memory.contents().orElse(null));
  }

  private void rewriteInstance(Instance instance) {
    Module child = children.get(instance.module());
    Map<String, Pin> byPort = new HashMap<>();
    for (Pin pin : instance.pins()) {
      byPort.put(pin.port().name(), pin);
    }
    List<String> pinNames = new ArrayList<>();
    for (Port port : child.ports()) {
      if (port.role() == Port.Role.DATA) {
        Pin pin = byPort.get(port.name());
        String wish = instance.name() + "_" + port.name();
        pinNames.add(pin == null ? names.fresh(wish) : pin.name());
      }
    }
    Instance copy =
        m.instance(instance.name(), child, pinNames, instance.location(), instance.comment());
    m.attributes(copy, instance.attributes());
    for (Pin pin : copy.pins()) {
      Pin before = byPort.get(pin.port().name());
      if (before == null) {
        newPin(instance, pin);
      } else {
        signals[before.id()] = pin;
      }
    }
  }

  /** Called for a pin of a port that the child has got. */
  void newPin(Instance instance, Pin pin) {
    throw new IllegalStateException("nobody drives " + pin);
  }

  void rewriteProcess(Process process) {
    List<Signal> targets = new ArrayList<>();
    for (Signal s : process.targets()) {
      if (keeps(s)) {
        targets.add(s);
      }
    }
    boolean observes = process.isObserver();
    if (!observes
        && targets.isEmpty()
        && process.memory().map(memory -> !keeps(memory)).orElse(true)) {
      return;
    }
    target =
        !targets.isEmpty()
            ? targets.get(0).name()
            : process.memory().map(Memory::name).orElse("check");
    enter(process);
    if (!targets.isEmpty() && targets.get(0) instanceof Wire wire && wire.isValue()) {
      if (staysValue(process)) {
        Expr value = map(process.assignment().orElseThrow());
        if (!keepsValue(wire, value)) {
          return;
        }
        valueMade(process, copy(wire, value));
        return;
      }
      signals[wire.id()] = m.wire(declaration(wire));
    }
    Block body = settled(process, rewrite(process.body()));
    if (!observes || !body.isEmpty()) {
      copyProcess(process, targets, body);
    }
  }

  boolean keeps(Memory memory) {
    return true;
  }

  /** Copies a named value. */
  final Wire copy(Wire wire, Expr value) {
    Wire copy = m.value(declaration(wire), value);
    signals[wire.id()] = copy;
    return copy;
  }

  /** What stands for the rewritten body of a process. */
  Block settled(Process process, Block body) {
    return body;
  }

  /** Called before a process is rewritten. */
  void enter(Process process) {}

  /** False if the named value shall vanish; whoever says so replaces its references. */
  boolean keepsValue(Wire wire, Expr value) {
    return true;
  }

  /** Called when a named value is copied. */
  void valueMade(Process process, Wire copy) {}

  /** False if the process of a named value is to become more than one set. */
  boolean staysValue(Process process) {
    return true;
  }

  private void copyProcess(Process process, List<Signal> targets, Block body) {
    List<Signal> copies = new ArrayList<>();
    for (Signal s : targets) {
      copies.add(map(s));
    }
    m.process(
        process.domain().orElse(null),
        copies,
        process.memory().map(this::map).orElse(null),
        body,
        process.location(),
        process.comment());
  }

  /** The declared name of what the process being rewritten drives first. */
  final String targetName() {
    return target;
  }

  // Statements ------------------------------------------------------------------------------------

  Block rewrite(Block block) {
    List<Statement> out = new ArrayList<>(block.statements().size());
    for (Statement statement : block.statements()) {
      rewrite(statement, out);
    }
    return new Block(out);
  }

  /** Appends what stands for a statement. */
  void rewrite(Statement statement, List<Statement> out) {
    if (statement instanceof Statement.Set set) {
      if (keeps(set.target().signal())) {
        enter(set);
        out.add(set(set, map(set.target()), map(set.value())));
      }
    } else if (statement instanceof Statement.MemoryWrite write) {
      if (keeps(write.memory())) {
        Expr address = map(write.address());
        Expr data = map(write.data());
        Expr mask = write.mask().map(this::map).orElse(null);
        out.add(write(write, address, data, mask));
      }
    } else if (statement instanceof Statement.When when) {
      List<Statement.When.Arm> arms = new ArrayList<>(when.arms().size());
      for (Statement.When.Arm arm : when.arms()) {
        Expr condition = map(arm.condition());
        arms.add(new Statement.When.Arm(condition, rewrite(arm.block()), arm.location()));
      }
      Block otherwise = rewrite(when.otherwise());
      out.add(new Statement.When(arms, otherwise, when.location(), when.comment()));
    } else if (statement instanceof Statement.Switch choice) {
      Expr subject = map(choice.subject());
      List<Statement.Switch.Case> cases = new ArrayList<>(choice.cases().size());
      for (Statement.Switch.Case one : choice.cases()) {
        cases.add(
            new Statement.Switch.Case(
                constants(one.labels()), rewrite(one.block()), one.location()));
      }
      Block otherwise = rewrite(choice.otherwise());
      out.add(new Statement.Switch(subject, cases, otherwise, choice.location(), choice.comment()));
    } else if (statement instanceof Statement.Check check) {
      target = check.label();
      out.add(check(check, map(check.condition())));
    } else if (statement instanceof Statement.Print print) {
      target = "print";
      List<Expr> arguments = new ArrayList<>(print.arguments().size());
      for (Expr argument : print.arguments()) {
        arguments.add(map(argument));
      }
      out.add(
          new Statement.Print(
              print.severity(), print.format(), arguments, print.location(), print.comment()));
    }
  }

  /** New names are called after the target from now on. */
  final void enter(Statement.Set set) {
    target = set.target().signal().name();
  }

  static Statement.Set set(Statement.Set old, Target target, Expr value) {
    return new Statement.Set(target, value, old.location(), old.comment());
  }

  static Statement.Check check(Statement.Check old, Expr condition) {
    return new Statement.Check(
        old.claim(), condition, old.label(), old.text(), old.location(), old.comment());
  }

  final Statement.MemoryWrite write(Statement.MemoryWrite old, Expr address, Expr data, Expr mask) {
    return new Statement.MemoryWrite(
        map(old.memory()), address, data, mask, old.location(), old.comment());
  }

  final List<Expr.Constant> constants(List<Expr.Constant> labels) {
    List<Expr.Constant> out = new ArrayList<>(labels.size());
    for (Expr.Constant label : labels) {
      out.add(constant(label));
    }
    return out;
  }

  final Expr.Constant constant(Expr.Constant c) {
    m.at(c.location());
    return m.constant(c.kind(), c.width(), c.value(), c.enumType().orElse(null));
  }

  final Target map(Target t) {
    List<Target.Index> indexes = new ArrayList<>(t.indexes().size());
    for (Target.Index i : t.indexes()) {
      indexes.add(new Target.Index(map(i.value()), i.count(), i.stride()));
    }
    return new Target(map(t.signal()), t.lo(), t.width(), indexes);
  }

  // Expressions -----------------------------------------------------------------------------------

  /** The new form of an expression; operands first, without recursion. */
  final Expr map(Expr root) {
    if (exprs[root.id()] != null) {
      return exprs[root.id()];
    }
    int base = openCount;
    open(root);
    while (openCount > base) {
      Expr e = open[openCount - 1];
      boolean ready = exprs[e.id()] == null;
      if (!ready) {
        openCount--;
        continue;
      }
      for (int i = e.operandCount() - 1; i >= 0; i--) {
        if (exprs[e.operand(i).id()] == null) {
          open(e.operand(i));
          ready = false;
        }
      }
      if (ready) {
        openCount--;
        m.at(e.location());
        exprs[e.id()] = rebuild(e);
      }
    }
    return exprs[root.id()];
  }

  private void open(Expr e) {
    if (openCount == open.length) {
      open = Arrays.copyOf(open, openCount * 2);
    }
    open[openCount++] = e;
  }

  /** From now on an old expression has this new form. */
  final void remap(Expr e, Expr copy) {
    exprs[e.id()] = copy;
  }

  /** The new form of an operand, which is there already. */
  final Expr operand(Expr e, int i) {
    return exprs[e.operand(i).id()];
  }

  /** The new form of an expression whose operands are mapped. */
  Expr rebuild(Expr e) {
    return e.accept(copier);
  }

  private final Expr.Visitor<Expr> copier =
      new Expr.Visitor<>() {
        @Override
        public Expr constant(Expr.Constant e) {
          return ModuleRewriter.this.constant(e);
        }

        @Override
        public Expr ref(Expr.Ref e) {
          return m.ref(map(e.signal()));
        }

        @Override
        public Expr unary(Expr.Unary e) {
          return m.unary(e.op(), operand(e, 0));
        }

        @Override
        public Expr binary(Expr.Binary e) {
          return m.binary(e.op(), operand(e, 0), operand(e, 1));
        }

        @Override
        public Expr mux(Expr.Mux e) {
          return m.mux(operand(e, 0), operand(e, 1), operand(e, 2));
        }

        @Override
        public Expr select(Expr.Select e) {
          List<List<Expr.Constant>> labels = new ArrayList<>();
          List<Expr> values = new ArrayList<>();
          for (int i = 0; i < e.caseCount(); i++) {
            labels.add(constants(e.labels(i)));
            values.add(operand(e, i + 2));
          }
          return m.select(operand(e, 0), labels, values, operand(e, 1));
        }

        @Override
        public Expr slice(Expr.Slice e) {
          return m.slice(e.kind(), operand(e, 0), e.hi(), e.lo());
        }

        @Override
        public Expr index(Expr.Index e) {
          return m.index(e.kind(), e.width(), operand(e, 0), operand(e, 1));
        }

        @Override
        public Expr concat(Expr.Concat e) {
          List<Expr> parts = new ArrayList<>(e.operandCount());
          for (int i = 0; i < e.operandCount(); i++) {
            parts.add(operand(e, i));
          }
          return m.concat(parts);
        }

        @Override
        public Expr extend(Expr.Extend e) {
          return m.extend(operand(e, 0), e.width());
        }

        @Override
        public Expr cast(Expr.Cast e) {
          return m.cast(e.kind(), operand(e, 0));
        }

        @Override
        public Expr memRead(Expr.MemRead e) {
          return m.memRead(map(e.memory()), operand(e, 0));
        }
      };

  // New values ------------------------------------------------------------------------------------

  /**
   * A reference to a new wire with this value, called after the present target and the operator.
   * The same value gets the same wire.
   */
  final Expr named(Expr value) {
    Expr inner = Atoms.strip(value);
    Wire wire = wires.get(inner.id());
    if (wire == null) {
      String wish = targetName() + "_" + OperatorNames.of(inner);
      SourceLocation at = value.location();
      wire =
          m.value(
              new Declaration(names.fresh(wish), inner.kind(), inner.width(), null, at, ""), inner);
      wires.put(inner.id(), wire);
    }
    return inner == value ? m.ref(wire) : m.cast(value.kind(), m.ref(wire));
  }
}
