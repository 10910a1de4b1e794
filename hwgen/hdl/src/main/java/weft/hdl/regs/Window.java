package weft.hdl.regs;

/**
 * A run of addresses behind which somebody else keeps words of 32 bits, a memory as a rule: {@code
 * Window.at(0x400, "TABLE", 256, "Sine table")}.
 *
 * <pre>{@code
 * Window table = Window.at(0x400, "TABLE", 256, "Sine table");    // 256 words of 32 bits
 * RegisterMap map = RegisterMap.of("sine").windows(table);
 * RegisterFile registers = RegisterFile.behind(control, map);
 * registers.window(table).connect(mem(bits(32), 256));
 * }</pre>
 */
public final class Window {
  private final int address;
  private final String name;
  private final int words;
  private final Access access;
  private final String meaning;

  private Window(int address, String name, int words, Access access, String meaning) {
    this.address = address;
    this.name = name;
    this.words = words;
    this.access = access;
    this.meaning = meaning;
    Names.check("window", name);
    if (Integer.bitCount(words) != 1 || words < 2) {
      throw new IllegalArgumentException(
          "window " + name + ": words must be a power of two, 2 or more, not " + words);
    }
    if (address < 0 || address % (4 * words) != 0) {
      throw new IllegalArgumentException(
          String.format(
              "window %s: address 0x%X is no multiple of its %d bytes", name, address, 4 * words));
    }
    if (access != Access.READ_WRITE && access != Access.READ_ONLY && access != Access.WRITE_ONLY) {
      throw new IllegalArgumentException("window " + name + ": no window is " + access);
    }
  }

  /**
   * A window that software reads and writes.
   *
   * @param address byte address of word 0, a multiple of the size in bytes
   * @param words a power of two, 2 or more
   */
  public static Window at(int address, String name, int words, String meaning) {
    return new Window(address, name, words, Access.READ_WRITE, meaning);
  }

  /** Software reads it; a write answers SLVERR. */
  public Window readOnly() {
    return new Window(address, name, words, Access.READ_ONLY, meaning);
  }

  /** Software writes it; a read answers SLVERR. */
  public Window writeOnly() {
    return new Window(address, name, words, Access.WRITE_ONLY, meaning);
  }

  /** Byte address of word 0. */
  public int address() {
    return address;
  }

  public String name() {
    return name;
  }

  public int words() {
    return words;
  }

  public int bytes() {
    return 4 * words;
  }

  /** READ_WRITE, READ_ONLY or WRITE_ONLY. */
  public Access access() {
    return access;
  }

  public String meaning() {
    return meaning;
  }

  /** Byte address of a word. */
  public int address(int word) {
    if (word < 0 || word >= words) {
      throw new IllegalArgumentException(
          "window " + name + " has words 0 .. " + (words - 1) + ", no word " + word);
    }
    return address + 4 * word;
  }

  int indexBits() {
    return Integer.numberOfTrailingZeros(words);
  }

  @Override
  public String toString() {
    return name;
  }
}
