package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Block;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Design;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Item;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Wire;

/**
 * Dissolves instances of modules that are small, or that occur once: pins become wires, and what
 * several instances compute alike is computed once. What was {@code sum} in {@code column_2} is a
 * signal called {@code column_2.sum} afterwards, so paths stay as they are.
 */
final class Inliner {
  /** Expressions of a module that is dissolved wherever it occurs. */
  private static final int SMALL = 200;

  /** Expressions of a module that is dissolved if it occurs once. */
  private static final int LARGE = 8_000;

  /** A module does not grow beyond. */
  private static final int MOST = 40_000;

  private final Map<Module, Module> done = new IdentityHashMap<>();
  private final Map<Module, Integer> occurs = new IdentityHashMap<>();

  private Inliner() {}

  static Design apply(Design design) {
    Inliner inliner = new Inliner();
    for (Module module : design.modules()) {
      for (Instance instance : module.instances()) {
        inliner.occurs.merge(instance.module(), 1, Integer::sum);
      }
    }
    for (Module module : design.modules()) {
      inliner.done.put(module, inliner.new Rewriter(module).run());
    }
    return Design.of(inliner.done.get(design.top()));
  }

  private boolean dissolves(Module old, int size) {
    Module child = done.get(old);
    int exprs = child.exprs().size();
    boolean plain =
        child.sources().isEmpty() && child.crossings().isEmpty() && child.body().isEmpty();
    for (Process process : child.processes()) {
      plain &= !process.isClocked() || !process.isObserver();
    }
    boolean fits = exprs <= (occurs.get(old) == 1 ? LARGE : SMALL);
    return plain && fits && child.instances().isEmpty() && size + exprs <= MOST;
  }

  /** One module with some of its instances dissolved. */
  private final class Rewriter {
    private final Module old;
    private final ModuleBuilder m;

    Rewriter(Module old) {
      this.old = old;
      m = new ModuleBuilder(old.name());
      m.role(old.role()).location(old.location());
      old.body().ifPresent(m::body);
    }

    Module run() {
      Copy top = new Copy(old, "");
      for (var domain : old.domains()) {
        m.domain(domain, old.reset(domain).isPresent());
      }
      for (Port port : old.ports()) {
        if (port.role() == Port.Role.DATA) {
          Port copy = m.port(top.declaration(port), port.direction(), port.role());
          top.signals.put(port, copy);
        }
      }
      List<Copy> inner = new ArrayList<>();
      int size = old.exprs().size();
      for (Instance instance : old.instances()) {
        if (dissolves(instance.module(), size)) {
          Copy copy = new Copy(done.get(instance.module()), instance.name() + ".");
          size += copy.from.exprs().size();
          inner.add(copy);
          Map<String, Wire> wires = new HashMap<>();
          for (Port port : copy.from.ports()) {
            if (port.role() == Port.Role.DATA) {
              Wire wire = m.wire(copy.declaration(port));
              copy.signals.put(port, wire);
              wires.put(port.name(), wire);
            }
          }
          instance.pins().forEach(p -> top.signals.put(p, wires.get(p.port().name())));
        } else {
          instance(instance, top);
        }
      }
      top.declare();
      inner.forEach(Copy::declare);
      top.run();
      inner.forEach(Copy::run);
      return m.build();
    }

    private void instance(Instance instance, Copy top) {
      Module child = done.get(instance.module());
      List<String> pinNames = new ArrayList<>();
      Map<String, Pin> byPort = new HashMap<>();
      instance.pins().forEach(pin -> byPort.put(pin.port().name(), pin));
      for (Port port : child.ports()) {
        if (port.role() == Port.Role.DATA) {
          pinNames.add(byPort.get(port.name()).name());
        }
      }
      Instance copy =
          m.instance(instance.name(), child, pinNames, instance.location(), instance.comment());
      copy.pins().forEach(pin -> top.signals.put(byPort.get(pin.port().name()), pin));
    }

    /** A module's contents under a prefix. */
    private final class Copy {
      private final Module from;
      private final String prefix;
      private final Map<Signal, Signal> signals = new IdentityHashMap<>();
      private final Map<Memory, Memory> memories = new IdentityHashMap<>();
      private final Expr[] exprs;

      Copy(Module from, String prefix) {
        this.from = from;
        this.prefix = prefix;
        exprs = new Expr[from.exprs().size()];
      }

      Declaration declaration(Signal s) {
        return new Declaration(
            prefix + s.name(), s.kind(), s.width(), s.enumType().orElse(null), s.location(), "");
      }

      void declare() {
        for (Item item : from.items()) {
          if (item instanceof Wire wire) {
            signals.put(wire, m.wire(declaration(wire)));
          } else if (item instanceof Register r) {
            signals.put(r, m.register(declaration(r), r.domain(), r.resetValue().orElse(null)));
          } else if (item instanceof Memory memory) {
            Declaration d = Declaration.of(prefix + memory.name(), memory.kind(), memory.width());
            memories.put(memory, m.memory(d, memory.depth(), memory.contents().orElse(null)));
          }
        }
      }

      void run() {
        for (Expr e : from.exprs()) {
          exprs[e.id()] = copy(e);
        }
        for (Process p : from.processes()) {
          List<Signal> targets = new ArrayList<>();
          p.targets().forEach(s -> targets.add(signals.get(s)));
          m.process(
              p.domain().orElse(null),
              targets,
              p.memory().map(memories::get).orElse(null),
              copy(p.body()),
              p.location(),
              "");
        }
        for (DomainSource source : from.sources()) {
          m.source(copy(source));
        }
        from.crossings()
            .forEach(
                c ->
                    m.crossing(
                        new weft.hdl.ir.Crossing(
                            signals.get(c.signal()), c.domain(), c.how(), c.why(), c.location())));
        from.probes().forEach(this::probe);
      }

