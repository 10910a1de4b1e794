package weft.hdl.fuzz;

import static weft.hdl.fuzz.Sketch.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import weft.hdl.ir.Kind;

/** Finds or makes values that fit a place. */
final class ValueMaker {
  private final Sketch sketch;
  private final Draw draw;

  ValueMaker(Sketch sketch, Draw draw) {
    this.sketch = sketch;
    this.draw = draw;
  }

  /** Any value that the test accepts; recent ones more often. A literal if there is none. */
  int pick(Predicate<Shape> test, Shape otherwise) {
    List<Integer> fitting = new ArrayList<>();
    for (int id : sketch.pool()) {
      if (test.test(sketch.shape(id))) {
        fitting.add(id);
      }
    }
    if (fitting.isEmpty() || draw.onceIn(12)) {
      return sketch.literal(otherwise);
    }
    int n = fitting.size();
    int at = draw.onceIn(2) ? draw.below(n) : n - 1 - draw.below(Math.min(n, 4));
    return fitting.get(at);
  }

  int pick(Kind kind) {
    int width = kind == Kind.BOOL ? 1 : draw.width();
    return pick(shape -> shape.is(kind), Shape.of(kind, width));
  }

  /** A truth value, bits or a number. */
  int pickGround() {
    return pick(Shape::isGround, Shape.of(draw.kind(), draw.width()));
  }

  int condition() {
    return draw.below(3) > 0 ? pick(Kind.BOOL) : adapt(pickGround(), Shape.of(Kind.BOOL, 1));
  }

  int index() {
    return draw.onceIn(2)
        ? pick(shape -> shape.is(Kind.UINT) && shape.width() < 6, Shape.of(Kind.UINT, 3))
        : pick(Kind.UINT);
  }

  /** A value of that shape: one there is, or bits of one. */
  int of(Shape shape) {
    boolean ready = draw.onceIn(2);
    if (shape.isGround()) {
      return ready ? pick(shape::equals, shape) : adapt(pickGround(), shape);
    } else if (ready || draw.onceIn(4)) {
      return ready ? pick(shape::equals, shape) : ofBits(shape);
    } else if (shape instanceof Shape.Vector vector) {
      List<Integer> elements = new ArrayList<>();
      for (int i = 0; i < vector.count(); i++) {
        elements.add(of(vector.element()));
      }
      return sketch.part(-1, "elementsOf", new Arg.Refs(elements));
    } else if (shape instanceof Shape.Group group) {
      List<Integer> parts = new ArrayList<>();
      for (Shape.Field field : group.fields()) {
        parts.add(of(field.shape()));
      }
      return sketch.part(-1, "bundleOf", new Arg.TypeOf(group), new Arg.Spread(parts));
    }
    return ofBits(shape);
  }

  /** Bits of one value read as another; those of an enumeration may be no constant's. */
  private int ofBits(Shape shape) {
    int bits = adapt(pickGround(), Shape.of(Kind.BITS, shape.width()));
    return sketch.part(bits, "as", new Arg.TypeOf(shape));
  }

  /** A ground value as another. */
  int adapt(int id, Shape shape) {
    Shape have = sketch.shape(id);
    if (have.equals(shape)) {
      return id;
    }
    if (shape.is(Kind.BOOL)) {
      return have.width() > 0 && draw.onceIn(2)
          ? sketch.call(id, "bit", number(draw.below(have.width())))
          : sketch.call(id, draw.onceIn(2) ? "anyBit" : "parity");
    }
    int at = have.is(Kind.BITS) ? id : sketch.call(id, "asBits");
    if (have.width() != shape.width()) {
      String method = have.width() > shape.width() ? "truncate" : "extend";
      at = sketch.call(at, method, number(shape.width()));
    }
    if (shape.is(Kind.UINT)) {
      return sketch.call(at, "asUInt");
    }
    return shape.is(Kind.SINT) ? sketch.call(at, "asSInt") : at;
  }
}
