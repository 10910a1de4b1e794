package weft.hdl.verilog;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Register;
import weft.hdl.transform.Names;

/** The local parameters of a module: one a constant of an enumeration that it uses. */
final class EnumNames {
  /** Chosen codes up to this width are printed bit by bit. */
  private static final int BINARY_BITS = 16;

  private final Map<EnumType, Map<BigInteger, String>> names = new LinkedHashMap<>();
  private final Map<String, String> declarations = new LinkedHashMap<>();

  /**
   * @param used the constants that the module prints
   * @param registers whose reset values it prints
   */
  EnumNames(Names free, List<Expr.Constant> used, List<Register> registers) {
    Map<EnumType, TreeMap<BigInteger, Integer>> codes = new LinkedHashMap<>();
    for (Expr.Constant c : used) {
      c.enumType().ifPresent(type -> use(codes, type, c.value(), c.width()));
    }
    for (Register register : registers) {
      register
          .resetValue()
          .filter(value -> register.enumType().isPresent())
          .ifPresent(value -> use(codes, register.enumType().get(), value, register.width()));
    }
    codes.forEach((type, of) -> of.forEach((code, width) -> declare(type, code, width, free)));
  }

  private static void use(
      Map<EnumType, TreeMap<BigInteger, Integer>> codes,
      EnumType type,
      BigInteger code,
      int width) {
    if (type.constant(code).isPresent()) {
      codes.computeIfAbsent(type, t -> new TreeMap<>()).put(code, width);
    }
  }

  private void declare(EnumType type, BigInteger code, int width, Names free) {
    names
        .computeIfAbsent(type, t -> new LinkedHashMap<>())
        .computeIfAbsent(
            code,
            i -> {
              String name =
                  free.fresh(upper(type.name()) + "_" + upper(type.constant(i).orElseThrow()));
              declarations.put(
                  name, Header.range(width) + name + " = " + text(type, i, width) + ";");
              return name;
            });
  }

  private static String text(EnumType type, BigInteger code, int width) {
    if (type.isOrdinal()) {
      return width + "'d" + code;
    }
    return width <= BINARY_BITS
        ? width + "'b" + "0".repeat(width - Math.max(1, code.bitLength())) + code.toString(2)
        : Literals.of(Kind.BITS, width, code).text();
  }

  private static String upper(String java) {
    return java.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9_]", "_")
        .toUpperCase(Locale.ROOT);
  }

  /** The parameter that stands for a constant, if it is one of an enumeration. */
  Optional<String> name(Expr.Constant c) {
    return c.enumType().flatMap(type -> name(type, c.value()));
  }

  /** The parameter that stands for a code of an enumeration. */
  Optional<String> name(EnumType type, BigInteger code) {
    return Optional.ofNullable(names.get(type)).map(codes -> codes.get(code));
  }

  /** What follows {@code localparam}, by type, then code. */
  Iterable<String> declarations() {
    return declarations.values();
  }
}
