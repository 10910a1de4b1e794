package weft.hdl.regs;

import java.util.regex.Pattern;

/** What fields, registers and windows may be called: it becomes C, Verilog and SystemRDL. */
final class Names {
  private static final Pattern UPPER = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern LOWER = Pattern.compile("[a-z][a-z0-9_]*");

  private Names() {}

  static void check(String what, String name) {
    if (!UPPER.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + " name '" + name + "' is not in capitals: A-Z, 0-9 and _, a letter first");
    }
  }

  static void checkMap(String name) {
    if (!LOWER.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "map name '" + name + "' is not in small letters: a-z, 0-9 and _, a letter first");
    }
  }
}
