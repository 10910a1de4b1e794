package weft.hdl.regs;

import java.util.Locale;

/**
 * A register map as a C header: for each register its byte offset, for each field position, mask
 * and (if it is not 0) reset value; for each window its byte offset and its number of words.
 *
 * <pre>{@code
 * String header = RegisterHeader.of(TimerMap.MAP);
 * }</pre>
 */
public final class RegisterHeader {
  private RegisterHeader() {}

  /** The header; the same map always gives the same text. */
  public static String of(RegisterMap map) {
    String prefix = map.name().toUpperCase(Locale.ROOT);
    String guard = prefix + "_REGISTERS_H";
    StringBuilder text = new StringBuilder();
    text.append("/* Registers of ").append(map.name()).append(": byte offsets and fields. */\n");
    text.append("#ifndef ").append(guard).append("\n#define ").append(guard).append("\n");
    for (Register register : map.registers()) {
      String name = prefix + "_" + register.name();
      head(text, register.meaning());
      define(text, name, String.format("0x%03Xu", register.address()));
      for (Field field : register.fields()) {
        String fieldName = name + "_" + field.name();
        define(text, fieldName + "_SHIFT", field.lsb() + "u");
        define(text, fieldName + "_MASK", String.format("0x%08Xu", field.mask()));
        if (field.reset() != 0) {
          define(text, fieldName + "_RESET", String.format("0x%Xu", field.reset()));
        }
      }
    }
    for (Window window : map.windows()) {
      String name = prefix + "_" + window.name();
      head(text, window.meaning());
      define(text, name, String.format("0x%03Xu", window.address()));
      define(text, name + "_WORDS", window.words() + "u");
    }
    text.append("\n#endif\n");
    return text.toString();
  }

  private static void head(StringBuilder text, String meaning) {
    text.append("\n/* ").append(meaning.replace("*/", "* /")).append(" */\n");
  }

  private static void define(StringBuilder text, String name, String value) {
    text.append("#define ").append(name).append(' ').append(value).append('\n');
  }
}
