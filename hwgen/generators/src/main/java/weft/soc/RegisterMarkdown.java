package weft.soc;

import weft.arch.Register;
import weft.arch.Register.Field;
import weft.arch.RegisterMap;

/** A register map as a page of Markdown. */
public final class RegisterMarkdown {
  private RegisterMarkdown() {}

  /** The page; the same map always gives the same text. */
  public static String of(RegisterMap map) {
    StringBuilder page = new StringBuilder();
    page.append("# Registers of ").append(map.name()).append("\n\n");
    page.append("Byte addresses; every register has 32 bits; bits outside all fields read 0.\n\n");
    page.append("| address | register | access | meaning |\n|---|---|---|---|\n");
    for (Register register : map.registers()) {
      page.append(
          String.format(
              "| `0x%03X` | %s | %s | %s |%n",
              register.address(),
              register.name(),
              access(register.access()),
              cell(register.meaning())));
    }
    for (Register register : map.registers()) {
      section(page, register);
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  private static void section(StringBuilder page, Register register) {
    page.append(String.format("%n## %s (`0x%03X`)%n%n", register.name(), register.address()));
    page.append("| bits | field | allowed | reset | meaning |\n|---|---|---|---|---|\n");
    for (Field field : register.fields()) {
      page.append(
          String.format(
              "| %s | %s | %s | %s | %s |%n",
              bits(field),
              field.name(),
              allowed(register, field),
              number(field.reset()),
              cell(field.meaning())));
    }
  }

  private static String access(Register.Access access) {
    return switch (access) {
      case READ_ONLY -> "read only";
      case READ_WRITE -> "read and write";
      case WRITE_ONE_TO_CLEAR -> "write 1 to clear";
      case COMMAND -> "command, reads 0";
    };
  }

  private static String bits(Field field) {
    int high = field.lsb() + field.width() - 1;
    return high == field.lsb() ? "" + high : high + ":" + field.lsb();
  }

  private static String allowed(Register register, Field field) {
    if (register.access() == Register.Access.READ_ONLY) {
      return field.min() == field.max() ? "always " + number(field.min()) : "";
    }
    return number(field.min()) + " .. " + number(field.max());
  }

  private static String number(long value) {
    return value < 1 << 16 ? Long.toString(value) : String.format("`0x%08X`", value);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
