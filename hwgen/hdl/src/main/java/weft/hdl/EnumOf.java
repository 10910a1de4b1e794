package weft.hdl;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Kind;

/**
 * {@code enumOf(State.class)}: the constants of a Java enumeration, in ordinals, in a chosen {@link
 * Encoding}, or in codes of the author's.
 *
 * <pre>{@code
 * enum Op {
 *   LOAD(0x03),
 *   STORE(0x23);
 *
 *   final int opcode;
 *
 *   Op(int opcode) {
 *     this.opcode = opcode;
 *   }
 * }
 *
 * EnumOf<Op> op = enumOf(Op.class, 7, o -> o.opcode);  // 7 bits, as the manual says
 * EnumSignal<Op> now = word.bits(6, 0).as(op);
 * }</pre>
 */
public final class EnumOf<E extends Enum<E>> extends Type<EnumSignal<E>> {
  private final List<E> constants;
  private final EnumType enumType;
  private final int bits;

  private EnumOf(List<E> constants, EnumType enumType, int bits) {
    this.constants = constants;
    this.enumType = enumType;
    this.bits = bits;
  }

  static <E extends Enum<E>> EnumOf<E> encoded(Class<E> javaType, Encoding encoding) {
    return of(javaType, -1, e -> encoding.code(e.ordinal()));
  }

  /** {@code width} -1 for the fewest bits that hold every code. */
  static <E extends Enum<E>> EnumOf<E> of(
      Class<E> javaType, int width, Function<E, BigInteger> code) {
    E[] constants = javaType.getEnumConstants();
    List<String> names = Arrays.stream(constants).map(Enum::name).toList();
    List<BigInteger> codes = Arrays.stream(constants).map(code).toList();
    int needed = 1;
    Set<BigInteger> seen = new HashSet<>();
    for (int i = 0; i < constants.length; i++) {
      BigInteger own = codes.get(i);
      String wrong = null;
      if (own.signum() < 0 || width >= 0 && own.bitLength() > width) {
        wrong = " does not fit bits(" + width + ")";
      } else if (!seen.add(own)) {
        wrong = " is that of " + names.get(codes.indexOf(own)) + " already";
      }
      if (wrong != null) {
        String name = javaType.getSimpleName() + "." + names.get(i);
        Elaboration.report("enumeration", "the code of " + name + ", " + own + "," + wrong);
        return of(javaType, -1, e -> BigInteger.valueOf(e.ordinal()));
      }
      needed = Math.max(needed, own.bitLength());
    }
    EnumType type = new EnumType(javaType.getSimpleName(), names, codes);
    return new EnumOf<>(List.of(constants), type, width < 0 ? needed : width);
  }

  /** A type of constants that Java does not know: for machines of named states. */
  static EnumOf<?> named(String name, List<String> constants) {
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(constants.size() - 1));
    return new EnumOf<Encoding>(List.of(), new EnumType(name, constants), bits);
  }

  /** The literal. */
  public EnumSignal<E> of(E constant) {
    EnumConstant value = new EnumConstant(code(constant), enumType);
    Node node = new Node(null, -1, Site.NONE, Node.What.CONSTANT, Kind.BITS, bits, null, 0, value);
    return new EnumSignal<>(node, this);
  }

  /** The bits that stand for a constant. */
  public BigInteger code(E constant) {
    return enumType.codes().get(constant.ordinal());
  }

  /**
   * The constant that bits stand for.
   *
   * @throws IllegalArgumentException if they are no constant's code
   */
  public E constant(BigInteger code) {
    int i = enumType.codes().indexOf(code);
    if (i < 0 || i >= constants.size()) {
      throw new IllegalArgumentException(
          code
              + " is the code of no constant of "
              + enumType.name()
              + " (allowed: "
              + codes()
              + ")");
    }
    return constants.get(i);
  }

  private String codes() {
    return constants.stream().map(e -> code(e) + " " + e.name()).collect(Collectors.joining(", "));
  }

  EnumType enumType() {
    return enumType;
  }

  /** True if the other has the same constants in the same codes and width. */
  boolean isSame(EnumOf<?> other) {
    return bits == other.bits && enumType.equals(other.enumType);
  }

  @Override
  EnumSignal<E> build(Leaves leaves, String suffix, boolean flipped) {
    Leaves.Leaf leaf = new Leaves.Leaf(suffix, Kind.BITS, bits, enumType, flipped);
    return new EnumSignal<>(leaves.next(leaf), this);
  }
}
