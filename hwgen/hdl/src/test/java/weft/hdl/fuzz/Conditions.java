package weft.hdl.fuzz;

import static weft.hdl.fuzz.Sketch.number;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Kind;

/** Statements that set targets under conditions; the values that they need are defined before. */
final class Conditions {
  private static final int DEEPEST = 3;

  private final Sketch sketch;
  private final Draw draw;
  private final ValueMaker values;

  Conditions(Sketch sketch, Draw draw, ValueMaker values) {
    this.sketch = sketch;
    this.draw = draw;
    this.values = values;
  }

  /** Some conditions and what is set under them. */
  Line of(int target) {
    return of(target, 1);
  }

  private Line of(int target, int depth) {
    if (draw.onceIn(4)) {
      return choice(target, depth);
    }
    List<Line.Arm> arms = new ArrayList<>();
    for (int i = draw.below(3); i >= 0; i--) {
      arms.add(new Line.Arm(values.condition(), block(target, depth)));
    }
    return new Line.When(arms, draw.onceIn(2) ? block(target, depth) : List.of());
  }

  private Line choice(int target, int depth) {
    int subject = subject();
    LabelMaker labels = new LabelMaker(draw, sketch.shape(subject));
    List<Line.Case> cases = new ArrayList<>();
    for (Line.Labels some : labels.cases()) {
      cases.add(new Line.Case(some, block(target, depth)));
    }
    boolean total = labels.isTotal();
    List<Line> otherwise = total ? List.of() : block(target, depth);
    return new Line.Switch(subject, cases, total, otherwise);
  }

  /** What a switch is about. */
  int subject() {
    return draw.onceIn(3)
        ? values.pick(s -> s instanceof Shape.OneOf, new Shape.OneOf(Constants.FIVE))
        : values.pick(LabelMaker::isSubject, Shape.of(Kind.UINT, 2));
  }

  private List<Line> block(int target, int depth) {
    List<Line> body = new ArrayList<>();
    boolean whole = draw.onceIn(3);
    Shape shape = sketch.shape(target);
    if (whole) {
      body.add(new Line.Set(target, List.of(), value(shape)));
    }
    if (draw.onceIn(3)) {
      part(target, List.of(), shape, whole, body);
    }
    if (depth < DEEPEST && draw.onceIn(3)) {
      body.add(of(target, depth + 1));
    }
    return body;
  }

  /** What something of the shape is set to. */
  Arg value(Shape shape) {
    if (shape instanceof Shape.OneOf one && draw.onceIn(2)) {
      return new Arg.Constant(draw.oneOf(one.constants().all()));
    }
    return new Arg.Ref(values.of(shape));
  }

  /**
   * After a set of the whole, a part is smaller than the whole: nothing may hide an earlier set.
   */
  private void part(
      int target, List<Line.Part> path, Shape shape, boolean afterWhole, List<Line> body) {
    if (shape instanceof Shape.Group group) {
      int i = draw.below(group.fields().size());
      Shape field = group.fields().get(i).shape();
      List<Line.Part> inner = with(path, "field", number(i));
      if (!afterWhole && draw.onceIn(2)) {
        body.add(new Line.Set(target, inner, value(field)));
      } else {
        part(target, inner, field, afterWhole, body);
      }
    } else if (shape instanceof Shape.Vector vector) {
      if (!afterWhole || vector.count() > 1) {
        boolean dynamic = draw.onceIn(2);
        Arg at = dynamic ? new Arg.Ref(values.index()) : number(draw.below(vector.count()));
        element(target, with(path, dynamic ? "at" : "get", at), vector.element(), body);
      }
    } else if (shape.isGround() && !shape.is(Kind.BOOL) && shape.width() > (afterWhole ? 1 : 0)) {
      bits(target, path, shape.width(), afterWhole, body);
    }
  }

  /** All of an element, or some of it. */
  private void element(int target, List<Line.Part> path, Shape shape, List<Line> body) {
    if (draw.onceIn(3)) {
      part(target, path, shape, false, body);
    } else {
      body.add(new Line.Set(target, path, value(shape)));
    }
  }

  private void bits(
      int target, List<Line.Part> path, int all, boolean afterWhole, List<Line> body) {
    int lo = draw.below(all);
    int width = 1 + draw.below(all - lo);
    if (afterWhole && width == all) {
      width--;
    }
    Shape bit = Shape.of(Kind.BOOL, 1);
    Shape some = Shape.of(Kind.BITS, width);
    Line.Set set =
        switch (draw.below(4)) {
          case 0 -> new Line.Set(target, with(path, "bit", number(lo)), value(bit));
          case 1 -> {
            Arg at = new Arg.Ref(values.index());
            yield new Line.Set(target, with(path, "bit", at), value(bit));
          }
          case 2 -> {
            List<Line.Part> range = with(path, "bits", number(lo + width - 1), number(lo));
            yield new Line.Set(target, range, value(some));
          }
          default -> {
            Arg at = new Arg.Ref(values.index());
            yield new Line.Set(target, with(path, "part", at, number(width)), value(some));
          }
        };
    body.add(set);
  }

  private static List<Line.Part> with(List<Line.Part> path, String method, Arg... args) {
    List<Line.Part> longer = new ArrayList<>(path);
    longer.add(new Line.Part(method, List.of(args)));
    return longer;
  }
}
