package weft.hdl.regs;

/**
 * A register map as a page of Markdown.
 *
 * <pre>{@code
 * String page = RegisterMarkdown.of(TimerMap.MAP);
 * }</pre>
 */
public final class RegisterMarkdown {
  private RegisterMarkdown() {}

  /** The page; the same map always gives the same text. */
  public static String of(RegisterMap map) {
    StringBuilder page = new StringBuilder();
    page.append("# Registers of ").append(map.name()).append("\n\n");
    page.append("Byte addresses; every register has 32 bits; bits outside all fields read 0.\n");
    page.append(
        switch (map.strobes()) {
          case BYTES ->
              "A write changes the bytes that are strobed. An access that is not listed, ";
          case WHOLE_WORDS -> "A write that does not strobe all four bytes, an access not listed, ";
        });
    page.append("or a value\nthat is not allowed, answers SLVERR and changes nothing.\n\n");
    page.append("| address | name | meaning |\n|---|---|---|\n");
    for (Register register : map.registers()) {
      row(page, address(register.address()), register.name(), cell(register.meaning()));
    }
    for (Window window : map.windows()) {
      String last = address(window.address() + window.bytes() - 1);
      String what = window.words() + " words, " + window.access().words() + ": ";
      row(
          page,
          address(window.address()) + " .. " + last,
          window.name(),
          what + cell(window.meaning()));
    }
    for (Register register : map.registers()) {
      section(page, register);
    }
    return page.toString();
  }

  private static void section(StringBuilder page, Register register) {
    page.append("\n## ").append(register.name());
    page.append(" (").append(address(register.address())).append(")\n\n");
    page.append(
        "| bits | field | access | allowed | reset | meaning |\n|---|---|---|---|---|---|\n");
    for (Field field : register.fields()) {
      row(
          page,
          field.bits(),
          field.name(),
          field.access().words(),
          allowed(field),
          reset(field),
          cell(field.meaning()));
    }
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String address(int address) {
    return String.format("`0x%03X`", address);
  }

  private static String allowed(Field field) {
    return field.access().writable() ? number(field.min()) + " .. " + number(field.max()) : "";
  }

  private static String reset(Field field) {
    return field.access() == Access.READ_ONLY ? "" : number(field.reset());
  }

  private static String number(long value) {
    return value < 1 << 16 ? Long.toString(value) : String.format("`0x%08X`", value);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
