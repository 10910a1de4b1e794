package weft.hdl.fuzz;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.sint;
import static weft.hdl.Hdl.uint;

import java.math.BigInteger;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Data;
import weft.hdl.EnumOf;
import weft.hdl.EnumSignal;
import weft.hdl.Fixed;
import weft.hdl.SInt;
import weft.hdl.Type;
import weft.hdl.UInt;
import weft.hdl.Vec;

/** Numbers as values and as what registers are at reset. */
final class Literals {
  private Literals() {}

  /** The value that {@link Line.Literal} describes. */
  static Data literal(Shape shape, BigInteger value) {
    if (shape instanceof Shape.Ground ground) {
      return switch (ground.kind()) {
        case BOOL -> Bool.of(value.signum() != 0);
        case BITS -> bits(ground.width()).of(value);
        case UINT -> uint(ground.width()).of(value);
        case SINT -> sint(ground.width()).of(value);
      };
    } else if (shape instanceof Shape.Fixed fixed) {
      return fixed.type().of(fixed.value(value));
    } else if (shape instanceof Shape.OneOf one) {
      return constant(one.constants().type(), one.constants().get(value.intValueExact()));
    }
    return bits(shape.width()).of(value).as(shape.type());
  }

  @SuppressWarnings("unchecked")
  private static <E extends Enum<E>> Data constant(EnumOf<E> type, Enum<?> constant) {
    return type.of((E) constant);
  }

  /** True if a register of the shape has a literal at reset: {@code reg(type, literal)}. */
  static boolean isWhole(Shape shape) {
    return shape instanceof Shape.Group
        || shape instanceof Shape.Vector vector && !vector.element().isGround();
  }

  /** A register with the value of {@link Line.Register} at reset. */
  static Data register(Shape shape, BigInteger value) {
    if (isWhole(shape)) {
      return register(shape.type(), literal(shape, value));
    }
    Data register = reg(shape.type());
    init(register, shape, value);
    return register;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Data> Data register(Type<T> type, Data literal) {
    return reg(type, (T) literal);
  }

  /** Of a vector every element is the number; of anything else it is as in a literal. */
  private static void init(Data register, Shape shape, BigInteger value) {
    if (register instanceof Bool bool) {
      bool.init(value.signum() != 0);
    } else if (register instanceof UInt number) {
      number.init(value);
    } else if (register instanceof SInt number) {
      number.init(value);
    } else if (register instanceof Bits bits) {
      bits.init(value);
    } else if (register instanceof Fixed<?> number) {
      number.init(((Shape.Fixed) shape).value(value).doubleValue());
    } else if (register instanceof EnumSignal<?> one) {
      init(one, ((Shape.OneOf) shape).constants().get(value.intValueExact()));
    } else if (register instanceof Vec<?> vec) {
      vec.init(value.longValueExact());
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Enum<E>> void init(EnumSignal<E> register, Enum<?> constant) {
    register.init((E) constant);
  }
}
