package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;

/** The steps of a process's statements. */
final class Statements {
  /** Arms in one nest of ifs; more of them are tried one group after the other. */
  private static final int NEST = 12;

  /** Labels of one jump; for more there is a jump for every half as many cases. */
  private static final int LABELS = 100;

  private final Graph graph;
  private final Lowering lower;
  private final Assignments assignments;
  private final MemoryWrites writes;
  private final List<Statement> sayings;

  /**
   * For statements of one unit.
   *
   * @param dests where signals are set; others are not
   * @param sayings checks and prints, to which those that are met are added
   */
  Statements(
      Graph graph,
      Lowering lower,
      Signals signals,
      Deferred deferred,
      Map<Signal, Dest> dests,
      List<Statement> sayings) {
    this.graph = graph;
    this.lower = lower;
    assignments = new Assignments(graph, lower, dests);
    writes = new MemoryWrites(graph, lower, signals, deferred);
    this.sayings = sayings;
  }

  void block(Block block, Body out) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        assignments.set(set, out);
      } else if (statement instanceof Statement.MemoryWrite write) {
        writes.write(write, out);
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
    boolean covers = what instanceof Statement.Check c && c.claim() == Statement.Check.Claim.COVER;
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
    unlessTaken(taken, otherwise, out);
  }

  private void unlessTaken(Word taken, Block otherwise, Body out) {
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
    List<Statement.Switch.Case> all = choice.cases();
    int width = subject.width();
    int labels = labels(all);
    boolean few = all.size() < 4 && labels <= LABELS;
    if (width == 0 || width > 31 || subject.kind() == Kind.BOOL || few) {
      List<Arm> arms = new ArrayList<>();
      all.forEach(c -> arms.add(new Arm(null, subject, c.labels(), c.block())));
      lower.words(subject);
      arms(arms, choice.otherwise(), out);
      return;
    }
    Node key = graph.narrow(lower.words(subject)[0]);
    if (labels <= LABELS) {
      jump(all, key, null, choice.otherwise(), out);
      return;
    }
    Word taken = Word.local(Type.I, 0, 1);
    out.add(new Stmt.Put(taken, graph.flag(false)));
    for (int from = 0; from < all.size(); ) {
      int to = from + 1;
      while (to < all.size() && labels(all.subList(from, to + 1)) <= LABELS / 2) {
        to++;
      }
      List<Statement.Switch.Case> some = all.subList(from, to);
      if (labels(some) <= LABELS / 2) {
        jump(some, key, taken, Block.EMPTY, out);
      } else {
        oneOfMany(all.get(from), key, taken, out);
      }
      from = to;
    }
    unlessTaken(taken, choice.otherwise(), out);
  }

  private static int labels(List<Statement.Switch.Case> cases) {
    return cases.stream().mapToInt(c -> c.labels().size()).sum();
  }

  /** A case whose labels are too many for one jump. */
  private void oneOfMany(Statement.Switch.Case one, Node key, Word taken, Body out) {
    Word hit = Word.local(Type.I, 0, 1);
    out.add(new Stmt.Put(hit, graph.flag(false)));
    int[] all = one.labels().stream().mapToInt(l -> l.value().intValueExact()).sorted().toArray();
    for (int from = 0; from < all.length; from += LABELS) {
      int[] values = Arrays.copyOfRange(all, from, Math.min(all.length, from + LABELS));
      Body hits = new Body();
      hits.add(new Stmt.Put(hit, graph.flag(true)));
      Body[] targets = new Body[values.length];
      Arrays.fill(targets, hits);
      out.add(new Stmt.Choose(key, values, targets, List.of(hits), new Body()));
    }
    Body then = new Body();
    then.add(new Stmt.Put(taken, graph.flag(true)));
    block(one.block(), then);
    out.add(new Stmt.If(graph.get(hit), then, new Body()));
  }

  /**
   * A jump to the case that has a value as a label.
   *
   * @param taken set if there is one; or null
   */
  private void jump(
      List<Statement.Switch.Case> cases, Node key, Word taken, Block otherwise, Body out) {
    record Label(int value, Body body) {}
    List<Label> labels = new ArrayList<>();
    List<Body> bodies = new ArrayList<>();
    for (Statement.Switch.Case one : cases) {
      Body body = new Body();
      if (taken != null) {
        body.add(new Stmt.Put(taken, graph.flag(true)));
      }
      block(one.block(), body);
      bodies.add(body);
      one.labels().forEach(l -> labels.add(new Label(l.value().intValueExact(), body)));
    }
    Body rest = new Body();
    block(otherwise, rest);
    labels.sort(Comparator.comparingInt(Label::value));
    int[] values = labels.stream().mapToInt(Label::value).toArray();
    Body[] targets = labels.stream().map(Label::body).toArray(Body[]::new);
    out.add(new Stmt.Choose(key, values, targets, bodies, rest));
  }
}
