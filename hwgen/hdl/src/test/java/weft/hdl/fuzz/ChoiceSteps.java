package weft.hdl.fuzz;

import static weft.hdl.fuzz.Sketch.number;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Kind;

/** Values chosen from others, and the parts of what is made of several values. */
final class ChoiceSteps {
  private final Sketch sketch;
  private final Draw draw;
  private final ValueMaker values;
  private final Conditions conditions;

  ChoiceSteps(Sketch sketch, Draw draw, ValueMaker values, Conditions conditions) {
    this.sketch = sketch;
    this.draw = draw;
    this.values = values;
    this.conditions = conditions;
  }

  /** By a condition, an index or cases. */
  int choice() {
    return switch (draw.below(4)) {
      case 0 -> {
        Shape shape = draw.shape();
        yield sketch.part(-1, "mux", values.condition(), values.of(shape), option(shape));
      }
      case 1 -> {
        Shape shape = draw.single();
        List<Integer> elements = new ArrayList<>();
        for (int i = draw.below(6); i >= 0; i--) {
          elements.add(values.of(shape));
        }
        yield sketch.call(-1, "select", new Arg.Ref(values.index()), new Arg.Refs(elements));
      }
      default -> cases();
    };
  }

  /** One of several values, or that it does not matter which. */
  private int option(Shape shape) {
    return draw.onceIn(12) ? sketch.part(-1, "dontCare", new Arg.TypeOf(shape)) : values.of(shape);
  }

  private int cases() {
    int subject = conditions.subject();
    Shape shape = draw.single();
    LabelMaker maker = new LabelMaker(draw, sketch.shape(subject));
    List<Line.Choice> choices = new ArrayList<>();
    for (Line.Labels labels : maker.cases()) {
      choices.add(new Line.Choice(labels, option(narrower(shape))));
    }
    boolean total = maker.isTotal() && choices.size() > 1;
    int otherwise = total ? -1 : values.of(narrower(shape));
    return sketch.define(null, draw.onceIn(3), new Line.Choose(subject, choices, otherwise));
  }

  /** Numbers are extended to the widest of all. */
  private Shape narrower(Shape shape) {
    boolean number = shape.is(Kind.UINT) || shape.is(Kind.SINT);
    return number && draw.onceIn(3)
        ? Shape.of(((Shape.Ground) shape).kind(), draw.below(shape.width() + 1))
        : shape;
  }

  /** What can be asked about one of the constants. */
  int constant() {
    Shape.OneOf drawn = new Shape.OneOf(draw.oneOf(List.of(Constants.values())));
    int a = values.pick(s -> s instanceof Shape.OneOf, drawn);
    Shape.OneOf shape = (Shape.OneOf) sketch.shape(a);
    String method = draw.onceIn(2) ? "eq" : "ne";
    return switch (draw.below(4)) {
      case 0, 1 -> {
        Arg constant = new Arg.Constant(draw.oneOf(shape.constants().all()));
        yield sketch.call(a, method, constant);
      }
      case 2 -> sketch.call(a, method, values.of(shape));
      default -> sketch.call(a, "asBits");
    };
  }

  /** A part of a bundle or a vector, if there is one. */
  int element() {
    Shape drawn = draw.onceIn(2) ? draw.group(2, false) : draw.shape();
    int a = values.pick(s -> s instanceof Shape.Vector || s instanceof Shape.Group, drawn);
    Shape shape = sketch.shape(a);
    if (draw.onceIn(8)) {
      return sketch.call(a, "asBits");
    } else if (shape instanceof Shape.Group group) {
      return sketch.part(a, "field", number(draw.below(group.fields().size())));
    } else if (shape instanceof Shape.Vector vector) {
      return draw.onceIn(2)
          ? sketch.part(a, "at", values.index())
          : sketch.part(a, "get", number(draw.below(vector.count())));
    }
    return a;
  }
}
