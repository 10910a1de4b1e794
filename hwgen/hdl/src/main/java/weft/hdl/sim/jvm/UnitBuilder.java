package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
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

  /** Registers and memories whose new values wait until the unit ends. */
  private final Set<Object> deferred;

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
  private final List<Stmt> atStart = new ArrayList<>();
  private final List<Stmt> atEnd = new ArrayList<>();
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
    this.deferred = deferred;
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
            Node[] nodes = new Node[s.kind() == Kind.BOOL ? 1 : Lowering.count(s.width())];
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
    new Statements(context.lowering, dests).block(process.body(), out);
    for (Signal s : process.targets()) {
      Dest dest = dests.get(s);
      if (dest != null && dest.words != null && slot(s) != null) {
        for (int i = 0; i < dest.words.length; i++) {
          out.add(new Stmt.Put(word(s, i), graph.get(dest.words[i])));
        }
      } else if (dest != null && dest.array != context.array(s) && dest.words == null) {
        out.add(new Stmt.Copy(dest.array, context.array(s)));
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
    Statements statements = new Statements(context.lowering, dests);
    statements.block(process.body(), out);
  }

  private void observer(Process process, int domain, Body out) {
    Body body = out;
    if (domains.get(domain).hasReset()) {
      body = new Body();
      out.add(new Stmt.If(isReset(domain), new Body(), body));
    }
    new Statements(context.lowering, Map.of()).block(process.body(), body);
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
    boolean waits = deferred.contains(s);
    if (slot.isArray()) {
      Node array = context.array(s);
      if (waits) {
        String name = slot.name() + "n";
        scratch.put(name, slot.count());
        Node next = graph.array(new ArrayRef(-1, name));
        atStart.add(new Stmt.Copy(array, next));
        atEnd.add(new Stmt.Copy(next, array));
        array = next;
      }
      return new Dest(s, null, array);
    }
    Word[] words = new Word[s.kind() == Kind.BOOL ? 1 : slot.count()];
    Word[] next = waits ? locals(s) : words;
    for (int i = 0; i < words.length; i++) {
      words[i] = state(word(s, i), s);
      if (waits) {
        atStart.add(new Stmt.Put(next[i], graph.get(words[i])));
        atEnd.add(new Stmt.Put(words[i], graph.get(next[i])));
      }
    }
    return new Dest(s, next, null);
  }

  /** What waited, then the children's edges, then resets from inside. */
  void end() {
    root.steps.addAll(0, atStart);
    root.steps.addAll(atEnd);
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

  // Statements ------------------------------------------------------------------------------------

  /** What sets go to: words, or an array. */
  private static final class Dest {
    final Signal signal;
    final Word[] words;
    final Node array;

    Dest(Signal signal, Word[] words, Node array) {
      this.signal = signal;
      this.words = words;
      this.array = array;
    }
  }

  /** Arms in one nest of ifs; more of them are tried one group after the other. */
  private static final int NEST = 12;

  private static final int CASES = 100;

  private final class Statements {
    private final Lowering lower;
    private final Map<Signal, Dest> dests;

    Statements(Lowering lower, Map<Signal, Dest> dests) {
      this.lower = lower;
      this.dests = dests;
    }

    void block(Block block, Body out) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Set set) {
          set(set, out);
        } else if (statement instanceof Statement.MemoryWrite write) {
          write(write, out);
        } else if (statement instanceof Statement.Check check) {
          say(check, List.of(), lower.flag(check.condition()), out);
        } else if (statement instanceof Statement.Print print) {
          say(print, print.arguments(), graph.flag(false), out);
        } else if (statement instanceof Statement.When when) {
          when(when, out);
        } else if (statement instanceof Statement.Switch choice) {
          choose(choice, out);
        }
      }
    }

    /** Speaks if a condition does not hold; a cover, if it does. */
    private void say(Statement what, List<Expr> arguments, Node holds, Body out) {
      List<Node> words = new ArrayList<>();
      for (Expr argument : arguments) {
        for (Node word : lower.words(argument)) {
          words.add(word.type == Type.I ? graph.widen(word) : word);
        }
      }
      Body body = new Body();
      body.add(new Stmt.Say(sayings.size(), graph.pack(words.toArray(new Node[0]))));
      sayings.add(what);
      boolean covers =
          what instanceof Statement.Check c && c.claim() == Statement.Check.Claim.COVER;
      out.add(covers ? new Stmt.If(holds, body, new Body()) : new Stmt.If(holds, new Body(), body));
    }

    private void when(Statement.When when, Body out) {
      List<Arm> arms = new ArrayList<>(when.arms().size());
      when.arms().forEach(arm -> arms.add(new Arm(arm.condition(), null, null, arm.block())));
      arms(arms, when.otherwise(), out);
    }

    /** Taken if a condition holds, or a subject has one of the labels. */
    private record Arm(Expr condition, Expr subject, List<Expr.Constant> labels, Block block) {}

    private Node holds(Arm arm) {
      return arm.condition != null
          ? lower.flag(arm.condition)
          : lower.matches(arm.subject, arm.labels);
    }

    private void arms(List<Arm> arms, Block otherwise, Body out) {
      if (arms.size() <= NEST) {
        nest(arms, 0, arms.size(), otherwise, null, out);
        return;
      }
      Word taken = Word.local(Type.I, 0, 1);
      out.add(new Stmt.Put(taken, graph.flag(false)));
      for (int i = 0; i < arms.size(); i += NEST) {
        Body group = i == 0 ? out : new Body();
        nest(arms, i, Math.min(arms.size(), i + NEST), Block.EMPTY, taken, group);
        if (i > 0) {
          out.add(new Stmt.If(graph.get(taken), new Body(), group));
        }
      }
      Body last = new Body();
      block(otherwise, last);
      if (!last.isEmpty()) {
        out.add(new Stmt.If(graph.get(taken), new Body(), last));
      }
    }

    private void nest(List<Arm> arms, int from, int to, Block otherwise, Word taken, Body out) {
      Body at = out;
      for (int i = from; i < to; i++) {
        Body then = new Body();
        if (taken != null) {
          then.add(new Stmt.Put(taken, graph.flag(true)));
        }
        Body rest = new Body();
        Node condition = holds(arms.get(i));
        block(arms.get(i).block, then);
        at.add(new Stmt.If(condition, then, rest));
        at = rest;
      }
      block(otherwise, at);
    }

    private void choose(Statement.Switch choice, Body out) {
      Expr subject = choice.subject();
      int width = subject.width();
      if (width == 0 || width > 31 || subject.kind() == Kind.BOOL || choice.cases().size() < 4) {
        List<Arm> arms = new ArrayList<>();
        choice.cases().forEach(c -> arms.add(new Arm(null, subject, c.labels(), c.block())));
        lower.words(subject);
        arms(arms, choice.otherwise(), out);
        return;
      }
      record Label(int value, Statement.Switch.Case of) {}
      List<Label> labels = new ArrayList<>();
      for (Statement.Switch.Case one : choice.cases()) {
        one.labels().forEach(l -> labels.add(new Label(l.value().intValueExact(), one)));
      }
      labels.sort(java.util.Comparator.comparingInt(Label::value));
      Node key = lower.words(subject)[0];
      if (labels.size() <= CASES) {
        Map<Statement.Switch.Case, Body> bodies = new IdentityHashMap<>();
        List<Body> cases = new ArrayList<>();
        for (Statement.Switch.Case one : choice.cases()) {
          Body body = new Body();
          block(one.block(), body);
          bodies.put(one, body);
          cases.add(body);
        }
        Body otherwise = new Body();
        block(choice.otherwise(), otherwise);
        int[] values = labels.stream().mapToInt(Label::value).toArray();
        Body[] targets = labels.stream().map(l -> bodies.get(l.of)).toArray(Body[]::new);
        out.add(new Stmt.Choose(graph.narrow(key), values, targets, cases, otherwise));
        return;
      }
      // A number a case, 0 for the default; then runs of cases, each a switch of its own.
      List<Arm> runs = new ArrayList<>();
      List<Statement.Switch.Case> all = choice.cases();
      Word taken = Word.local(Type.I, 0, 1);
      out.add(new Stmt.Put(taken, graph.flag(false)));
      for (int i = 0; i < all.size(); i += CASES / 2) {
        List<Statement.Switch.Case> some = all.subList(i, Math.min(all.size(), i + CASES / 2));
        run(some, key, taken, out);
      }
      Body last = new Body();
      block(choice.otherwise(), last);
      out.add(new Stmt.If(graph.get(taken), new Body(), last));
    }

    private void run(List<Statement.Switch.Case> some, Node key, Word taken, Body out) {
      record Label(int value, Body body) {}
      List<Label> labels = new ArrayList<>();
      List<Body> bodies = new ArrayList<>();
      for (Statement.Switch.Case one : some) {
        Body body = new Body();
        body.add(new Stmt.Put(taken, graph.flag(true)));
        block(one.block(), body);
        bodies.add(body);
        one.labels().forEach(l -> labels.add(new Label(l.value().intValueExact(), body)));
      }
      labels.sort(java.util.Comparator.comparingInt(Label::value));
      int[] values = labels.stream().mapToInt(Label::value).toArray();
      Body[] targets = labels.stream().map(Label::body).toArray(Body[]::new);
      out.add(new Stmt.Choose(graph.narrow(key), values, targets, bodies, new Body()));
    }

    // Sets ----------------------------------------------------------------------------------------

    private void set(Statement.Set set, Body out) {
      weft.hdl.ir.Target target = set.target();
      Dest dest = dests.get(target.signal());
      if (dest == null || target.width() == 0) {
        return;
      }
      if (target.isWhole() || target.signal().kind() == Kind.BOOL && target.indexes().isEmpty()) {
        Node[] words = lower.words(set.value(), target.signal().kind());
        for (int i = 0; i < words.length; i++) {
          put(dest, i, words[i], out);
        }
      } else if (target.indexes().isEmpty()) {
        fixed(target, dest, lower.words(set.value(), Kind.BITS), out);
      } else {
        dynamic(target, dest, set.value(), out);
      }
    }

    private void put(Dest dest, int index, Node value, Body out) {
      out.add(
          dest.words != null
              ? new Stmt.Put(dest.words[index], value)
              : new Stmt.Store(dest.array, graph.index(index), value, null, 0));
    }

    private void putBits(Dest dest, int index, Node mask, Node value, Body out) {
      Signal s = dest.signal;
      boolean top = index == Lowering.count(s.width()) - 1;
      int width = top && s.kind() == Kind.SINT ? (s.width() - 1 & 63) + 1 : 64;
      out.add(
          dest.words != null
              ? new Stmt.PutBits(dest.words[index], mask, value, width)
              : new Stmt.Store(dest.array, graph.index(index), value, mask, width));
    }

    private void fixed(weft.hdl.ir.Target target, Dest dest, Node[] bits, Body out) {
      Signal s = dest.signal;
      for (int k = target.lo() >>> 6; k <= target.hi() >>> 6; k++) {
        int lo = Math.max(target.lo(), 64 * k);
        int hi = Math.min(target.hi(), 64 * k + 63);
        int end = Math.min(s.width(), 64 * k + 64) - 1;
        Node part = lower.part(bits, lo - target.lo(), hi - lo + 1);
        if (lo == 64 * k && hi == end) {
          boolean top = k == Lowering.count(s.width()) - 1;
          put(dest, k, graph.wrap(part, hi - lo + 1, top && s.kind() == Kind.SINT), out);
        } else {
          Node mask = graph.constant(-1L >>> 63 - (hi - lo) << (lo & 63));
          putBits(dest, k, mask, graph.shl(part, graph.index(lo & 63)), out);
        }
      }
    }

    private void dynamic(weft.hdl.ir.Target target, Dest dest, Expr value, Body out) {
      Node inside = graph.flag(true);
      Node at = graph.constant(target.lo());
      for (weft.hdl.ir.Target.Index i : target.indexes()) {
        Node position = graph.widen(lower.position(i.value(), i.count()));
        inside = graph.and(inside, lower.below(i.value(), i.count()));
        at = graph.add(at, graph.mul(position, graph.constant(i.stride())));
      }
      Signal s = dest.signal;
      Body then = new Body();
      Node[] bits = lower.words(value, Kind.BITS);
      if (s.kind() == Kind.BOOL) {
        put(dest, 0, lower.words(value, Kind.BOOL)[0], then);
      } else if (dest.words != null) {
        Node by = graph.narrow(at);
        Node mask = graph.shl(graph.constant(-1L >>> -target.width()), by);
        putBits(dest, 0, mask, graph.shl(bits[0], by), then);
      } else {
        Node whole = bits.length == 1 ? bits[0] : graph.pack(bits);
        int signed = s.kind() == Kind.SINT ? s.width() : 0;
        then.add(new Stmt.Insert(dest.array, graph.narrow(at), target.width(), whole, signed));
      }
      if (inside.isConst(1)) {
        out.steps.addAll(then.steps);
      } else {
        out.add(new Stmt.If(inside, then, new Body()));
      }
    }

    // Memories ------------------------------------------------------------------------------------

    private void write(Statement.MemoryWrite w, Body out) {
      Memory memory = w.memory();
      int width = memory.width();
      if (width == 0) {
        return;
      }
      Node inside = lower.below(w.address(), memory.depth());
      Node at = lower.position(w.address(), memory.depth());
      Node[] data = lower.words(w.data(), memory.kind());
      if (memory.kind() == Kind.BOOL) {
        data = new Node[] {graph.widen(data[0])};
      }
      boolean waits = deferred.contains(memory);
      Body then = new Body();
      if (w.mask().isPresent() && width % (64 * w.mask().get().width()) == 0 && !waits) {
        storeLanes(memory, at, data, w.mask().get(), then);
      } else {
        Node[] masks = w.mask().map(mask -> masks(mask, width)).orElse(null);
        if (waits) {
          later(memory, inside, at, data, masks, out);
          return;
        }
        store(memory, at, data, masks, then);
      }
      if (inside.isConst(1)) {
        out.steps.addAll(then.steps);
      } else {
        out.add(new Stmt.If(inside, then, new Body()));
      }
    }

    /** Lanes of whole words: those that are written, each if its bit is set. */
    private void storeLanes(Memory memory, Node at, Node[] data, Expr mask, Body out) {
      Node[] bits = lower.words(mask, Kind.BITS);
      int lane = data.length / mask.width();
      for (int i = 0; i < mask.width(); i++) {
        Body then = new Body();
        for (int k = i * lane; k < (i + 1) * lane; k++) {
          Node index = data.length == 1 ? at : graph.narrow(lower.wordOf(at, data.length, k));
          then.add(new Stmt.Store(UnitBuilder.this.memory(memory), index, data[k], null, 64));
        }
        Node bit = graph.and(bits[i >>> 6], graph.constant(1L << (i & 63)));
        out.add(new Stmt.If(graph.ne(bit, graph.constant(0)), then, new Body()));
      }
    }

    private void store(Memory memory, Node at, Node[] data, Node[] masks, Body out) {
      int per = data.length;
      for (int k = 0; k < per; k++) {
        boolean top = k == per - 1 && memory.kind() == Kind.SINT;
        int signed = top ? (memory.width() - 1 & 63) + 1 : 64;
        Node index = per == 1 ? at : graph.narrow(lower.wordOf(at, per, k));
        Node mask = masks == null ? null : masks[k];
        Node value = mask == null ? data[k] : graph.and(data[k], mask);
        out.add(new Stmt.Store(UnitBuilder.this.memory(memory), index, value, mask, signed));
      }
    }

    /** Remembers a write and does it when the unit ends. */
    private void later(Memory memory, Node inside, Node at, Node[] data, Node[] masks, Body out) {
      Word writes = keep(Type.I, 0, 1, graph.flag(false), inside, out);
      Word where = keep(Type.I, 0, Integer.MAX_VALUE, graph.index(0), at, out);
      Node[] words = new Node[data.length];
      Node[] lanes = masks == null ? null : new Node[data.length];
      for (int k = 0; k < words.length; k++) {
        words[k] = graph.get(keep(Type.J, Long.MIN_VALUE, Long.MAX_VALUE, zero(), data[k], out));
        if (masks != null) {
          lanes[k] = graph.get(keep(Type.J, Long.MIN_VALUE, Long.MAX_VALUE, zero(), masks[k], out));
        }
      }
      Body then = new Body();
      store(memory, graph.get(where), words, lanes, then);
      atEnd.add(new Stmt.If(graph.get(writes), then, new Body()));
    }

    private Node zero() {
      return graph.constant(0);
    }

    private Word keep(Type type, long lo, long hi, Node first, Node value, Body out) {
      Word word = Word.local(type, lo, hi);
      atStart.add(new Stmt.Put(word, first));
      out.add(new Stmt.Put(word, value));
      return word;
    }

    /** For each word which bits the lanes of a mask write. */
    private Node[] masks(Expr mask, int width) {
      Node[] bits = lower.words(mask, Kind.BITS);
      int lane = width / mask.width();
      List<List<Node>> parts = new ArrayList<>();
      for (int k = 0; k < Lowering.count(width); k++) {
        parts.add(new ArrayList<>());
      }
      for (int i = 0; i < mask.width(); i++) {
        Node bit = graph.ushr(bits[i >>> 6], graph.index(i & 63));
        Node all = graph.sub(zero(), graph.and(bit, graph.constant(1)));
        for (int k = i * lane >>> 6; k <= (i * lane + lane - 1) >>> 6; k++) {
          int lo = Math.max(i * lane, 64 * k) & 63;
          int hi = Math.min(i * lane + lane - 1, 64 * k + 63) & 63;
          parts.get(k).add(graph.and(all, graph.constant(-1L >>> 63 - (hi - lo) << lo)));
        }
      }
      return parts.stream().map(graph::orAll).toArray(Node[]::new);
    }
  }
}
