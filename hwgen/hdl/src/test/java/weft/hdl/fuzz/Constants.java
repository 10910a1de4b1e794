package weft.hdl.fuzz;

import static weft.hdl.Hdl.enumOf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import weft.hdl.Encoding;
import weft.hdl.EnumOf;

/** The enumerations of random designs: a Java enumeration and its codes. */
enum Constants {
  TWO(enumOf(Two.class), Two.class, ""),
  FIVE(enumOf(Five.class), Five.class, ""),
  GRAY(enumOf(Five.class, Encoding.GRAY), Five.class, ", Encoding.GRAY"),
  ONE_HOT(enumOf(Four.class, Encoding.ONE_HOT), Four.class, ", Encoding.ONE_HOT"),
  CODED(
      enumOf(Four.class, 7, c -> 29 * c.ordinal() + 5),
      Four.class,
      ", 7, c -> 29 * c.ordinal() + 5");

  /** Every code is a constant's. */
  enum Two {
    OFF,
    ON
  }

  /** As many constants as codes of two bits. */
  enum Four {
    NORTH,
    EAST,
    SOUTH,
    WEST
  }

  /** Three codes of three bits are no constant's. */
  enum Five {
    IDLE,
    LOAD,
    RUN,
    DRAIN,
    FAILED
  }

  private final EnumOf<?> type;
  private final Class<? extends Enum<?>> javaType;
  private final String codes;

  <E extends Enum<E>> Constants(EnumOf<E> type, Class<E> javaType, String codes) {
    this.type = type;
    this.javaType = javaType;
    this.codes = codes;
  }

  static Constants of(EnumOf<?> type) {
    return Arrays.stream(values()).filter(one -> one.type == type).findFirst().orElseThrow();
  }

  EnumOf<?> type() {
    return type;
  }

  List<? extends Enum<?>> all() {
    return List.of(javaType.getEnumConstants());
  }

  Enum<?> get(int ordinal) {
    return javaType.getEnumConstants()[ordinal];
  }

  /** The type as an author writes it. */
  String typeText() {
    return "enumOf(" + className() + ".class" + codes + ")";
  }

  String className() {
    return javaType.getSimpleName();
  }

  /** The Java enumeration as an author writes it. */
  String declaration() {
    return all().stream()
        .map(Enum::name)
        .collect(Collectors.joining(", ", "enum " + className() + " { ", " }"));
  }
}
