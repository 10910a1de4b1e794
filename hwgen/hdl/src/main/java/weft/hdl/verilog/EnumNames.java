package weft.hdl.verilog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Expr;
import weft.hdl.transform.Names;

/** The local parameters of a module: one a constant of an enumeration that it uses. */
final class EnumNames {
  private final Map<EnumType, Map<Integer, String>> names = new LinkedHashMap<>();
  private final Map<String, String> declarations = new LinkedHashMap<>();

  /**
   * @param used the constants that the module prints
   */
  EnumNames(Names free, Iterable<Expr.Constant> used) {
    for (Expr.Constant c : used) {
      if (c.enumType().isPresent()) {
        declare(c, c.enumType().get(), free);
      }
    }
  }

  private void declare(Expr.Constant c, EnumType type, Names free) {
    int code = c.value().intValueExact();
    if (code >= type.constants().size()) {
      return;
    }
    names
        .computeIfAbsent(type, t -> new LinkedHashMap<>())
        .computeIfAbsent(
            code,
            i -> {
              String name = free.fresh(upper(type.name()) + "_" + upper(type.constants().get(i)));
              String range = c.width() == 1 ? "" : "[" + (c.width() - 1) + ":0] ";
              declarations.put(name, range + name + " = " + c.width() + "'d" + i + ";");
              return name;
            });
  }

  private static String upper(String java) {
    return java.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9_]", "_")
        .toUpperCase(Locale.ROOT);
  }

  /** The parameter that stands for a constant, if it is one of an enumeration. */
  Optional<String> name(Expr.Constant c) {
    return c.enumType().map(names::get).map(codes -> codes.get(c.value().intValueExact()));
  }

  /** What follows {@code localparam}, in order of first use. */
  Iterable<String> declarations() {
    return declarations.values();
  }
}
