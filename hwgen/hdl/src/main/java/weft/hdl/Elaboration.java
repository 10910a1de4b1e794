package weft.hdl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weft.hdl.check.Checks;
import weft.hdl.check.Diagnostic;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.ir.Module;
import weft.hdl.ir.SourceLocation;

/** One run of the author's constructors on one thread: the context of everything they make. */
final class Elaboration {
  private static final ThreadLocal<Elaboration> CURRENT = new ThreadLocal<>();

  /** What names of modules begin with that the author did not choose. */
  final String modulePrefix;

  private final Deque<Scope> open = new ArrayDeque<>();
  private final Set<Diagnostic> errors = new LinkedHashSet<>();
  private final CallSites callSites = new CallSites();
  private final Twins twins = new Twins();
  private final NameTable moduleNames = new NameTable();
  private final Map<String, List<Module>> modules = new HashMap<>();

  /** Where components were made that nobody added. */
  private final Set<SourceLocation> forgotten = new HashSet<>();

  /** Where each clock from outside is used first. */
  private final Map<String, Use> clocks = new HashMap<>();

  private record Use(ClockDomain domain, Site site) {}

  Elaboration(String modulePrefix) {
    this.modulePrefix = modulePrefix;
    clocks.put(ClockDomain.DEFAULT.clock(), new Use(ClockDomain.DEFAULT, Site.NONE));
  }

  /** True while components are made on this thread. */
  static boolean isUnderWay() {
    return CURRENT.get() != null;
  }

  /** The elaboration of this thread. */
  static Elaboration current() {
    Elaboration elaboration = CURRENT.get();
    if (elaboration == null) {
      throw new IllegalStateException(
          CallSites.caller().at
              + ": hardware is made here, but no elaboration is under way on this thread:"
              + " constructors of components make it, in Elaborator.elaborate");
    }
    return elaboration;
  }

  /** Adds an error at the author's line; outside an elaboration it is thrown. */
  static void report(String kind, String message) {
    Elaboration elaboration = CURRENT.get();
    if (elaboration == null || elaboration.open.isEmpty()) {
      throw new IllegalArgumentException(message);
    }
    elaboration.error(elaboration.top().site().at, kind, message);
  }

  /** Makes this the thread's elaboration until {@link #leave}. */
  void enter() {
    if (CURRENT.get() != null) {
      throw new IllegalStateException(
          CallSites.caller().at
              + ": an elaboration is under way on this thread: add(...) makes a child of its"
              + " component");
    }
    CURRENT.set(this);
  }

  void leave() {
    CURRENT.remove();
    twins.forget();
  }

  Scope top() {
    Scope scope = open.peek();
    if (scope == null) {
      throw new IllegalStateException(
          CallSites.caller().at
              + ": hardware is made here, but no component is under construction:"
              + " make it in the constructor of one");
    }
    return scope;
  }

  Scope open(Component component) {
    Scope around = open.peek();
    Component outer = around == null ? null : around.component;
    Scope scope = new Scope(this, component, around, callSites.construction(component, outer));
    open.push(scope);
    return scope;
  }

  /** Ends a component's construction; {@code parent} is the adding component, null for the top. */
  void close(Scope scope, Site added, String comment) {
    if (scope.elaboration == this && scope.forgotten) {
      return;
    }
    if (scope.elaboration != this || scope.closed) {
      Party first = new Party(scope.added.at, "it is added here first");
      throw fatal(
          new Diagnostic(
              added.at,
              "added twice",
              scope.describe() + " is added again: make another one for another place",
              scope.elaboration == this ? List.of(first) : List.of()));
    }
    addForgotten(scope);
    scope.added = added;
    scope.closed = true;
    open.pop();
    if (scope.parent != null) {
      scope.instanceComment = comment;
      scope.position = scope.parent.events.size();
      scope.parent.events.add(scope);
    }
    scope.forgive();
    new FieldNames(scope).assign();
    Transcript transcript = Transcript.of(scope);
    if (!twins.adopt(scope, transcript)) {
      freeze(scope, transcript);
    }
    scope.release();
  }

  private void freeze(Scope scope, Transcript transcript) {
    int before = errors.size();
    Module candidate = new Freezer(scope).freeze(moduleNames.peek(scope.moduleName));
    scope.module = known(scope.moduleName, candidate);
    if (errors.size() == before) {
      twins.keep(scope, transcript);
    }
  }

  /** The module that is the same as the candidate; the candidate itself if there is none yet. */
  private Module known(String name, Module candidate) {
    List<Module> same = modules.computeIfAbsent(name, n -> new ArrayList<>());
    for (Module module : same) {
      if (SameModule.test(module, candidate)) {
        return module;
      }
    }
    moduleNames.take(name);
    same.add(candidate);
    return candidate;
  }

