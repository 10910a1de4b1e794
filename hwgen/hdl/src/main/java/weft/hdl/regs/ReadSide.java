package weft.hdl.regs;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.comment;
import static weft.hdl.Hdl.concat;
import static weft.hdl.Hdl.regNext;
import static weft.hdl.Hdl.switchOn;
import static weft.hdl.Hdl.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.UInt;

/** What a {@link RegisterFile} answers to reads. */
final class ReadSide {
  private final RegisterFile file;
  private final RegisterMap map;
  private final FieldPorts fields;

  ReadSide(RegisterFile file, RegisterMap map, FieldPorts fields) {
    this.file = file;
    this.map = map;
    this.fields = fields;
  }

  void answer() {
    comment("A register that is there, and what it reads.");
    Bits answer = wire(bits(33));
    answer.set(0);
    if (!map.registers().isEmpty()) {
      var cases = switchOn(file.readAddress);
      for (Register register : map.registers()) {
        Bits word = word(register);
        cases.is(register.address(), () -> answer.set(Bool.of(true).asBits().concat(word)));
      }
      cases.otherwise(() -> {});
    }
    Bits given = map.windows().isEmpty() ? answer : aClockLater(answer);
    file.readData.set(given.truncate(32));
    file.readFault.set(given.bit(32).not());
  }

  /** Windows answer in the clock after the access, and so do the registers beside them. */
  private Bits aClockLater(Bits answer) {
    Bits later = regNext(answer).named("registerAnswer");
    for (Window window : map.windows()) {
      if (window.access() != Access.WRITE_ONLY) {
        String key = window.name().toLowerCase(Locale.ROOT);
        Bool from = regNext(file.within(window, file.readAddress)).named(key + "_answers");
        later =
            later.or(
                Bool.of(true).asBits().concat(file.window(window).readData()).and(from.repeat(33)));
      }
    }
    return later;
  }

  /** The 32 bits that a register reads. */
  private Bits word(Register register) {
    List<Bits> parts = new ArrayList<>();
    int next = 0;
    for (Field field : register.fields()) {
      parts.add(0, bits(field.lsb() - next).of(0));
      parts.add(0, content(field));
      next = field.hi() + 1;
    }
    parts.add(0, bits(32 - next).of(0));
    return concat(parts);
  }

  private Bits content(Field field) {
    if (!field.access().readable()) {
      return bits(field.width()).of(0);
    }
    if (field.access() == Access.CONSTANT) {
      return bits(field.width()).of(field.reset());
    }
    if (field.min() == field.max()) {
      return bits(field.width()).of(field.min());
    }
    UInt value =
        fields.shown.containsKey(field) ? fields.shown.get(field) : fields.values.get(field);
    return value.asBits().extend(field.width());
  }
}
