package weft.hdl.regs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One register of 32 bits: {@code Register.at(0x04, "CTRL", "Commands", START, STOP)}. Bits outside
 * every field read 0 and are ignored when written.
 *
 * <pre>{@code
 * Field run = Field.readWrite("RUN", 0, "It counts");
 * Field limit = Field.readWrite("LIMIT", 15, 8, "Clocks of a period").reset(100);
 * Register control = Register.at(0x04, "CTRL", "How it runs", run, limit);
 * }</pre>
 */
public final class Register {
  private final int address;
  private final String name;
  private final String meaning;
  private final List<Field> fields;

  private Register(int address, String name, String meaning, List<Field> fields) {
    this.address = address;
    this.name = name;
    this.meaning = meaning;
    this.fields = List.copyOf(fields);
    Names.check("register", name);
    if (address < 0 || address % 4 != 0) {
      throw new IllegalArgumentException(
          String.format("register %s: address 0x%X is no multiple of 4", name, address));
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("register " + name + " has no field");
    }
    long taken = 0;
    Set<String> names = new HashSet<>();
    int from = 0;
    for (Field field : fields) {
      if ((taken & field.mask()) != 0) {
        throw new IllegalArgumentException(
            "register " + name + ": field " + field + " overlaps at bits " + field.bits());
      }
      if (field.lsb() < from) {
        throw new IllegalArgumentException(
            "register " + name + ": field " + field + " is out of order: lowest bits first");
      }
      if (!names.add(field.name())) {
        throw new IllegalArgumentException("register " + name + ": two fields " + field);
      }
      taken |= field.mask();
      from = field.lsb();
    }
  }

  /**
   * A register.
   *
   * @param address byte address in the map, a multiple of 4
   * @param meaning one sentence for the documentation
   * @param fields from least significant, not overlapping
   */
  public static Register at(int address, String name, String meaning, Field... fields) {
    return new Register(address, name, meaning, List.of(fields));
  }

  /** A register: fields as a list. */
  public static Register at(int address, String name, String meaning, List<Field> fields) {
    return new Register(address, name, meaning, fields);
  }

  /** Byte address in the map. */
  public int address() {
    return address;
  }

  public String name() {
    return name;
  }

  public String meaning() {
    return meaning;
  }

  /** From least significant. */
  public List<Field> fields() {
    return fields;
  }

  /** The field of a name. */
  public Field field(String fieldName) {
    for (Field field : fields) {
      if (field.name().equals(fieldName)) {
        return field;
      }
    }
    throw new IllegalArgumentException(
        "register " + name + " has no field " + fieldName + ", but " + fields);
  }

  /** Software may write it: some field is writable. */
  public boolean writable() {
    return fields.stream().anyMatch(field -> field.access().writable());
  }

  /** What a word of reset values is. */
  public long reset() {
    return fields.stream().mapToLong(field -> field.place(field.reset())).sum();
  }

  @Override
  public String toString() {
    return name;
  }
}
