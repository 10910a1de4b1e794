package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Lines with less in them. */
final class SmallerLines {
  private SmallerLines() {}

  /** What stands for a line that goes: what it defines stays defined. */
  static List<Line> replacement(Line line) {
    if (line instanceof Line.Define define) {
      boolean literal = define.source() instanceof Line.Literal;
      boolean memory = define.source() instanceof Line.Memory;
      boolean stays = literal || memory || define.shape().hasFlips();
      return List.of(stays ? line : zero(define.id(), define.shape()));
    }
    return line instanceof Line.Child ? List.of(line) : List.of();
  }

  static Line zero(int id, Shape shape) {
    return new Line.Define(id, shape, false, new Line.Literal(BigInteger.ZERO));
  }

  static Line fromOutside(Line.Define define) {
    return new Line.Define(define.id(), define.shape(), true, new Line.Input());
  }

  /** The same line with less in it. */
  static List<Line> smaller(Line line) {
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
          all.add(with(choice, without(choice.cases(), i), choice.otherwise()));
        }
        for (List<Line> body : bodies(one.body())) {
          Line.Case less = new Line.Case(one.labels(), body);
          all.add(with(choice, with(choice.cases(), i, less), choice.otherwise()));
        }
      }
      for (List<Line> body : bodies(choice.otherwise())) {
        all.add(with(choice, choice.cases(), body));
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
    } else if (line instanceof Line.Define define && define.source() instanceof Line.Choose from) {
      for (Line.Source less : smaller(from)) {
        all.add(new Line.Define(define.id(), define.shape(), define.named(), less));
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

  /** Without one of the cases; what is left has an otherwise. */
  private static List<Line.Source> smaller(Line.Choose from) {
    List<Line.Source> all = new ArrayList<>();
    for (int i = 0; from.choices().size() > 1 && i < from.choices().size(); i++) {
      int rest = from.otherwise() < 0 ? from.choices().get(i).value() : from.otherwise();
      all.add(new Line.Choose(from.subject(), without(from.choices(), i), rest));
    }
    return all;
  }

  /** The switch with other bodies; of one with fewer cases the rest is an otherwise. */
  static Line.Switch with(Line.Switch from, List<Line.Case> cases, List<Line> otherwise) {
    boolean total = from.total() && cases.size() == from.cases().size();
    return new Line.Switch(from.subject(), cases, total, otherwise);
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
}
