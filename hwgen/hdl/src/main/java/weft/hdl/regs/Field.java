package weft.hdl.regs;

/**
 * A run of bits in a register. Immutable, and an object of its own: hardware and test bench ask for
 * it by this object.
 *
 * <pre>{@code
 * static final Field ENABLE = Field.readWrite("ENABLE", 0, "The line is driven");
 * static final Field DIVIDER =
 *     Field.readWrite("DIVIDER", 31, 16, "Clocks a bit").range(4, 0xFFFF).reset(868);
 * }</pre>
 */
public final class Field {
  private final String name;
  private final int lsb;
  private final int width;
  private final Access access;
  private final long min;
  private final long max;
  private final long reset;
  private final Storage storage;
  private final String meaning;

  /** Who keeps the field's value. */
  enum Storage {
    /** The register file, and nobody else changes it but as its access says. */
    FILE,
    /** The register file; hardware may load a value. */
    FILE_LOADED,
    /** Somebody else, who is told of writes and shows the value. */
    ELSEWHERE,
    /** Somebody else, who shows the value and is told of reads. */
    TAKEN
  }

  private Field(
      String name,
      int lsb,
      int width,
      Access access,
      long min,
      long max,
      long reset,
      Storage storage,
      String meaning) {
    this.name = name;
    this.lsb = lsb;
    this.width = width;
    this.access = access;
    this.min = min;
    this.max = max;
    this.reset = reset;
    this.storage = storage;
    this.meaning = meaning;
    Names.check("field", name);
    if (lsb < 0 || width < 1 || lsb + width > 32) {
      throw new IllegalArgumentException(
          "field " + name + ": bits " + bits() + " do not fit a register of 32 bits");
    }
    if (min < 0 || min > max || max > ones()) {
      throw new IllegalArgumentException(
          "field " + name + ": range " + min + " .. " + max + " exceeds 0 .. " + ones());
    }
    if (reset < min || reset > max) {
      throw new IllegalArgumentException(
          "field " + name + ": reset value " + reset + " is outside " + min + " .. " + max);
    }
  }

  /**
   * A field of any access.
   *
   * @param hi its highest bit in the register
   * @param lo its lowest bit in the register
   * @param meaning one sentence for the documentation
   */
  public static Field of(String name, int hi, int lo, Access access, String meaning) {
    int width = hi - lo + 1;
    long ones = width < 1 || width > 32 ? 0 : (1L << width) - 1;
    return new Field(name, lo, width, access, 0, ones, 0, Storage.FILE, meaning);
  }

  /** A field that always reads {@code value}. */
  public static Field constant(String name, int hi, int lo, long value, String meaning) {
    return of(name, hi, lo, Access.CONSTANT, meaning).reset(value);
  }

  /** Bits that show what the hardware says. */
  public static Field readOnly(String name, int hi, int lo, String meaning) {
    return of(name, hi, lo, Access.READ_ONLY, meaning);
  }

  /** One bit that shows what the hardware says. */
  public static Field readOnly(String name, int bit, String meaning) {
    return readOnly(name, bit, bit, meaning);
  }

  /** Bits that software reads and writes. */
  public static Field readWrite(String name, int hi, int lo, String meaning) {
    return of(name, hi, lo, Access.READ_WRITE, meaning);
  }

  /** One bit that software reads and writes. */
  public static Field readWrite(String name, int bit, String meaning) {
    return readWrite(name, bit, bit, meaning);
  }

  /** Bits that software writes and that read 0. */
  public static Field writeOnly(String name, int hi, int lo, String meaning) {
    return of(name, hi, lo, Access.WRITE_ONLY, meaning);
  }

  /** A bit that is 1 for one clock when software writes 1. */
  public static Field pulse(String name, int bit, String meaning) {
    return of(name, bit, bit, Access.PULSE, meaning);
  }

  /** A bit that hardware sets and that software clears by writing 1. */
  public static Field writeOneToClear(String name, int bit, String meaning) {
    return of(name, bit, bit, Access.WRITE_ONE_TO_CLEAR, meaning);
  }

  /** A bit that hardware sets and that software clears by reading. */
  public static Field readToClear(String name, int bit, String meaning) {
    return of(name, bit, bit, Access.READ_TO_CLEAR, meaning);
  }

