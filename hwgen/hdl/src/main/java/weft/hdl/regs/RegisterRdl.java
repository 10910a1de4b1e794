package weft.hdl.regs;

import java.util.List;

/**
 * A register map as SystemRDL 2.0: what register tools read. Ranges of values, which the language
 * has no word for, stand in the descriptions. Its keywords are in small letters and never meet a
 * name, which is in capitals.
 *
 * <pre>{@code
 * String description = RegisterRdl.of(TimerMap.MAP);
 * }</pre>
 */
public final class RegisterRdl {
  private RegisterRdl() {}

  /** The text; the same map always gives the same text. */
  public static String of(RegisterMap map) {
    StringBuilder text = new StringBuilder();
    text.append("addrmap ").append(map.name()).append(" {\n");
    text.append("  name = \"Registers of ").append(map.name()).append("\";\n");
    text.append("  littleendian;\n  lsb0;\n");
    text.append("  default regwidth = 32;\n  default accesswidth = 32;\n");
    for (Register register : map.registers()) {
      register(text, register);
    }
    for (Window window : map.windows()) {
      window(text, window);
    }
    text.append("};\n");
    return text.toString();
  }

  private static void register(StringBuilder text, Register register) {
    text.append("\n  reg {\n");
    property(text, "    ", "desc = " + string(register.meaning()));
    for (Field field : register.fields()) {
      text.append("    field {\n");
      property(text, "      ", "desc = " + string(described(field)));
      for (String property : properties(field)) {
        property(text, "      ", property);
      }
      text.append("    } ").append(field.name());
      text.append('[').append(field.hi()).append(':').append(field.lsb()).append(']');
      if (field.access() != Access.READ_ONLY) {
        text.append(String.format(" = 0x%X", field.reset()));
      }
      text.append(";\n");
    }
    text.append("  } ").append(register.name());
    text.append(String.format(" @ 0x%X;\n", register.address()));
  }

  private static void window(StringBuilder text, Window window) {
    text.append("\n  external mem {\n");
    property(text, "    ", "desc = " + string(window.meaning()));
    property(text, "    ", "mementries = " + window.words());
    property(text, "    ", "memwidth = 32");
    property(text, "    ", "sw = " + software(window.access()));
    text.append("  } ").append(window.name());
    text.append(String.format(" @ 0x%X;\n", window.address()));
  }

  /** What software and hardware may do, in the words of the standard's chapter 9. */
  private static List<String> properties(Field field) {
    return switch (field.access()) {
      case CONSTANT -> List.of("sw = r", "hw = na");
      case READ_ONLY ->
          field.storage() == Field.Storage.TAKEN
              ? List.of("sw = r", "onread = ruser", "hw = w")
              : List.of("sw = r", "hw = w");
      case READ_WRITE ->
          field.storage() == Field.Storage.FILE_LOADED
              ? List.of("sw = rw", "hw = rw", "we")
              : List.of("sw = rw", "hw = r");
      case WRITE_ONLY ->
          field.storage() == Field.Storage.ELSEWHERE
              ? List.of("sw = w", "hw = r", "swmod")
              : List.of("sw = w", "hw = r");
      case PULSE ->
          field.width() == 1
              ? List.of("sw = w", "hw = r", "singlepulse")
              : List.of("sw = w", "hw = r");
      case WRITE_ONE_TO_CLEAR -> List.of("sw = rw", "onwrite = woclr", "hw = rw");
      case READ_TO_CLEAR -> List.of("sw = r", "onread = rclr", "hw = rw");
      case COUNTER -> List.of("sw = r", "hw = r", "counter", "incrsaturate");
      case COUNTER_READ_TO_CLEAR ->
          List.of("sw = r", "onread = rclr", "hw = r", "counter", "incrsaturate");
    };
  }

  private static String software(Access access) {
    return switch (access) {
      case READ_ONLY -> "r";
      case WRITE_ONLY -> "w";
      default -> "rw";
    };
  }

  private static String described(Field field) {
    boolean ranged = field.min() > 0 || field.max() < (1L << field.width()) - 1;
    return field.meaning() + (ranged ? " (" + field.min() + " .. " + field.max() + ")" : "");
  }

  private static void property(StringBuilder text, String indent, String property) {
    text.append(indent).append(property).append(";\n");
  }

  private static String string(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