  /**
   * Adds the components that stand open above this one, which nobody has added, so that what
   * follows is looked at as it is meant; each is an error.
   */
  void addForgotten(Scope below) {
    if (!open.contains(below)) {
      return;
    }
    Deque<Scope> lost = new ArrayDeque<>();
    for (Scope scope : open) {
      if (scope == below) {
        break;
      }
      lost.push(scope);
    }
    for (Scope scope : lost) {
      String type = scope.component.getClass().getSimpleName();
      String message = type + " is made without add(...) around it: write add(new " + type;
      error(scope.created.at, "never added", message + "(...))");
      forgotten.add(scope.created.at);
    }
    while (open.peek() != below) {
      Scope scope = open.peek();
      close(scope, scope.created, "");
      scope.forgotten = true;
    }
  }

  /** Reports a clock from outside that is said to run at another rate than elsewhere. */
  void uses(ClockDomain domain, Site site) {
    ClockDomain root = domain.root();
    Use first = clocks.putIfAbsent(root.clock(), new Use(root, site));
    if (first != null && !sameClock(first.domain, root)) {
      String message = "clock " + root.clock() + " has " + rate(root) + " here and ";
      Party other = new Party(first.site.at, "it is used as the other one here");
      message += rate(first.domain) + " elsewhere: declare it once, and use that everywhere";
      error(site.at, "two clocks", message, other);
    }
  }

  /** Reports a clock that a black box drives, but is one already. */
  void drives(ClockDomain domain, Site site) {
    Use first = clocks.putIfAbsent(domain.clock(), new Use(domain, site));
    if (first != null) {
      Party other = new Party(first.site.at, "it is used or driven here already");
      String message = "clock " + domain.clock() + " is driven here, but is another one already";
      error(site.at, "two clocks", message + ": call this one something else", other);
    }
  }

  private static boolean sameClock(ClockDomain a, ClockDomain b) {
    boolean sameName = !a.name().equals(b.name()) || a.equals(b);
    return sameName && a.period().equals(b.period()) && a.phase().equals(b.phase());
  }

  private static String rate(ClockDomain d) {
    String reset = d.hasReset() ? ", reset " + d.reset() : ", no reset";
    return "a period of " + d.period() + " ns, phase " + d.phase() + " ns" + reset;
  }

  CallSites callSites() {
    return callSites;
  }

  Site capture(Scope scope) {
    return callSites.onStack(scope.component.getClass()).site;
  }

  void error(Diagnostic diagnostic) {
    errors.add(atAuthor(diagnostic));
  }

  void error(SourceLocation at, String kind, String message, Party... parties) {
    List<Party> known =
        Arrays.stream(parties).filter(p -> !p.at().equals(SourceLocation.NONE)).toList();
    error(new Diagnostic(at, kind, message, known));
  }

  /** What is wrong in a part of Weft's own library is wrong where the author made that part. */
  private Diagnostic atAuthor(Diagnostic d) {
    SourceLocation at = d.at();
    Scope part = null;
    for (Scope scope = open.peek(); scope != null && at.isInLibrary(); scope = scope.parent) {
      part = scope;
      at = scope.created.at;
    }
    if (part == null) {
      return d;
    }
    List<Party> parties = new ArrayList<>(d.parties());
    parties.add(new Party(d.at(), "in " + part.describe() + ", here"));
    return new Diagnostic(at, d.kind(), d.message(), parties);
  }

  /** For errors after which nothing makes sense: everything found so far and this one. */
  HdlException fatal(Diagnostic diagnostic) {
    error(diagnostic);
    return new HdlException(List.copyOf(errors));
  }

  /** The errors found so far. */
  Optional<HdlException> found() {
    return errors.isEmpty() ? Optional.empty() : Optional.of(new HdlException(List.copyOf(errors)));
  }

  /** Checks what was made; ends with every error of construction and checks, if there is any. */
  void check(Design design) {
    for (Diagnostic found : Checks.run(design)) {
      boolean follows = found.kind().equals("undriven") && forgotten.contains(found.at());
      if (!follows) {
        errors.add(found);
      }
    }
    for (ClassNames author : callSites.authors()) {
      for (int line : author.comparisonLines()) {
        SourceLocation at = new SourceLocation(author.file(), line);
        error(at, "equals", "equals compares Java objects; eq compares hardware values");
      }
    }
    if (!errors.isEmpty()) {
      throw new HdlException(List.copyOf(errors));
    }
  }

  /** The Java field that receives the part which a bundle's constructor makes. */
  static String fieldName() {
    Site site = CallSites.caller();
    if (site.name == null) {
      throw new IllegalStateException(
          site.at
              + ": a bundle's field has no name: assign it to a Java field or give"
              + " field(name, type)");
    }
    return site.name;
  }

  /** What the author should know of a design that is sound. */
  List<String> warnings(Scope top) {
    List<String> warnings = new ArrayList<>();
    Set<String> classes = callSites.withoutNames();
    if (!classes.isEmpty()) {
      warnings.add(
          "no names of local variables (compile with javac -g), so names come from source lines: "
              + String.join(", ", classes));
    }
    warnings.addAll(CppWords.warnings(top));
    return List.copyOf(warnings);
  }
}
