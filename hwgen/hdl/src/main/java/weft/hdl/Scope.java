package weft.hdl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import weft.hdl.Node.What;
import weft.hdl.check.Diagnostic;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Module;
import weft.hdl.ir.Parameter;
import weft.hdl.ir.SourceLocation;

/** A component under construction: everything that its constructor makes, in order. */
final class Scope {
  /** A value that the author declares unused. */
  record Ignored(Node node, String why, Site site) {}

  final Elaboration elaboration;
  final Component component;
  final Scope parent;

  /** Where the component was constructed, then where it was added. */
  final Site created;

  Site added = Site.NONE;

  /** Position among the events of the parent. */
  int position;

  String explicitName;

  /** Of a part that a fluent method has added: what names made from its streams begin with. */
  String origin;

  String instanceComment = "";
  String finalName;

  /** Nodes, declarations, memories and children in the order they were made. */
  final ArrayList<Object> events = new ArrayList<>();

  final ArrayList<Node> nodes = new ArrayList<>();
  final List<Decl> ports = new ArrayList<>();
  final List<Ignored> ignored = new ArrayList<>();

  /** What sets signals in place of sets that were errors, if nothing else sets them. */
  final List<Step.Assign> forgiven = new ArrayList<>();

  final List<Clock.Derived> derived = new ArrayList<>();
  final Crossings crossings = new Crossings();
  final List<PadDecl> pads = new ArrayList<>();
  final Step.Body root = new Step.Body(1);
  final Map<Decl, Node> pins = new IdentityHashMap<>();
  private final Map<weft.hdl.ir.ClockDomain, Watch> watches = new HashMap<>();
  final List<Decl> pinDecls = new ArrayList<>();
  private final Deque<Step.Body> bodies = new ArrayDeque<>();

  /** Names of the groups around the present call, each with {@code _} behind it; or empty. */
  private String group = "";

  private final StringBuilder pendingComment = new StringBuilder();
  private Map<Object, List<Parameter>> attributes = Map.of();
  final List<Parameter> instanceAttributes = new ArrayList<>();
  final List<Parameter> moduleAttributes = new ArrayList<>();
  String moduleName;
  String moduleComment = "";
  Module.Role role = Module.Role.LOGIC;

  /** What registers, memories and children made now are clocked by. */
  Clock clock;

  BlackBox blackBox;
  JavaModel javaModel;
  boolean closed;

  /** Nobody added it: that is an error already. */
  boolean forgotten;

  Module module;

  Scope(Elaboration elaboration, Component component, Scope parent, Site created) {
    this.elaboration = elaboration;
    this.component = component;
    this.parent = parent;
    this.created = created;
    String className = component.getClass().getSimpleName();
    this.moduleName = elaboration.modulePrefix + (className.isEmpty() ? "Anonymous" : className);
    this.clock = parent == null ? Clock.DEFAULT : parent.clock;
    bodies.push(root);
  }

  /** The component that is under construction on this thread. */
  static Scope current() {
    return Elaboration.current().top();
  }

  Site site() {
    return grouped(elaboration.capture(this));
  }

  /** The site with the names of the groups around the call before its own. */
  Site grouped(Site site) {
    return group.isEmpty() || site.name == null
        ? site
        : new Site(site.at, group + site.name, site.indexed);
  }

  /** Runs the author's code; what it names has this name and {@code _} before its own. */
  void group(String name, Runnable code) {
    String around = group;
    group = around + name + "_";
    try {
      code.run();
    } finally {
      group = around;
    }
  }

  /** A full name: with the names of the present groups before it, unless it has them. */
  String inGroup(String name) {
    return name.startsWith(group) ? name : group + name;
  }

  /** A name that the author chooses inside the present groups. */
  String grouped(String name) {
    return group + name;
  }

  String display() {
    String name = finalName != null ? finalName : explicitName != null ? explicitName : added.name;
    return name != null ? name : component.getClass().getSimpleName();
  }

  Node node(Site site, What what, weft.hdl.ir.Kind kind, int width, Object aux, Node... operands) {
    return node(site, what, kind, width, null, 0, aux, operands);
  }

  Node node(
      Site site,
      What what,
      weft.hdl.ir.Kind kind,
      int width,
      weft.hdl.ir.Op op,
      int lo,
      Object aux,
      Node... operands) {
    Node node = new Node(this, nodes.size(), site, what, kind, width, op, lo, aux, operands);
    nodes.add(node);
    events.add(node);
    return node;
  }

  Decl declare(Decl decl) {
    decl.comment = takeComment();
    events.add(decl);
    decl.ref = node(decl.site.plain, What.REF, decl.kind, decl.width, decl);
    if (decl.role == Decl.Role.IN || decl.role == Decl.Role.OUT) {
      ports.add(decl);
    }
    return decl;
  }

  /** The node as this component may use it: its own, a literal, or a port of a direct child. */
  Node use(Node node) {
    if (node.scope == this) {
      return node;
    }
    if (node.what == What.CONSTANT) {
      return node(Site.NONE, What.CONSTANT, node.kind, node.width, node.aux);
    }
    Decl decl = node.decl();
    Scope owner = node.scope;
    boolean port = decl != null && (decl.role == Decl.Role.IN || decl.role == Decl.Role.OUT);
    if (port && owner.parent == this && owner.elaboration == elaboration && owner.closed) {
      return pins.computeIfAbsent(decl, this::pin);
    }
    elaboration.error(foreign(node, site().at));
    return node(Site.NONE, What.CONSTANT, node.kind, node.width, java.math.BigInteger.ZERO);
  }