  /** A count of what happens in hardware; it stays at all ones. */
  public static Field counter(String name, int hi, int lo, String meaning) {
    return of(name, hi, lo, Access.COUNTER, meaning);
  }

  /** The value after reset; for constants the value. */
  public Field reset(long value) {
    if (access == Access.READ_ONLY || access == Access.PULSE) {
      throw new IllegalArgumentException("field " + name + ": " + access + " has no reset value");
    }
    return new Field(name, lsb, width, access, min, max, value, storage, meaning);
  }

  /** Writing a value outside answers SLVERR and changes nothing. The reset value may follow. */
  public Field range(long least, long most) {
    if (!access.takesValues()) {
      throw new IllegalArgumentException("field " + name + ": " + access + " has no range");
    }
    long nearest = Math.max(least, Math.min(most, reset));
    return new Field(name, lsb, width, access, least, most, nearest, storage, meaning);
  }

  /** The counter goes back to 0 when software reads it. */
  public Field clearedByRead() {
    if (access != Access.COUNTER) {
      throw new IllegalArgumentException("field " + name + " is no counter");
    }
    return of(name, hi(), lsb, Access.COUNTER_READ_TO_CLEAR, meaning).reset(reset);
  }

  /** Hardware may load a READ_WRITE field; if software writes in the same clock, software wins. */
  public Field loadable() {
    if (access != Access.READ_WRITE) {
      throw new IllegalArgumentException("field " + name + ": only READ_WRITE can be loaded");
    }
    return new Field(name, lsb, width, access, min, max, reset, Storage.FILE_LOADED, meaning);
  }

  /**
   * A WRITE_ONE_TO_CLEAR field that somebody else keeps, who is told which bits are written; a
   * WRITE_ONLY field of which every write is passed on, as into a queue.
   */
  public Field keptElsewhere() {
    if (access != Access.WRITE_ONE_TO_CLEAR && access != Access.WRITE_ONLY) {
      throw new IllegalArgumentException(
          "field " + name + ": only WRITE_ONE_TO_CLEAR and WRITE_ONLY can be kept elsewhere");
    }
    return new Field(name, lsb, width, access, min, max, reset, Storage.ELSEWHERE, meaning);
  }

  /** A READ_ONLY field whose hardware is told when it is read, as the head of a queue. */
  public Field takenByRead() {
    if (access != Access.READ_ONLY) {
      throw new IllegalArgumentException("field " + name + ": only READ_ONLY is taken by a read");
    }
    return new Field(name, lsb, width, access, min, max, reset, Storage.TAKEN, meaning);
  }

  public String name() {
    return name;
  }

  public int lsb() {
    return lsb;
  }

  public int hi() {
    return lsb + width - 1;
  }

  /** In bits. */
  public int width() {
    return width;
  }

  public Access access() {
    return access;
  }

  /** The smallest value that may be written. */
  public long min() {
    return min;
  }

  /** The largest value that may be written, unsigned. */
  public long max() {
    return max;
  }

  public long reset() {
    return reset;
  }

  public String meaning() {
    return meaning;
  }

  /** A word in which this field has the value, and everything else is 0. */
  public long place(long value) {
    if (value < 0 || value > ones()) {
      throw new IllegalArgumentException(
          "field "
              + name
              + ": "
              + value
              + " does not fit "
              + width
              + (width == 1 ? " bit" : " bits"));
    }
    return value << lsb;
  }

  /** What this field is in a word. */
  public long in(long word) {
    return word >>> lsb & ones();
  }

  /** The ones of a word that are this field's. */
  public long mask() {
    return ones() << lsb;
  }

  /** Hardware may change it besides software. */
  public boolean isLoadable() {
    return storage == Storage.FILE_LOADED;
  }

  /** The register file keeps nothing of it. */
  public boolean isKeptElsewhere() {
    return storage == Storage.ELSEWHERE;
  }

  Storage storage() {
    return storage;
  }

  /** {@code 7:4} or {@code 3}. */
  String bits() {
    return width == 1 ? "" + lsb : hi() + ":" + lsb;
  }

  /** Bits that its largest value needs. */
  int valueBits() {
    return Math.max(1, 64 - Long.numberOfLeadingZeros(max));
  }

  private long ones() {
    return (1L << width) - 1;
  }

  @Override
  public String toString() {
    return name;
  }
}