      /** A pin that is a wire now keeps its name as well. */
      private void probe(Signal s) {
        Signal copy = signals.get(s);
        if (s instanceof Pin && copy instanceof Wire) {
          m.probe(m.value(declaration(s), m.ref(copy)));
        }
        m.probe(copy);
      }

      private DomainSource copy(DomainSource source) {
        if (source instanceof weft.hdl.ir.ClockGate gate) {
          return new weft.hdl.ir.ClockGate(
              gate.domain(), of(gate.enable()), of(gate.test()), gate.every(), gate.location());
        }
        weft.hdl.ir.ResetSource reset = (weft.hdl.ir.ResetSource) source;
        return new weft.hdl.ir.ResetSource(reset.domain(), of(reset.reset()), reset.location());
      }

      private Expr of(Expr e) {
        return exprs[e.id()];
      }

      private Expr.Constant constant(Expr.Constant c) {
        return m.constant(c.kind(), c.width(), c.value(), null);
      }

      private List<Expr.Constant> constants(List<Expr.Constant> labels) {
        return labels.stream().map(this::constant).toList();
      }

      private Expr copy(Expr e) {
        if (e instanceof Expr.Constant c) {
          return constant(c);
        } else if (e instanceof Expr.Ref ref) {
          Signal s = signals.get(ref.signal());
          return s == null ? null : m.ref(s);
        } else if (e instanceof Expr.Unary u) {
          return m.unary(u.op(), of(u.operand(0)));
        } else if (e instanceof Expr.Binary b) {
          return m.binary(b.op(), of(b.operand(0)), of(b.operand(1)));
        } else if (e instanceof Expr.Mux) {
          return m.mux(of(e.operand(0)), of(e.operand(1)), of(e.operand(2)));
        } else if (e instanceof Expr.Select select) {
          List<List<Expr.Constant>> labels = new ArrayList<>();
          List<Expr> values = new ArrayList<>();
          for (int i = 0; i < select.caseCount(); i++) {
            labels.add(constants(select.labels(i)));
            values.add(of(select.value(i)));
          }
          return m.select(of(select.subject()), labels, values, of(select.otherwise()));
        } else if (e instanceof Expr.Slice slice) {
          return m.slice(slice.kind(), of(slice.operand(0)), slice.hi(), slice.lo());
        } else if (e instanceof Expr.Index) {
          return m.index(e.kind(), e.width(), of(e.operand(0)), of(e.operand(1)));
        } else if (e instanceof Expr.Concat) {
          List<Expr> parts = new ArrayList<>(e.operandCount());
          for (int i = 0; i < e.operandCount(); i++) {
            parts.add(of(e.operand(i)));
          }
          return m.concat(parts);
        } else if (e instanceof Expr.Extend) {
          return m.extend(of(e.operand(0)), e.width());
        } else if (e instanceof Expr.Cast) {
          return m.cast(e.kind(), of(e.operand(0)));
        }
        Expr.MemRead read = (Expr.MemRead) e;
        return m.memRead(memories.get(read.memory()), of(read.operand(0)));
      }

      private Block copy(Block block) {
        List<Statement> out = new ArrayList<>(block.statements().size());
        block.statements().forEach(s -> out.add(copy(s)));
        return new Block(out);
      }

      private Statement copy(Statement s) {
        SourceLocation at = s.location();
        if (s instanceof Statement.Set set) {
          return new Statement.Set(copy(set.target()), of(set.value()), at, "");
        } else if (s instanceof Statement.MemoryWrite w) {
          Expr mask = w.mask().map(this::of).orElse(null);
          Memory memory = memories.get(w.memory());
          return new Statement.MemoryWrite(memory, of(w.address()), of(w.data()), mask, at, "");
        } else if (s instanceof Statement.When when) {
          List<Statement.When.Arm> arms = new ArrayList<>(when.arms().size());
          for (Statement.When.Arm arm : when.arms()) {
            arms.add(
                new Statement.When.Arm(of(arm.condition()), copy(arm.block()), arm.location()));
          }
          return new Statement.When(arms, copy(when.otherwise()), at, "");
        } else if (s instanceof Statement.Switch choice) {
          List<Statement.Switch.Case> cases = new ArrayList<>(choice.cases().size());
          for (Statement.Switch.Case one : choice.cases()) {
            cases.add(
                new Statement.Switch.Case(
                    constants(one.labels()), copy(one.block()), one.location()));
          }
          return new Statement.Switch(
              of(choice.subject()), cases, copy(choice.otherwise()), at, "");
        } else if (s instanceof Statement.Check c) {
          return new Statement.Check(c.claim(), of(c.condition()), c.label(), c.text(), at, "");
        }
        Statement.Print p = (Statement.Print) s;
        return new Statement.Print(
            p.severity(), p.format(), p.arguments().stream().map(this::of).toList(), at, "");
      }

      private Target copy(Target t) {
        List<Target.Index> indexes = new ArrayList<>(t.indexes().size());
        for (Target.Index i : t.indexes()) {
          indexes.add(new Target.Index(of(i.value()), i.count(), i.stride()));
        }
        return new Target(signals.get(t.signal()), t.lo(), t.width(), indexes);
      }
    }
  }
}
