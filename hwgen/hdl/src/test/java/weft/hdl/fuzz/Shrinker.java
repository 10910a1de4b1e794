package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes a plan that fails smaller while it fails: lines go, in halves and then one by one, what
 * they defined becomes a literal, and what nobody needs is left out.
 */
final class Shrinker {
  private final Predicate<Plan> fails;
  private final long until;
  private Plan best;

  private Shrinker(Plan plan, Predicate<Plan> fails, int seconds) {
    best = plan;
    this.fails = fails;
    until = System.nanoTime() + seconds * 1_000_000_000L;
  }

  /**
   * The smallest plan found that fails.
   *
   * @param fails must be false for a plan that cannot be elaborated
   */
  static Plan shrink(Plan plan, Predicate<Plan> fails, int seconds) {
    Shrinker shrinker = new Shrinker(plan, fails, seconds);
    int before;
    do {
      before = shrinker.best.size();
      shrinker.inline();
      shrinker.drop();
      shrinker.simplify();
    } while (shrinker.best.size() < before && System.nanoTime() < shrinker.until);
    return shrinker.best;
  }

  private boolean accept(Plan candidate) {
    Plan pruned = prune(candidate);
    if (System.nanoTime() < until && !pruned.equals(best) && fails.test(pruned)) {
      best = pruned;
      return true;
    }
    return false;
  }

  // Hierarchy -------------------------------------------------------------------------------------

  /** A child alone instead of its parent. */
  private void inline() {
    for (boolean again = true; again; ) {
      again = false;
      for (Line line : best.lines()) {
        if (line instanceof Line.Child child) {
          Plan plan = child.plan();
          if (accept(new Plan(plan.name(), true, plan.lines()))) {
            again = true;
            break;
          }
        }
      }
    }
  }

  // Lines -----------------------------------------------------------------------------------------

  private void drop() {
    for (int chunk = Math.max(1, best.lines().size() / 2); chunk >= 1; chunk /= 2) {
      for (int from = best.lines().size() - 1; from >= 0; from -= chunk) {
        int end = Math.min(from + 1, best.lines().size());
        List<Line> without = new ArrayList<>();
        for (int i = 0; i < best.lines().size(); i++) {
          Line line = best.lines().get(i);
          if (i >= end - chunk && i < end) {
            without.addAll(replacement(line));
          } else {
            without.add(line);
          }
        }
        accept(new Plan(best.name(), best.top(), without));
      }
    }
    for (int i = 0; i < best.lines().size(); i++) {
      for (Line smaller : smaller(best.lines().get(i))) {
        List<Line> with = new ArrayList<>(best.lines());
        with.set(i, smaller);
        if (accept(new Plan(best.name(), best.top(), with))) {
          i = -1;
          break;
        }
      }
    }
  }

  /** What stands for a line that goes: what it defines stays defined. */
  private static List<Line> replacement(Line line) {
    if (line instanceof Line.Define define) {
      boolean literal = define.source() instanceof Line.Literal;
      boolean memory = define.source() instanceof Line.Memory;
      return literal || memory || define.shape().isVector() ? List.of(line) : List.of(zero(define));
    }
    return line instanceof Line.Child ? List.of(line) : List.of();
  }

  private static Line zero(Line.Define define) {
    return new Line.Define(define.id(), define.shape(), false, new Line.Literal(BigInteger.ZERO));
  }

  /** The same line with less in it. */
  private static List<Line> smaller(Line line) {
    List<Line> all = new ArrayList<>();
    if (line instanceof Line.When when) {
      for (int i = 0; i < when.arms().size(); i++) {
        Line.Arm arm = when.arms().get(i);
        if (when.arms().size() > 1) {
          all.add(new Line.When(without(when.arms(), i), when.otherwise()));
        }
        for (List<Line> body : bodies(arm.body())) {
          Line.Arm less = new Line.Arm(arm.condition(), body);
          all.add(new Line.When(with(when.arms(), i, less), when.otherwise()));
        }
      }
      for (List<Line> body : bodies(when.otherwise())) {
        all.add(new Line.When(when.arms(), body));
      }
    } else if (line instanceof Line.Switch choice) {
      for (int i = 0; i < choice.cases().size(); i++) {
        Line.Case one = choice.cases().get(i);
        if (choice.cases().size() > 1) {
          all.add(
              new Line.Switch(choice.subject(), without(choice.cases(), i), choice.otherwise()));
        }
        for (List<Line> body : bodies(one.body())) {
          Line.Case less = new Line.Case(one.labels(), body);
          all.add(
              new Line.Switch(choice.subject(), with(choice.cases(), i, less), choice.otherwise()));
        }
      }
      for (List<Line> body : bodies(choice.otherwise())) {
        all.add(new Line.Switch(choice.subject(), choice.cases(), body));
      }
    } else if (line instanceof Line.Child child) {
      for (int i = 0; i < child.plan().lines().size(); i++) {
        Line inner = child.plan().lines().get(i);
        boolean port =
            inner instanceof Line.Output
                || inner instanceof Line.Define define && define.source() instanceof Line.Input;
        if (!port) {
          List<Line> lines = new ArrayList<>(child.plan().lines());
          lines.remove(i);
          lines.addAll(i, replacement(inner));
          Plan plan = new Plan(child.plan().name(), false, lines);
          all.add(new Line.Child(plan, child.clock(), child.inputs(), child.outputs()));
        }
      }
    } else if (line instanceof Line.Define define && define.source() instanceof Line.Call call) {
      for (int i = 0; i < call.args().size(); i++) {
        if (call.args().get(i) instanceof Arg.Refs refs && refs.ids().size() > 1) {
          for (int k = 0; k < refs.ids().size(); k++) {
            Arg less = new Arg.Refs(without(refs.ids(), k));
            Line.Call shorter = new Line.Call(call.on(), call.method(), with(call.args(), i, less));
            all.add(new Line.Define(define.id(), define.shape(), define.named(), shorter));
          }
        }
      }
    }
    return all;
  }

  private static List<List<Line>> bodies(List<Line> body) {
    List<List<Line>> all = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      all.add(without(body, i));
      for (Line less : smaller(body.get(i))) {
        all.add(with(body, i, less));
      }
    }
    return all;
  }

  private static <T> List<T> without(List<T> list, int i) {
    List<T> less = new ArrayList<>(list);
    less.remove(i);
    return less;
  }

  private static <T> List<T> with(List<T> list, int i, T value) {
    List<T> other = new ArrayList<>(list);
    other.set(i, value);
    return other;
  }

  /** Ground values that could as well come from outside. */
  private void simplify() {
    for (int i = 0; i < best.lines().size(); i++) {
      if (best.lines().get(i) instanceof Line.Define define
          && define.source() instanceof Line.Call
          && !define.shape().isVector()) {
        List<Line> with = new ArrayList<>(best.lines());
        with.set(i, new Line.Define(define.id(), define.shape(), true, new Line.Input()));
        accept(new Plan(best.name(), best.top(), with));
      }
    }
  }

  /** Leaves out definitions that nobody uses, and inputs and state that nobody reads. */
  private static Plan prune(Plan plan) {
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
        if (line instanceof Line.Define define) {
          defined.add(define.id());
        } else if (line instanceof Line.Child child) {
          defined.addAll(child.outputs());
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

  /** The line without sets of what is not there any more. */
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
      return empty ? List.of() : List.of(new Line.Switch(choice.subject(), cases, otherwise));
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
      Plan.uses(new Line.Set(set.value(), set.part(), set.at(), set.value()), read::add);
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
