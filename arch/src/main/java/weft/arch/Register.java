package weft.arch;

import java.util.List;

/**
 * One 32-bit register of an accelerator's control interface.
 *
 * @param name upper-case name, as in the C header
 * @param address byte address, a multiple of 4
 * @param access what software may do with it
 * @param fields from least significant, not overlapping; bits outside every field read 0
 * @param meaning one sentence for the documentation
 */
public record Register(
    String name, int address, Access access, List<Field> fields, String meaning) {

  /** What software may do with a register; every other access answers SLVERR. */
  public enum Access {
    READ_ONLY,
    READ_WRITE,
    /** Writing one to a bit clears it. */
    WRITE_ONE_TO_CLEAR,
    /** Bits act when written and read as 0. */
    COMMAND
  }

  /**
   * A run of bits.
   *
   * @param lsb position of the least significant bit
   * @param width in bits
   * @param min smallest legal value; writing another answers SLVERR and changes nothing
   * @param max largest legal value, unsigned
   * @param reset value after reset
   */
  public record Field(
      String name, int lsb, int width, long min, long max, long reset, String meaning) {
    public Field {
      if (lsb < 0 || width < 1 || lsb + width > 32) {
        throw new ConfigException("field " + name + " does not fit 32 bits");
      }
      if (min < 0 || max >= 1L << width || min > max || reset < 0 || reset >= 1L << width) {
        throw new ConfigException("field " + name + ": range or reset exceeds its width");
      }
    }

    /** A field in which every value is legal and that resets to 0. */
    public static Field of(String name, int lsb, int width, String meaning) {
      return new Field(name, lsb, width, 0, (1L << width) - 1, 0, meaning);
    }
  }

  public Register {
    fields = List.copyOf(fields);
    if (address % 4 != 0 || address < 0) {
      throw new ConfigException("register " + name + ": address must be a multiple of 4");
    }
    long taken = 0;
    for (Field field : fields) {
      long mask = ((1L << field.width()) - 1) << field.lsb();
      if ((taken & mask) != 0) {
        throw new ConfigException("register " + name + ": field " + field.name() + " overlaps");
      }
      taken |= mask;
    }
  }

  /** The field called {@code fieldName}. */
  public Field field(String fieldName) {
    return fields.stream()
        .filter(field -> field.name().equals(fieldName))
        .findFirst()
        .orElseThrow(() -> new ConfigException("register " + name + " has no field " + fieldName));
  }
}
