package weft.hdl.fuzz;

import static weft.hdl.fuzz.Draw.WIDEST;
import static weft.hdl.fuzz.Sketch.number;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Kind;

/** Operators on truth values, bits and numbers. */
final class NumberSteps {
  /** Icarus 11 divides numbers of more bits wrongly. */
  private static final int WIDEST_DIVISION = 64;

  private static final List<String> LOGIC = List.of("and", "or", "xor", "eq", "ne");
  static final List<String> ORDER = List.of("lt", "le", "gt", "ge", "min", "max");

  private final Sketch sketch;
  private final Draw draw;
  private final ValueMaker values;

  NumberSteps(Sketch sketch, Draw draw, ValueMaker values) {
    this.sketch = sketch;
    this.draw = draw;
    this.values = values;
  }

  /** Any operator on a UInt or an SInt. */
  int arithmetic() {
    Kind kind = draw.onceIn(2) ? Kind.UINT : Kind.SINT;
    int a = values.pick(kind);
    int b = values.pick(kind);
    int width = sketch.width(a);
    int widest = Math.max(width, sketch.width(b));
    return switch (draw.below(12)) {
      case 0 -> sketch.call(a, draw.oneOf(List.of("plus", "minus")), b);
      case 1, 2 -> sketch.call(a, draw.oneOf(LOGIC), b);
      case 3 -> sketch.call(a, draw.oneOf(ORDER), b);
      case 4 -> widest < WIDEST ? sketch.call(a, "plusWide", b) : sketch.call(a, "not");
      case 5 -> widest < WIDEST ? sketch.call(a, "minusWide", b) : sketch.call(a, "not");
      case 6 -> {
        boolean fits = width + sketch.width(b) <= WIDEST;
        yield fits ? sketch.call(a, "times", b) : sketch.call(a, "not");
      }
      case 7 -> {
        String method = draw.onceIn(2) ? "div" : "rem";
        yield sketch.call(a, widest <= WIDEST_DIVISION ? method : "xor", b);
      }
      case 8 -> shift(a);
      case 9 -> {
        int n = draw.below(width + 1);
        yield sketch.call(a, draw.onceIn(3) && n > 0 ? "saturate" : "truncate", number(n));
      }
      case 10 -> sketch.call(a, "extend", number(width + draw.below(Draw.room(width) + 1)));
      default -> {
        if (kind == Kind.SINT) {
          yield sketch.call(a, draw.onceIn(2) && width > 0 ? "isNegative" : "negate");
        }
        yield sketch.call(a, width < WIDEST ? "toSInt" : "asSInt");
      }
    };
  }

  private int shift(int a) {
    String method = draw.onceIn(2) ? "shl" : "shr";
    if (draw.onceIn(2)) {
      return sketch.call(a, method, values.index());
    }
    int width = sketch.width(a);
    int room = method.equals("shl") ? Draw.room(width) : width + 4;
    return sketch.call(a, method, number(draw.below(room + 1)));
  }

  /** Any operator on bits, or what makes bits. */
  int bits() {
    int a = values.pick(Kind.BITS);
    return switch (draw.below(7)) {
      case 0, 1 -> {
        Shape same = Shape.of(Kind.BITS, sketch.width(a));
        yield sketch.call(a, draw.oneOf(LOGIC), values.adapt(values.pickGround(), same));
      }
      case 2 -> sketch.call(a, "not");
      case 3 -> shift(a);
      case 4 -> {
        List<Integer> parts = new ArrayList<>();
        int total = 0;
        for (int i = draw.below(4); i >= 0; i--) {
          int part = values.pick(NumberSteps::isValue, Shape.of(Kind.BITS, draw.width()));
          if (total + sketch.width(part) <= WIDEST) {
            total += sketch.width(part);
            parts.add(part);
          }
        }
        yield sketch.call(-1, "concat", new Arg.Refs(parts));
      }
      case 5 -> sketch.call(a, "countOnes");
      default -> sketch.call(values.pick(Kind.BOOL), "repeat", number(draw.below(70)));
    };
  }

  private static boolean isValue(Shape shape) {
    return !(shape instanceof Shape.Vector) && !(shape instanceof Shape.Group);
  }

  int truth() {
    int a = values.condition();
    return draw.onceIn(5)
        ? sketch.call(a, "not")
        : sketch.call(a, draw.oneOf(LOGIC), values.condition());
  }

  /** Bits of any value. */
  int part() {
    int a = values.pick(NumberSteps::isValue, Shape.of(draw.kind(), draw.width()));
    int width = sketch.width(a);
    int kind = draw.below(7);
    if (kind < 5 && width == 0) {
      return sketch.call(a, kind < 2 ? "anyBit" : "parity");
    }
    return switch (kind) {
      case 0 -> sketch.call(a, "bit", number(draw.below(width)));
      case 1 -> sketch.call(a, "bit", values.index());
      case 2, 3 -> {
        int lo = draw.below(width);
        yield sketch.call(a, "bits", number(lo + draw.below(width - lo)), number(lo));
      }
      case 4 -> sketch.call(a, "part", values.index(), number(1 + draw.below(width)));
      case 5 -> sketch.call(a, draw.oneOf(List.of("anyBit", "allBits", "parity")));
      default -> sketch.call(a, draw.oneOf(List.of("asUInt", "asSInt", "asBits")));
    };
  }
}
