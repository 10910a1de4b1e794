package weft.hdl.fuzz;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.bundle;
import static weft.hdl.Hdl.sfix;
import static weft.hdl.Hdl.sint;
import static weft.hdl.Hdl.ufix;
import static weft.hdl.Hdl.uint;
import static weft.hdl.Hdl.vec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import weft.hdl.Bool;
import weft.hdl.Data;
import weft.hdl.EnumSignal;
import weft.hdl.FixType;
import weft.hdl.SFix;
import weft.hdl.SInt;
import weft.hdl.Type;
import weft.hdl.UFix;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.ir.Kind;

/** What a value is. */
sealed interface Shape {
  /** A truth value, bits or a number. */
  record Ground(Kind kind, int width) implements Shape {
    @Override
    public Type<? extends Data> type() {
      return switch (kind) {
        case BOOL -> bool();
        case BITS -> bits(width);
        case UINT -> uint(width);
        case SINT -> sint(width);
      };
    }
  }

  /** A number with a point; UINT or SINT says whether it has a sign. */
  record Fixed(Kind kind, int integerBits, int fractionBits) implements Shape {
    @Override
    public int width() {
      return integerBits + fractionBits;
    }

    @Override
    public FixType<?> type() {
      return kind == Kind.UINT ? ufix(integerBits, fractionBits) : sfix(integerBits, fractionBits);
    }

    /** What so many steps are worth. */
    BigDecimal value(BigInteger steps) {
      BigDecimal two = BigDecimal.valueOf(2);
      return fractionBits < 0
          ? new BigDecimal(steps).multiply(two.pow(-fractionBits))
          : new BigDecimal(steps).divide(two.pow(fractionBits));
    }
  }

  /** One of the constants of an enumeration. */
  record OneOf(Constants constants) implements Shape {
    @Override
    public int width() {
      return constants.type().width();
    }

    @Override
    public Type<? extends Data> type() {
      return constants.type();
    }
  }

  /** Equal elements. */
  record Vector(Shape element, int count) implements Shape {
    @Override
    public int width() {
      return count * element.width();
    }

    @Override
    public Type<? extends Data> type() {
      return vec(count, element.type());
    }
  }

  /** A bundle, whose fields are called f0, f1 and so on. */
  record Group(List<Field> fields) implements Shape {
    public Group {
      fields = List.copyOf(fields);
    }

    @Override
    public int width() {
      return fields.stream().mapToInt(field -> field.shape().width()).sum();
    }

    @Override
    public Type<? extends Data> type() {
      return bundle(() -> new PlanBundle(this));
    }
  }

  /** A part of a bundle. */
  record Field(Shape shape, boolean flipped) {}

  static Shape of(Kind kind, int width) {
    return new Ground(kind, width);
  }

  static Shape of(Data value) {
    if (value instanceof Vec<?> vec) {
      return new Vector(of(vec.get(0)), vec.size());
    } else if (value instanceof PlanBundle bundle) {
      return bundle.shape();
    } else if (value instanceof EnumSignal<?> one) {
      return new OneOf(Constants.of(one.type()));
    } else if (value instanceof UFix number) {
      return new Fixed(Kind.UINT, number.type().integerBits(), number.type().fractionBits());
    } else if (value instanceof SFix number) {
      return new Fixed(Kind.SINT, number.type().integerBits(), number.type().fractionBits());
    }
    Kind kind =
        value instanceof Bool
            ? Kind.BOOL
            : value instanceof UInt ? Kind.UINT : value instanceof SInt ? Kind.SINT : Kind.BITS;
    return of(kind, value.width());
  }

  /** All bits together. */
  int width();

  Type<? extends Data> type();

  default boolean is(Kind kind) {
    return this instanceof Ground ground && ground.kind() == kind;
  }

  default boolean isGround() {
    return this instanceof Ground;
  }

  /** True if some part runs against the direction of the whole. */
  default boolean hasFlips() {
    return this instanceof Group group
        && group.fields().stream().anyMatch(field -> field.flipped() || field.shape().hasFlips());
  }
}
