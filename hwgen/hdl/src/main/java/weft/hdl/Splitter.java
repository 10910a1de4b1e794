package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import weft.hdl.Groups.Group;
import weft.hdl.Node.What;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Memory;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/** Turns the author's statements into those of each process, keeping structure and order. */
final class Splitter {
  private final Groups groups;
  private final ModuleBuilder builder;
  private final NameAssigner names;
  private final Function<Node, Expr> exprs;
  private final Function<Decl, Signal> signals;
  private final Function<MemDecl, Memory> memories;
  private final Map<Step, Map<Group, List<Statement>>> done = new IdentityHashMap<>();

  Splitter(
      Groups groups,
      ModuleBuilder builder,
      NameAssigner names,
      Function<Node, Expr> exprs,
      Function<Decl, Signal> signals,
      Function<MemDecl, Memory> memories) {
    this.groups = groups;
    this.builder = builder;
    this.names = names;
    this.exprs = exprs;
    this.signals = signals;
    this.memories = memories;
  }

  /** The statements of one group among top-level steps; each step is split once. */
  Block of(Group group, List<Step> steps) {
    List<Statement> statements = new ArrayList<>();
    for (Step step : steps) {
      statements.addAll(
          done.computeIfAbsent(step, s -> split(List.of(s))).getOrDefault(group, List.of()));
    }
    return new Block(List.copyOf(statements));
  }

  private Map<Group, List<Statement>> split(List<Step> steps) {
    Map<Group, List<Statement>> split = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof Step.Assign assign) {
        Group group = groups.of(assign.decl);
        Statement set =
            new Statement.Set(
                target(assign), exprs.apply(assign.value), assign.site.at, assign.comment);
        split.computeIfAbsent(group, g -> new ArrayList<>()).add(set);
      } else if (step instanceof Step.Write write) {
        Group group = groups.of(write.memory);
        split.computeIfAbsent(group, g -> new ArrayList<>()).add(write(write));
      } else if (step instanceof Step.Check check) {
        split.computeIfAbsent(groups.of(check.watch), g -> new ArrayList<>()).add(check(check));
      } else if (step instanceof Step.Print print) {
        split.computeIfAbsent(groups.of(print.watch), g -> new ArrayList<>()).add(print(print));
      } else if (step instanceof Step.Arms arms) {
        arms(arms, split);
      } else if (step instanceof Step.Cases cases) {
        if (cases.hasPatterns()) {
          arms(cases.asArms(), split);
        } else {
          cases(cases, split);
        }
      }
    }
    return split;
  }

  private void arms(Step.Arms step, Map<Group, List<Statement>> split) {
    List<Map<Group, List<Statement>>> bodies = new ArrayList<>();
    Set<Group> touched = new LinkedHashSet<>();
    for (Step.Arms.Arm arm : step.arms) {
      Map<Group, List<Statement>> body = split(arm.body().steps);
      bodies.add(body);
      touched.addAll(body.keySet());
    }
    String comment = step.comment;
    for (Group group : touched) {
      List<Statement.When.Arm> arms = new ArrayList<>();
      Block otherwise = Block.EMPTY;
      int used = 0;
      for (int i = 0; i < step.arms.size(); i++) {
        Step.Arms.Arm arm = step.arms.get(i);
        Block block = block(bodies.get(i).get(group));
        if (arm.condition() == null) {
          otherwise = block;
        } else {
          Expr condition = exprs.apply(arm.condition());
          arms.add(new Statement.When.Arm(condition, block, arm.site().at));
          used = block.isEmpty() ? used : arms.size();
        }
      }
      if (otherwise.isEmpty()) {
        arms = arms.subList(0, used);
      }
      split
          .computeIfAbsent(group, g -> new ArrayList<>())
          .add(new Statement.When(List.copyOf(arms), otherwise, step.site.at, comment));
      comment = "";
    }
  }

  private void cases(Step.Cases step, Map<Group, List<Statement>> split) {
    List<Map<Group, List<Statement>>> bodies = new ArrayList<>();
    Set<Group> touched = new LinkedHashSet<>();
    for (Step.Cases.Case one : step.cases) {
      Map<Group, List<Statement>> body = split(one.body().steps);
      bodies.add(body);
      touched.addAll(body.keySet());
    }
    boolean takesRest = takesRest(step);
    String comment = step.comment;
    for (Group group : touched) {
      List<Statement.Switch.Case> cases = new ArrayList<>();
      Block otherwise = Block.EMPTY;
      for (int i = 0; i < step.cases.size(); i++) {
        Step.Cases.Case one = step.cases.get(i);
        Block block = block(bodies.get(i).get(group));
        if (one.patterns() == null || takesRest && i == step.cases.size() - 1) {
          otherwise = block;
        } else {
          List<Expr.Constant> labels = labels(step, one.patterns());
          cases.add(new Statement.Switch.Case(labels, block, one.site().at));
        }
      }
      Expr subject = exprs.apply(step.subject);
      split
          .computeIfAbsent(group, g -> new ArrayList<>())
          .add(new Statement.Switch(subject, cases, otherwise, step.site.at, comment));
      comment = "";
    }
  }

  /** True if the last case takes the encodings that no constant of the enumeration has. */
  private static boolean takesRest(Step.Cases step) {
    return step.enumType != null
        && step.labels.isComplete()
        && !step.finished
        && (step.subject.width > 30 || step.enumType.constants().size() < 1 << step.subject.width);
  }

  private List<Expr.Constant> labels(Step.Cases step, List<Pattern> patterns) {
    List<Expr.Constant> labels = new ArrayList<>();
    for (Pattern pattern : patterns) {
      BigInteger n = Literals.reinterpret(step.subject.kind, step.subject.width, pattern.value());
      labels.add(builder.constant(step.subject.kind, step.subject.width, n, step.enumType));
    }
    return labels;
  }

  private Statement write(Step.Write write) {
    return new Statement.MemoryWrite(
        memories.apply(write.memory),
        exprs.apply(write.address),
        exprs.apply(write.data),
        write.mask == null ? null : exprs.apply(write.mask),
        write.site.at,
        write.comment);
  }

  private Statement check(Step.Check step) {
    return new Statement.Check(
        step.claim,
        exprs.apply(step.condition),
        names.label(step.text),
        step.text,
        step.site.at,
        step.comment);
  }

  private Statement print(Step.Print step) {
    List<Expr> arguments = step.arguments.stream().map(exprs).toList();
    return new Statement.Print(step.severity, step.format, arguments, step.site.at, step.comment);
  }

  private Target target(Step.Assign assign) {
    int lo = 0;
    List<Target.Index> indexes = new ArrayList<>();
    for (Node at = assign.target; at.what != What.REF; at = at.operands[0]) {
      if (at.what == What.SLICE) {
        lo += at.lo;
      } else if (at.what == What.INDEX) {
        Expr index = exprs.apply(at.operands[1]);
        indexes.add(0, new Target.Index(index, at.operands[0].width / at.width, at.width));
      } else if (at.what == What.PART) {
        Expr position = exprs.apply(at.operands[1]);
        indexes.add(0, new Target.Index(position, at.operands[0].width - at.width + 1, 1));
      }
    }
    return new Target(signals.apply(assign.decl), lo, assign.target.width, indexes);
  }

  private static Block block(List<Statement> statements) {
    return statements == null ? Block.EMPTY : new Block(statements);
  }
}
