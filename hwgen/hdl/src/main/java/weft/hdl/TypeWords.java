package weft.hdl;

import java.math.BigInteger;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The types of the vocabulary: of truth values, bits, numbers and what is made of them.
 *
 * <pre>{@code
 * Type<UInt> byteType = uint(8);
 * Type<Vec<SInt>> row = vec(4, sint(12));              // 48 bits
 * Type<Stream<Point>> points = stream(bundle(Point::new));
 * }</pre>
 */
public abstract class TypeWords {
  TypeWords() {}

  /** One truth value. */
  public static Types.OfBool bool() {
    return new Types.OfBool();
  }

  /** n bits that are no number. */
  public static Types.OfBits bits(int n) {
    return new Types.OfBits(n);
  }

  /**
   * An unsigned number with a point: {@code ufix(4, 12)} has 16 bits, is from 0 to below 16, in
   * steps of 2 to the -12.
   */
  public static FixType<UFix> ufix(int integerBits, int fractionBits) {
    return new FixType<>(weft.hdl.ir.Kind.UINT, integerBits, fractionBits);
  }

  /**
   * A two's complement number with a point; the sign is one of the integer bits: {@code sfix(4,
   * 12)} has 16 bits, is from -8 to below 8, in steps of 2 to the -12.
   */
  public static FixType<SFix> sfix(int integerBits, int fractionBits) {
    return new FixType<>(weft.hdl.ir.Kind.SINT, integerBits, fractionBits);
  }

  /**
   * The literal of these bits, as wide as its digits: {@code bits("1010")} has 4, {@code
   * bits("0xF0")} 8, {@code bits("0o17")} 6. A {@code _} may stand between digits.
   */
  public static Bits bits(String digits) {
    return new Bits(LiteralText.sized(digits));
  }

  /** An unsigned number of n bits. */
  public static Types.OfUInt uint(int n) {
    return new Types.OfUInt(n);
  }

  /** A two's complement number of n bits. */
  public static Types.OfSInt sint(int n) {
    return new Types.OfSInt(n);
  }

  /** The constants of a Java enumeration, encoded as their ordinals. */
  public static <E extends Enum<E>> EnumOf<E> enumOf(Class<E> type) {
    return EnumOf.encoded(type, Encoding.BINARY);
  }

  /** The constants of a Java enumeration in a chosen encoding. */
  public static <E extends Enum<E>> EnumOf<E> enumOf(Class<E> type, Encoding encoding) {
    return EnumOf.encoded(type, encoding);
  }

  /**
   * The constants of a Java enumeration in codes of its own: {@code enumOf(Op.class, 7, op ->
   * op.opcode)}. Codes are distinct, not negative, and fit the width.
   */
  public static <E extends Enum<E>> EnumOf<E> enumOf(
      Class<E> type, int width, ToLongFunction<E> code) {
    return EnumOf.of(type, Types.checked(width), e -> BigInteger.valueOf(code.applyAsLong(e)));
  }

  /** n elements of a type. */
  public static <T extends Data> Type<Vec<T>> vec(int n, Type<T> element) {
    return new Types.OfVec<>(n, element);
  }

  /** What the supplier builds; every call has to build the same parts. */
  public static <B extends Bundle> Type<B> bundle(Supplier<B> supplier) {
    return new Types.OfBundle<>(supplier);
  }

  /**
   * The type with every direction reversed: {@code in(flip(bundle(Bus::new)))} is what {@code
   * out(bundle(Bus::new))} is connected to.
   */
  public static <T extends Data> Type<T> flip(Type<T> type) {
    return new Types.Flipped<>(type);
  }

  /** An elastic channel of words of a type. */
  public static <T extends Data> Type<Stream<T>> stream(Type<T> payload) {
    return new Types.OfBundle<>(() -> new Stream<>(payload));
  }

  /** Words of a type that nobody can hold back. */
  public static <T extends Data> Type<Flow<T>> flow(Type<T> payload) {
    return new Types.OfBundle<>(() -> new Flow<>(payload));
  }
}
