package weft.hdl.fuzz;

import java.util.ArrayList;
import java.util.List;
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
      shrinker.leaveOutChildren();
      shrinker.drop();
      shrinker.simplify();
    } while (shrinker.best.size() < before && System.nanoTime() < shrinker.until);
    return shrinker.best;
  }

  private boolean accept(Plan candidate) {
    Plan pruned = Pruning.prune(candidate);
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

  /** Parents without a child: what it gave is 0, and what it got by a wire comes from outside. */
  private void leaveOutChildren() {
    for (Line line : best.lines()) {
      if (line instanceof Line.Child child) {
        List<Line> without = new ArrayList<>();
        best.lines().forEach(other -> without.addAll(without(child, other)));
        accept(new Plan(best.name(), best.top(), without));
      }
    }
  }

  private static List<Line> without(Line.Child child, Line line) {
    if (line == child) {
      List<Line> zeros = new ArrayList<>();
      List<Shape> shapes = child.plan().outputs();
      for (int i = 0; i < shapes.size(); i++) {
        zeros.add(SmallerLines.zero(child.outputs().get(i), shapes.get(i)));
      }
      return zeros;
    } else if (line instanceof Line.Define define
        && define.shape().hasFlips()
        && child.inputs().contains(define.id())) {
      return List.of(SmallerLines.fromOutside(define));
    }
    boolean set = line instanceof Line.Set to && child.inputs().contains(to.target());
    return set ? List.of() : List.of(line);
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
            without.addAll(SmallerLines.replacement(line));
          } else {
            without.add(line);
          }
        }
        accept(new Plan(best.name(), best.top(), without));
      }
    }
    for (int i = 0; i < best.lines().size(); i++) {
      for (Line smaller : SmallerLines.smaller(best.lines().get(i))) {
        List<Line> with = new ArrayList<>(best.lines());
        with.set(i, smaller);
        if (accept(new Plan(best.name(), best.top(), with))) {
          i = -1;
          break;
        }
      }
    }
  }

  /** Computed values and signals that could as well come from outside. */
  private void simplify() {
    for (int i = 0; i < best.lines().size(); i++) {
      if (best.lines().get(i) instanceof Line.Define define && mayComeFromOutside(define)) {
        List<Line> with = new ArrayList<>(best.lines());
        with.set(i, SmallerLines.fromOutside(define));
        with.removeIf(line -> line instanceof Line.Set set && set.target() == define.id());
        accept(new Plan(best.name(), best.top(), with));
      }
    }
  }

  private static boolean mayComeFromOutside(Line.Define define) {
    Line.Source source = define.source();
    return !(source instanceof Line.Literal
        || source instanceof Line.Input
        || source instanceof Line.Memory);
  }
}
