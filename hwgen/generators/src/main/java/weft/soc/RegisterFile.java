package weft.soc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weft.arch.Register;
import weft.arch.Register.Access;
import weft.arch.Register.Field;
import weft.arch.RegisterMap;
import weft.arch.Widths;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * The registers of a {@link RegisterMap}. It keeps the fields that software writes; a READ_ONLY
 * field that can change, and a WRITE_ONE_TO_CLEAR field, is kept by somebody else and shown here. A
 * field has as many bits as its largest value, not as its place in the register.
 */
public final class RegisterFile extends Component {
  /** A write is tried in this clock. */
  public final Bool write;

  public final UInt writeAddress;
  public final Bits writeData;
  public final Bool writeWhole;

  /** The write tried is to an address, or of a kind, that the map does not allow. */
  public final Bool accessFault;

  /** The write tried has a field out of range, and no {@link #accessFault}. */
  public final Bool rangeFault;

  /** The write tried is not to happen, for reasons that the map does not know. */
  public final Bool refuse;

  public final UInt readAddress;

  /** What the register at {@link #readAddress} reads; 0 if there is none. */
  public final Bits readData;

  /** There is no register at {@link #readAddress}. */
  public final Bool readFault;

  /** All registers take their reset values. */
  public final Bool clear;

  private final Map<String, UInt> values = new LinkedHashMap<>();
  private final Map<String, UInt> shown = new LinkedHashMap<>();
  private final Map<String, Bits> ones = new LinkedHashMap<>();

  private final List<Bool> writable = new ArrayList<>();
  private final List<Bool> outOfRange = new ArrayList<>();

  public RegisterFile(RegisterMap map) {
    describe("The control registers of " + map.name() + ".");
    write = in(bool());
    writeAddress = in(uint(map.addressBits()));
    writeData = in(bits(32));
    writeWhole = in(bool());
    accessFault = out(bool());
    rangeFault = out(bool());
    refuse = in(bool());
    readAddress = in(uint(map.addressBits()));
    readData = out(bits(32));
    readFault = out(bool());
    clear = in(bool());

    Bool happens = wire(bool());
    for (Register register : map.registers()) {
      switch (register.access()) {
        case READ_ONLY -> readOnly(register);
        case READ_WRITE -> readWrite(register, happens);
        case WRITE_ONE_TO_CLEAR -> onesOf(register, happens, true);
        case COMMAND -> onesOf(register, happens, false);
      }
    }
    Bool known = any(writable).and(writeWhole);
    Bool wrong = any(outOfRange);
    accessFault.set(write.and(known.not()));
    rangeFault.set(write.and(known).and(wrong));
    happens.set(write.and(known).and(wrong.not()).and(refuse.not()));
    read(map);
  }

  /** The value of a READ_WRITE field. */
  public UInt value(String register, String field) {
    return found(values, register, field);
  }

  /** Where the value of a changing READ_ONLY or of a WRITE_ONE_TO_CLEAR field is to be shown. */
  public UInt shown(String register, String field) {
    return found(shown, register, field);
  }

  /** The bits of a COMMAND or WRITE_ONE_TO_CLEAR field that are written as 1 in this clock. */
  public Bits ones(String register, String field) {
    return found(ones, register, field);
  }

  private static <T> T found(Map<String, T> fields, String register, String field) {
    T value = fields.get(key(register, field));
    if (value == null) {
      throw new IllegalArgumentException("no such field: " + register + "." + field);
    }
    return value;
  }

  private static String key(String register, String field) {
    return (register + "_" + field).toLowerCase(Locale.ROOT);
  }

  /** A write is tried to this register. */
  private Bool written(Register register) {
    comment(register.name() + ": " + register.meaning());
    Bool hit = writeAddress.eq(register.address());
    writable.add(hit);
    return hit.named(register.name().toLowerCase(Locale.ROOT) + "_hit");
  }

  /** What the write tried has at the field's place. */
  private UInt given(Field field, String key) {
    UInt given = writeData.bits(field.lsb() + field.width() - 1, field.lsb()).asUInt();
    return given.named(key + "_given");
  }

  private void readOnly(Register register) {
    for (Field field : register.fields()) {
      if (field.min() < field.max()) {
        String key = key(register.name(), field.name());
        shown.put(key, in(uint(Widths.unsigned(field.max()))).named(key));
      }
    }
  }

  private void readWrite(Register register, Bool happens) {
    Bool hit = written(register);
    List<Runnable> resets = new ArrayList<>();
    List<Runnable> writes = new ArrayList<>();
    for (Field field : register.fields()) {
      String key = key(register.name(), field.name());
      UInt given = given(field, key);
      checkRange(field, hit, given);
      int width = Widths.unsigned(field.max());
      UInt value = out(uint(width)).named(key);
      values.put(key, value);
      if (field.min() == field.max()) {
        value.set(field.min());
      } else {
        UInt kept = reg(uint(width)).init(field.reset()).named(key + "_kept");
        resets.add(() -> kept.set(field.reset()));
        writes.add(() -> kept.set(given.truncate(width)));
        value.set(kept);
      }
    }
    if (!writes.isEmpty()) {
      when(clear, () -> resets.forEach(Runnable::run))
          .elsewhen(happens.and(hit), () -> writes.forEach(Runnable::run));
    }
  }

  private void checkRange(Field field, Bool hit, UInt given) {
    if (field.min() > 0) {
      outOfRange.add(hit.and(given.lt(field.min())));
    }
    if (field.max() < (1L << field.width()) - 1) {
      outOfRange.add(hit.and(given.gt(field.max())));
    }
  }

  private void onesOf(Register register, Bool happens, boolean visible) {
    Bool hit = written(register);
    for (Field field : register.fields()) {
      String key = key(register.name(), field.name());
      Bits one = out(bits(field.width())).named(key + "_ones");
      one.set(given(field, key).asBits().and(happens.and(hit).repeat(field.width())));
      ones.put(key, one);
      if (visible) {
        shown.put(key, in(uint(field.width())).named(key));
      }
    }
  }

  private void read(RegisterMap map) {
    comment("A register that is there, and what it reads.");
    Bits answer = wire(bits(33));
    answer.set(0);
    var cases = switchOn(readAddress);
    for (Register register : map.registers()) {
      cases.is(register.address(), () -> answer.set(Bool.of(true).asBits().concat(word(register))));
    }
    cases.otherwise(() -> {});
    readData.set(answer.truncate(32));
    readFault.set(answer.bit(32).not());
  }

  /** The 32 bits that a register reads. */
  private Bits word(Register register) {
    List<Bits> parts = new ArrayList<>();
    int next = 0;
    for (Field field : register.fields()) {
      parts.add(0, bits(field.lsb() - next).of(0));
      parts.add(0, content(register, field));
      next = field.lsb() + field.width();
    }
    parts.add(0, bits(32 - next).of(0));
    return concat(parts);
  }

  private Bits content(Register register, Field field) {
    String key = key(register.name(), field.name());
    if (register.access() == Access.COMMAND) {
      return bits(field.width()).of(0);
    }
    if (field.min() == field.max()) {
      return bits(field.width()).of(field.min());
    }
    UInt value = register.access() == Access.READ_WRITE ? values.get(key) : shown.get(key);
    return value.asBits().extend(field.width());
  }

  private static Bool any(List<Bool> conditions) {
    return conditions.isEmpty() ? Bool.of(false) : concat(conditions).anyBit();
  }
}