  private Node pin(Decl port) {
    Decl pin =
        new Decl(
            this,
            Decl.Role.PIN,
            port.kind,
            port.width,
            port.enumType,
            port.suffix,
            port,
            port.scope.added.plain);
    pinDecls.add(pin);
    pin.ref = node(pin.site, What.REF, pin.kind, pin.width, pin);
    return pin.ref;
  }

  private Diagnostic foreign(Node node, SourceLocation at) {
    String name = Names.of(node);
    Party made = new Party(node.site.at, name + " belongs to " + node.scope.describe());
    if (node.scope.elaboration != elaboration) {
      String message = name + " is of another design, thread or an elaboration that has ended";
      return new Diagnostic(at, "foreign value", message, List.of(made));
    }
    String message =
        describe()
            + " uses "
            + name
            + ", which is neither its own nor a port of its child: lead it through ports";
    return new Diagnostic(at, "foreign value", message, List.of(made));
  }

  /** {@code Tile (tile)} or just {@code Tile}. */
  String describe() {
    String type = component.getClass().getSimpleName();
    String name = display();
    return name.equals(type) ? type : type + " " + name;
  }

  void step(Step step) {
    bodies.peek().steps.add(step);
    step.end = events.size();
  }

  /** What the checks and messages of a domain belong to. */
  Watch watch(weft.hdl.ir.ClockDomain domain) {
    return watches.computeIfAbsent(
        domain,
        d -> {
          Watch watch = new Watch(d);
          events.add(watch);
          return watch;
        });
  }

  /** Adds a step that holds whatever condition stands around the call. */
  void stepAtRoot(Step step) {
    step.end = events.size();
    beforeOpenStep(step);
  }

  /** Runs the author's lambda; its sets hold whatever condition stands around the call. */
  void always(Runnable code) {
    if (bodies.size() == 1) {
      code.run();
      return;
    }
    Step.Body body = new Step.Body(1);
    bodies.push(body);
    code.run();
    bodies.pop();
    body.steps.forEach(this::beforeOpenStep);
  }

  /** A statement under construction stays the last one, so that more arms can follow. */
  private void beforeOpenStep(Step step) {
    int all = root.steps.size();
    root.steps.add(bodies.size() == 1 ? all : all - 1, step);
  }

  Step lastStep() {
    List<Step> steps = bodies.peek().steps;
    return steps.isEmpty() ? null : steps.get(steps.size() - 1);
  }

  /** Runs the author's lambda; its sets land in a body of their own. */
  Step.Body body(Runnable code, Site site) {
    Step.Body body = new Step.Body(bodies.peek().depth + 1);
    if (body.depth > weft.hdl.ir.Block.MAX_DEPTH) {
      String message = "conditions nest deeper than " + weft.hdl.ir.Block.MAX_DEPTH + " blocks";
      message += ": give inner ones a wire, or put them side by side with elsewhen";
      throw elaboration.fatal(new Diagnostic(site.at, "nesting", message, List.of()));
    }
    bodies.push(body);
    code.run();
    bodies.pop();
    elaboration.addForgotten(this);
    return body;
  }

  /** Runs the author's code; what it makes is clocked by the clock, unless it says otherwise. */
  <T> T clocked(Clock by, Site site, Supplier<T> code) {
    mayUse(by, site);
    Clock around = clock;
    clock = by;
    T made = code.get();
    elaboration.addForgotten(this);
    clock = around;
    return made;
  }

  /** Reports a clock that is made in a component which is neither this one nor around it. */
  void mayUse(Clock by, Site site) {
    Scope at = this;
    while (at != null && at != by.maker) {
      at = at.parent;
    }
    if (by.maker != null && at == null) {
      throw elaboration.fatal(by.foreign(this, site));
    }
    elaboration.uses(by.domain, site);
  }

  /** Adds a derived clock or reset; its domain's name is none that a component around it made. */
  void make(Clock.Derived made) {
    for (Scope at = this; at != null; at = at.parent) {
      for (Clock.Derived other : at.derived) {
        if (other.domain().name().equals(made.domain().name())) {
          String message = "two clock domains are called " + made.domain();
          elaboration.error(made.site().at, "name clash", message, other.made());
        }
      }
    }
    derived.add(made);
    events.add(made);
  }

  void comment(String text) {
    if (pendingComment.length() > 0) {
      pendingComment.append('\n');
    }
    pendingComment.append(text);
  }

  String takeComment() {
    String text = pendingComment.toString();
    pendingComment.setLength(0);
    return text;
  }

  /** Adds an attribute to a Decl, a MemDecl or a Node that is to be a wire. */
  void attribute(Object of, Parameter attribute) {
    if (attributes.isEmpty()) {
      attributes = new IdentityHashMap<>();
    }
    attributes.computeIfAbsent(of, o -> new ArrayList<>()).add(attribute);
  }

  /** Attributes of a Decl, MemDecl or Node. */
  List<Parameter> attributesOf(Object of) {
    return attributes.getOrDefault(of, List.of());
  }

  /** Forgets everything but names and ports: thousands of instances may be alive. */
  void release() {
    events.clear();
    events.trimToSize();
    nodes.clear();
    nodes.trimToSize();
    ignored.clear();
    forgiven.clear();
    derived.clear();
    crossings.clear();
    pads.clear();
    root.steps.clear();
    pins.clear();
    pinDecls.clear();
    attributes = Map.of();
  }

  /** Sets what only sets would have set that were errors. */
  void forgive() {
    Set<Decl> set = Collections.newSetFromMap(new IdentityHashMap<>());
    if (!forgiven.isEmpty()) {
      new Groups(root).all().forEach(group -> set.addAll(group.targets));
    }
    for (Step.Assign instead : forgiven) {
      if (set.add(instead.decl)) {
        step(instead);
      }
    }
  }

  void ignore(Node node, String why, Site site) {
    ignored.add(new Ignored(use(node), why, site));
  }
}
