package weft.hdl.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out of a plan what nobody needs. */
final class Pruning {
  private Pruning() {}

  /** Leaves out definitions that nobody uses, and inputs and state that nobody reads. */
  static Plan prune(Plan plan) {
    List<Line> lines = new ArrayList<>(plan.lines());
    for (boolean again = true; again; ) {
      Set<Integer> read = new HashSet<>();
      for (Line line : lines) {
        reads(line, read);
      }
      int before = lines.size();
      lines.removeIf(line -> line instanceof Line.Define define && !read.contains(define.id()));
      Set<Integer> defined = new HashSet<>();
      for (Line line : lines) {
        if (line instanceof Line.Define define && isSettable(define)) {
          defined.add(define.id());
        }
      }
      List<Line> kept = new ArrayList<>();
      for (Line line : lines) {
        kept.addAll(keep(line, defined));
      }
      lines = kept;
      again = lines.size() < before;
    }
    return new Plan(plan.name(), plan.top(), lines);
  }

  private static boolean isSettable(Line.Define define) {
    Line.Source source = define.source();
    return source instanceof Line.Wire
        || source instanceof Line.Register
        || source instanceof Line.Memory
        || source instanceof Line.Input && define.shape().hasFlips();
  }

  /** The line without sets of what is no signal any more. */
  private static List<Line> keep(Line line, Set<Integer> defined) {
    if (line instanceof Line.Set set) {
      return defined.contains(set.target()) ? List.of(line) : List.of();
    } else if (line instanceof Line.Write write) {
      return defined.contains(write.memory()) ? List.of(line) : List.of();
    } else if (line instanceof Line.When when) {
      List<Line.Arm> arms = new ArrayList<>();
      for (Line.Arm arm : when.arms()) {
        arms.add(new Line.Arm(arm.condition(), keep(arm.body(), defined)));
      }
      List<Line> otherwise = keep(when.otherwise(), defined);
      boolean empty = otherwise.isEmpty() && arms.stream().allMatch(arm -> arm.body().isEmpty());
      return empty ? List.of() : List.of(new Line.When(arms, otherwise));
    } else if (line instanceof Line.Switch choice) {
      List<Line.Case> cases = new ArrayList<>();
      for (Line.Case one : choice.cases()) {
        cases.add(new Line.Case(one.labels(), keep(one.body(), defined)));
      }
      List<Line> otherwise = keep(choice.otherwise(), defined);
      boolean empty = otherwise.isEmpty() && cases.stream().allMatch(one -> one.body().isEmpty());
      return empty ? List.of() : List.of(SmallerLines.with(choice, cases, otherwise));
    }
    return List.of(line);
  }

  private static List<Line> keep(List<Line> lines, Set<Integer> defined) {
    List<Line> kept = new ArrayList<>();
    for (Line line : lines) {
      kept.addAll(keep(line, defined));
    }
    return kept;
  }

  /** What a line reads; the target of a set is not read. */
  private static void reads(Line line, Set<Integer> read) {
    if (line instanceof Line.Set set) {
      set.path().forEach(part -> part.args().forEach(arg -> Plan.uses(arg, read::add)));
      Plan.uses(set.value(), read::add);
    } else if (line instanceof Line.Write write) {
      Plan.uses(
          new Line.Write(write.value(), write.address(), write.value(), write.mask()), read::add);
    } else if (line instanceof Line.When when) {
      for (Line.Arm arm : when.arms()) {
        read.add(arm.condition());
        arm.body().forEach(inner -> reads(inner, read));
      }
      when.otherwise().forEach(inner -> reads(inner, read));
    } else if (line instanceof Line.Switch choice) {
      read.add(choice.subject());
      choice.cases().forEach(one -> one.body().forEach(inner -> reads(inner, read)));
      choice.otherwise().forEach(inner -> reads(inner, read));
    } else {
      Plan.uses(line, read::add);
    }
  }
}
