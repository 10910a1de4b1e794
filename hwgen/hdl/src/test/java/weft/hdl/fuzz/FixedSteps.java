package weft.hdl.fuzz;

import static weft.hdl.fuzz.Draw.WIDEST;
import static weft.hdl.fuzz.Sketch.number;

import java.util.List;
import weft.hdl.Overflow;
import weft.hdl.Rounding;
import weft.hdl.ir.Kind;

/** Operators on numbers with a point. */
final class FixedSteps {
  /** Points farther out than that are moved no further. */
  private static final int FARTHEST = 40;

  private final Sketch sketch;
  private final Draw draw;
  private final ValueMaker values;

  FixedSteps(Sketch sketch, Draw draw, ValueMaker values) {
    this.sketch = sketch;
    this.draw = draw;
    this.values = values;
  }

  /** Any of them. */
  int fixed() {
    Shape.Fixed type = draw.fixed();
    int a = values.pick(s -> s instanceof Shape.Fixed x && x.kind() == type.kind(), type);
    Shape.Fixed of = (Shape.Fixed) sketch.shape(a);
    int b =
        values.pick(s -> s instanceof Shape.Fixed x && holds(of, x) && x.kind() == of.kind(), type);
    Shape.Fixed other = (Shape.Fixed) sketch.shape(b);
    boolean signed = of.kind() == Kind.SINT;
    boolean fits = holds(of, other);
    return switch (draw.below(10)) {
      case 0 -> sketch.call(a, fits ? draw.oneOf(List.of("plus", "minus")) : "eq", fits ? b : a);
      case 1 -> sketch.call(a, draw.oneOf(List.of("plusWide", "minusWide")), fits ? b : a);
      case 2 -> {
        boolean wide = of.width() + other.width() > WIDEST;
        yield sketch.call(a, "times", wide ? sketch.literal(type) : b);
      }
      case 3 -> sketch.call(a, draw.oneOf(NumberSteps.ORDER), fits ? b : a);
      case 4 -> sketch.call(a, draw.oneOf(List.of("eq", "ne")), fits ? b : a);
      case 5 -> sketch.call(a, draw.onceIn(2) ? "shl" : "shr", number(draw.below(6)));
      case 6 ->
          signed
              ? sketch.call(a, draw.onceIn(2) && of.width() > 0 ? "isNegative" : "negate")
              : sketch.call(a, "toSFix");
      case 7 -> {
        Rounding rounding = draw.oneOf(List.of(Rounding.values()));
        boolean wide = Math.max(of.width(), 1 - of.integerBits()) >= WIDEST;
        yield of.integerBits() < -FARTHEST || of.fractionBits() < -FARTHEST || wide
            ? sketch.call(a, "asBits")
            : sketch.call(a, signed ? "toSInt" : "toUInt", new Arg.Constant(rounding));
      }
      default -> converted(a, of);
    };
  }

  /** Whether a type of no more than the widest number holds both. */
  private static boolean holds(Shape.Fixed a, Shape.Fixed b) {
    int integer = Math.max(a.integerBits(), b.integerBits());
    return integer + Math.max(a.fractionBits(), b.fractionBits()) < WIDEST;
  }

  private int converted(int a, Shape.Fixed of) {
    if (draw.onceIn(4)) {
      int more = Math.min(draw.below(5), Draw.room(of.width()));
      int left = draw.below(more + 1);
      Shape wider =
          new Shape.Fixed(of.kind(), of.integerBits() + left, of.fractionBits() + more - left);
      return sketch.call(a, "to", new Arg.TypeOf(wider));
    }
    Shape.Fixed drawn = draw.fixed();
    // Near the number's own point, so that rounding and limits both matter.
    int fraction = of.fractionBits() + draw.below(7) - 5;
    int integer = Math.max(of.integerBits() + draw.below(7) - 5, -fraction);
    Shape.Fixed near = new Shape.Fixed(of.kind(), integer, fraction);
    boolean far = draw.onceIn(4) && Math.abs(drawn.fractionBits() - of.fractionBits()) < FARTHEST;
    Shape.Fixed to =
        far ? new Shape.Fixed(of.kind(), drawn.integerBits(), drawn.fractionBits()) : near;
    if (to.width() >= WIDEST) {
      return sketch.call(a, "asBits");
    }
    return sketch.call(
        a,
        "to",
        new Arg.TypeOf(to),
        new Arg.Constant(draw.oneOf(List.of(Rounding.values()))),
        new Arg.Constant(draw.oneOf(List.of(Overflow.values()))));
  }
}
