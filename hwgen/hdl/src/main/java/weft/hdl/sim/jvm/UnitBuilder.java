package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.ResetSource;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;

/** Makes the steps of one unit: a slice, or what happens at a clock edge. */
final class UnitBuilder {
  private final Module module;
  private final Schedule schedule;
  private final Map<Signal, Slot> slots;
  private final Map<Module, Compiled> children;
  private final int unit;

  private final Deferred deferred;

  final Graph graph = new Graph();
  final Body root = new Body();

  /** What an edge is called with: which domains have one; or a reset: which domain. */
  final Word argument = Word.local(Type.I, Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** The second: of which domains the reset is active. */
  final Word inReset = Word.local(Type.I, Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** Checks and prints of the module, in the order of their numbers. */
  final List<Statement> sayings = new ArrayList<>();

  /** Words that hold a register, and arrays that hold one or a memory. */
  final Map<Object, Object> stateOf = new IdentityHashMap<>();

  /** Fields of long[] that the unit needs for itself: name and length. */
  final Map<String, Integer> scratch = new HashMap<>();

  private final Series series;
  private final Domains domains;
  private final Map<Memory, ArrayRef> memories = new IdentityHashMap<>();
  private Context context;

  UnitBuilder(
      Module module,
      Schedule schedule,
      Map<Signal, Slot> slots,
      Map<Module, Compiled> children,
      Children cells,
      int unit,
      Set<Object> deferred) {
    this.module = module;
    this.schedule = schedule;
    this.slots = slots;
    this.children = children;
    this.unit = unit;
    this.deferred = new Deferred(deferred);
    series = new Series(graph, cells, stateOf);
    domains = new Domains(module);
    context = new Context(null);
  }

  // Reading ---------------------------------------------------------------------------------------

  /** What signals are while one stretch of code is made. */
  private final class Context implements Signals {
    /** The loop that it is in, or null. */
    private final Schedule.Step loop;

    private final Map<Signal, Node[]> read = new IdentityHashMap<>();
    private final Map<Signal, Node> arrays = new IdentityHashMap<>();

    /** Words of wires that statements of this unit set and that need no field. */
    private final Map<Signal, Word[]> locals = new IdentityHashMap<>();

    private final Lowering lowering = new Lowering(graph, module, this, series);

    /** Enables of gates and resets from inside. */
    private final Node[] made = new Node[module.sources().size()];

    Context(Schedule.Step loop) {
      this.loop = loop;
      for (int i = 0; i < made.length; i++) {
        made[i] = graph.get(new Word(Type.I, -1, Domains.field(i), -1, 0, 1));
      }
    }

    @Override
    public Signal original(Signal signal) {
      return schedule.copies.original(signal);
    }

    @Override
    public Expr alias(Signal signal) {
      Schedule.Step step = schedule.driver(signal);
      return step != null && step.unit == unit && step.process != null
          ? step.process.assignment().orElse(null)
          : null;
    }

    @Override
    public Node[] read(Signal signal) {
      return read.computeIfAbsent(
          signal,
          s -> {
            Word[] words = locals.get(s);
            Node[] nodes = new Node[s.kind() == Kind.BOOL ? 1 : WordMath.count(s.width())];
            Node array = words == null ? array(s) : null;
            for (int i = 0; i < nodes.length; i++) {
              Word word = words != null ? words[i] : word(s, i);
              nodes[i] =
                  array != null
                      ? graph.load(array, graph.index(i), word.lo, word.hi)
                      : graph.get(state(word, s));
            }
            return nodes;
          });
    }

    @Override
    public Node array(Signal signal) {
      Slot slot = slot(signal);
      if (slot == null || !slot.isArray()) {
        return null;
      }
      return arrays.computeIfAbsent(
          signal, s -> graph.array(state(new ArrayRef(child(s), slot.name()), s)));
    }

    @Override
    public Node memory(Memory memory) {
      return UnitBuilder.this.memory(memory);
    }
  }

  private Node memory(Memory memory) {
    ArrayRef ref = memories.computeIfAbsent(memory, m -> new ArrayRef(-1, "m" + m.id()));
    stateOf.put(ref, memory);
    return graph.array(ref);
  }

  private <T> T state(T holder, Signal signal) {
    if (signal instanceof Register) {
      stateOf.put(holder, signal);
    }
    return holder;
  }

  private Slot slot(Signal signal) {
    return signal instanceof Pin pin
        ? children.get(pin.instance().module()).slot(pin.port())
        : slots.get(signal);
  }

  private static int child(Signal signal) {
    return signal instanceof Pin pin ? pin.instance().id() : -1;
  }

  private Word word(Signal signal, int index) {
    Slot slot = slot(signal);
    if (slot == null) {
      throw new IllegalStateException(module.name() + "." + signal + " has no place");
    }
    return slot.word(index, child(signal));
  }

  // Combinational steps ---------------------------------------------------------------------------

  void step(Schedule.Step step) {
    if (!step.members.isEmpty()) {
      loop(step);
    } else if (step.child != null) {
      call(step, root);
    } else if (step.source >= 0) {
      source(step.source);
    } else {
      combinational(step.process, root);
    }
  }

  private static void call(Schedule.Step step, Body out) {
    if (!step.slice.isEmpty()) {
      out.add(new Stmt.Invoke(step.child.id(), step.slice.method(), List.of()));
    }
  }

  private void combinational(Process process, Body out) {
    if (process.assignment().isPresent()) {
      Signal target = process.targets().get(0);
      if (slot(target) != null) {
        put(target, process.assignment().get(), out);
      }
      return;
    }
    if (context.loop == null && Selection.fits(process, this::isArray)) {
      Map<Signal, Node[]> values = new Selection(graph, context.lowering).of(process);
      values.forEach((s, words) -> select(s, words, out));
      return;
    }
    Map<Signal, Dest> dests = new IdentityHashMap<>();
    for (Signal s : process.targets()) {
      if (s.width() > 0) {
        dests.put(s, built(s, process, out));
      }
    }
    statements(dests).block(process.body(), out);
    for (Signal s : process.targets()) {
      Dest dest = dests.get(s);
      if (dest != null && dest.words() != null && slot(s) != null) {
        for (int i = 0; i < dest.words().length; i++) {
          out.add(new Stmt.Put(word(s, i), graph.get(dest.words()[i])));
        }
      } else if (dest != null && dest.array() != context.array(s) && dest.words() == null) {
        out.add(new Stmt.Copy(dest.array(), context.array(s)));
      }
    }
  }

  private boolean isArray(Signal s) {
    Slot slot = slot(s);
    return slot != null && slot.isArray();
  }

  private void select(Signal s, Node[] words, Body out) {
    context.read.put(s, words);
    for (int i = 0; i < words.length && slot(s) != null; i++) {
      out.add(new Stmt.Put(word(s, i), words[i]));
    }
  }

  /** Where statements build up a combinational signal: locals, or its long[]. */
  private Dest built(Signal s, Process process, Body out) {
    boolean whole =
        process.body().statements().get(0) instanceof Statement.Set first
            && first.target().signal() == s
            && first.target().isWhole();
    Slot slot = slot(s);
    if (slot != null && slot.isArray()) {
      Node array = context.array(s);
      if (context.loop != null) {
        String name = slot.name() + "n" + (child(s) < 0 ? "" : child(s));
        scratch.put(name, slot.count());
        array = graph.array(new ArrayRef(-1, name));
      }
      for (int i = 0; i < slot.count() && !whole; i++) {
        out.add(new Stmt.Store(array, graph.index(i), graph.constant(0), null, 0));
      }
      return new Dest(s, null, array);
    }
    Word[] words = locals(s);
    for (int i = 0; i < words.length && !whole; i++) {
      boolean flag = s.kind() == Kind.BOOL;
      out.add(new Stmt.Put(words[i], flag ? graph.flag(false) : graph.constant(0)));
    }
    if (context.loop == null) {
      context.locals.put(s, words);
    }
    return new Dest(s, words, null);
  }

  private Word[] locals(Signal s) {
    Slot form = new Slot("", s.kind(), s.width(), false);
    Word[] words = new Word[s.kind() == Kind.BOOL ? 1 : form.count()];
    for (int i = 0; i < words.length; i++) {
      Word word = form.word(i, -1);
      words[i] = Word.local(word.type, word.lo, word.hi);
    }
    return words;
  }

  private void put(Signal target, Expr value, Body out) {
    Node[] words = context.lowering.words(value, target.kind());
    for (int i = 0; i < words.length; i++) {
      out.add(new Stmt.Put(word(target, i), words[i]));
    }
  }

  private void loop(Schedule.Step step) {
    Context outside = context;
    context = new Context(step);
    Body body = new Body();
    List<Word> words = new ArrayList<>();
    int bits = 0;
    for (Schedule.Step member : step.members) {
      if (member.child != null) {
        call(member, body);
        for (Pin pin : member.child.pins()) {
          if (member.slice.outputs().get(pin.port().id())) {
            bits += addWords(pin, words);
          }
        }
      } else {
        combinational(member.process, body);
        for (Signal s : member.process.targets()) {
          bits += addWords(s, words);
        }
      }
    }
    context = outside;
    root.add(new Stmt.Repeat(body, words, bits + 2));
  }

  private int addWords(Signal s, List<Word> words) {
    for (int i = 0; s.width() > 0 && i < slot(s).count(); i++) {
      words.add(word(s, i));
    }
    return s.width();
  }

  private Statements statements(Map<Signal, Dest> dests) {
    return new Statements(graph, context.lowering, context, deferred, dests, sayings);
  }

  // Clocked processes -----------------------------------------------------------------------------

  void clocked(Process process) {
    Body out = root;
    int domain = domains.index(process.domain().orElseThrow());
    if (domains.count() > 1) {
      out = new Body();
      root.add(new Stmt.If(hasEdge(domain), out, new Body()));
    }
    if (process.isObserver()) {
      observer(process, domain, out);
      return;
    }
    Map<Signal, Dest> dests = new IdentityHashMap<>();
    for (Signal s : process.targets()) {
      if (s.width() > 0) {
        dests.put(s, register(s));
      }
    }
    statements(dests).block(process.body(), out);
  }

  private void observer(Process process, int domain, Body out) {
    Body body = out;
    if (domains.get(domain).hasReset()) {
      body = new Body();
      out.add(new Stmt.If(isReset(domain), new Body(), body));
    }
    statements(Map.of()).block(process.body(), body);
  }

  private Node bit(Word word, int index) {
    Node all = graph.widen(graph.get(word));
    return graph.narrow(graph.and(graph.ushr(all, graph.index(index)), graph.constant(1)));
  }

  /** Whether a domain takes part in this edge. */
  private Node hasEdge(int domain) {
    DomainSource source = domains.source(domain);
    if (source == null) {
      return bit(argument, domain);
    }
    Node parent = hasEdge(domains.parent(domain));
    return source instanceof ClockGate ? graph.and(parent, made(source)) : parent;
  }

  /** Whether the reset of a domain is active. */
  private Node isReset(int domain) {
    int owner = domains.resetOf(domain);
    DomainSource source = domains.source(owner);
    return source == null ? bit(inReset, owner) : made(source);
  }

  /** What the combinational logic said of a source before the edge. */
  private Node made(DomainSource source) {
    return context.made[module.sources().indexOf(source)];
  }

  private void source(int index) {
    DomainSource source = module.sources().get(index);
    Node value = context.lowering.flag(source.operands().get(0));
    if (source instanceof ClockGate gate) {
      value = graph.or(value, context.lowering.flag(gate.test()));
    } else if (source.domain().level() == ClockDomain.Level.LOW) {
      value = graph.not(value);
    }
    root.add(new Stmt.Put(new Word(Type.I, -1, Domains.field(index), -1, 0, 1), value));
  }

  private Dest register(Signal s) {
    Slot slot = slot(s);
    boolean waits = deferred.has(s);
    if (slot.isArray()) {
      Node array = context.array(s);
      if (waits) {
        String name = slot.name() + "n";
        scratch.put(name, slot.count());
        Node next = graph.array(new ArrayRef(-1, name));
        deferred.atStart(new Stmt.Copy(array, next));
        deferred.atEnd(new Stmt.Copy(next, array));
        array = next;
      }
      return new Dest(s, null, array);
    }
    Word[] words = new Word[s.kind() == Kind.BOOL ? 1 : slot.count()];
    Word[] next = waits ? locals(s) : words;
    for (int i = 0; i < words.length; i++) {
      words[i] = state(word(s, i), s);
      if (waits) {
        deferred.atStart(new Stmt.Put(next[i], graph.get(words[i])));
        deferred.atEnd(new Stmt.Put(words[i], graph.get(next[i])));
      }
    }
    return new Dest(s, next, null);
  }

  /** What waited, then the children's edges, then resets from inside. */
  void end() {
    deferred.around(root);
    for (Instance instance : module.instances()) {
      Compiled child = children.get(instance.module());
      if (child.hasEdge()) {
        edge(instance);
      }
    }
    for (int d = module.domains().size(); d < domains.count(); d++) {
      if (domains.source(d) instanceof ResetSource source) {
        Body body = new Body();
        body.add(new Stmt.Invoke(-1, "reset", List.of(graph.index(d))));
        Node now = graph.and(made(source), hasEdge(d));
        root.add(new Stmt.If(now, body, new Body()));
      }
    }
  }

  private void edge(Instance instance) {
    List<ClockDomain> inner = instance.module().domains();
    if (inner.equals(module.domains()) && module.sources().isEmpty()) {
      List<Node> same = List.of(graph.get(argument), graph.get(inReset));
      root.add(new Stmt.Invoke(instance.id(), "edge", same));
      return;
    }
    Node edges = graph.constant(0);
    Node resets = graph.constant(0);
    for (int i = 0; i < inner.size(); i++) {
      int here = domains.index(inner.get(i));
      edges = graph.or(edges, graph.shl(graph.widen(hasEdge(here)), graph.index(i)));
      if (inner.get(i).hasReset()) {
        resets = graph.or(resets, graph.shl(graph.widen(isReset(here)), graph.index(i)));
      }
    }
    Body call = new Body();
    List<Node> args = List.of(graph.narrow(edges), graph.narrow(resets));
    call.add(new Stmt.Invoke(instance.id(), "edge", args));
    root.add(new Stmt.If(graph.ne(edges, graph.constant(0)), call, new Body()));
  }

  /** Registers that have the reset net of the domain take their reset values, here and below. */
  void reset() {
    for (int d = 0; d < domains.count(); d++) {
      Body body = new Body();
      if (domains.get(d).hasReset()) {
        reset(domains.get(d).reset(), body);
      }
      Node here = graph.eq(graph.widen(graph.get(argument)), graph.constant(d));
      root.add(new Stmt.If(here, body, new Body()));
    }
  }

  private void reset(String net, Body body) {
    for (Signal s : module.signals()) {
      if (s instanceof Register r
          && r.domain().reset().equals(net)
          && r.resetValue().isPresent()
          && s.width() > 0) {
        for (int i = 0; i < slot(s).count(); i++) {
          long value = r.resetValue().get().shiftRight(64 * i).longValue();
          boolean flag = s.kind() == Kind.BOOL;
          body.add(new Stmt.Put(word(s, i), flag ? graph.flag(value != 0) : graph.constant(value)));
        }
      }
    }
    for (Instance instance : module.instances()) {
      List<ClockDomain> inner = instance.module().domains();
      for (int i = 0; i < inner.size(); i++) {
        if (inner.get(i).reset().equals(net)) {
          body.add(new Stmt.Invoke(instance.id(), "reset", List.of(graph.index(i))));
          break;
        }
      }
    }
  }
}
