package weft.hdl.regs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that software sees of a component, on a bus of 32 data bits: hardware, C header,
 * documentation, SystemRDL and test bench are made from this one description.
 *
 * <pre>{@code
 * final class TimerMap {
 *   static final Field RUN = Field.readWrite("RUN", 0, "It counts");
 *   static final Field PERIOD = Field.readWrite("PERIOD", 31, 8, "Clocks").reset(1000);
 *   static final Field ELAPSED = Field.writeOneToClear("ELAPSED", 0, "A period has ended");
 *
 *   static final RegisterMap MAP =
 *       RegisterMap.of(
 *           "timer",
 *           Register.at(0x0, "CTRL", "How it runs", RUN, PERIOD),
 *           Register.at(0x4, "STATUS", "What has happened", ELAPSED));
 * }
 * }</pre>
 */
public final class RegisterMap {
  /** What a write does whose strobes do not cover the whole word. */
  public enum Strobes {
    /** It changes the bytes that are strobed. */
    BYTES,
    /** It answers SLVERR and changes nothing. */
    WHOLE_WORDS
  }

  private final String name;
  private final List<Register> registers;
  private final List<Window> windows;
  private final Strobes strobes;
  private final Map<Field, Register> owners = new IdentityHashMap<>();

  private RegisterMap(
      String name, List<Register> registers, List<Window> windows, Strobes strobes) {
    this.name = name;
    this.registers = List.copyOf(registers);
    this.windows = List.copyOf(windows);
    this.strobes = strobes;
    Names.checkMap(name);
    if (registers.isEmpty() && windows.isEmpty()) {
      throw new IllegalArgumentException("map " + name + " is empty");
    }
    checkNames();
    checkAddresses();
    for (Register register : registers) {
      for (Field field : register.fields()) {
        Register other = owners.put(field, register);
        if (other != null) {
          throw new IllegalArgumentException(
              "field " + field + " is in " + other + " and in " + register + ": make it twice");
        }
      }
    }
  }

  /**
   * A map of registers in address order.
   *
   * @param name in small letters: module and file names begin with it
   */
  public static RegisterMap of(String name, Register... registers) {
    return of(name, List.of(registers));
  }

  /** A map of registers in address order. */
  public static RegisterMap of(String name, List<Register> registers) {
    return new RegisterMap(name, registers, List.of(), Strobes.BYTES);
  }

  /** With windows as well. */
  public RegisterMap windows(Window... more) {
    List<Window> all = new ArrayList<>(windows);
    all.addAll(List.of(more));
    return new RegisterMap(name, registers, all, strobes);
  }

  /** Writes whose strobes do not cover the whole word answer SLVERR. */
  public RegisterMap wholeWords() {
    return new RegisterMap(name, registers, windows, Strobes.WHOLE_WORDS);
  }

  public String name() {
    return name;
  }

  /** In address order. */
  public List<Register> registers() {
    return registers;
  }

  public List<Window> windows() {
    return windows;
  }

  public Strobes strobes() {
    return strobes;
  }

  /** The register that a field is in. */
  public Register register(Field field) {
    Register owner = owners.get(field);
    if (owner == null) {
      throw new IllegalArgumentException("map " + name + " has no field " + field);
    }
    return owner;
  }

  /** The register of a name. */
  public Register register(String registerName) {
    for (Register register : registers) {
      if (register.name().equals(registerName)) {
        return register;
      }
    }
    throw new IllegalArgumentException(
        "map " + name + " has no register " + registerName + ", but " + registers);
  }

  /** The field of a name in the register of a name. */
  public Field field(String registerName, String fieldName) {
    return register(registerName).field(fieldName);
  }

  /** Byte address of the register of a name. */
  public int address(String registerName) {
    return register(registerName).address();
  }

  /** Bits of a byte address that reaches everything, 2 or more. */
  public int addressBits() {
    int end = 0;
    for (Register register : registers) {
      end = Math.max(end, register.address() + 4);
    }
    for (Window window : windows) {
      end = Math.max(end, window.address() + window.bytes());
    }
    return 32 - Integer.numberOfLeadingZeros(end - 1);
  }

  private void checkNames() {
    Set<String> names = new HashSet<>();
    for (Register register : registers) {
      checkNew(names, register.name());
    }
    for (Window window : windows) {
      checkNew(names, window.name());
    }
  }

  private void checkNew(Set<String> names, String added) {
    if (!names.add(added)) {
      throw new IllegalArgumentException("map " + name + ": " + added + " is defined twice");
    }
  }

  private void checkAddresses() {
    int last = -1;
    for (Register register : registers) {
      if (register.address() <= last) {
        throw new IllegalArgumentException(
            "map " + name + ": register " + register + " is out of address order");
      }
      last = register.address();
    }
    List<Window> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt(Window::address));
    int end = 0;
    for (Window window : sorted) {
      int from = window.address();
      if (from < end) {
        throw new IllegalArgumentException("map " + name + ": window " + window + " overlaps");
      }
      end = from + window.bytes();
      for (Register register : registers) {
        if (register.address() >= from && register.address() < end) {
          throw new IllegalArgumentException(
              "map " + name + ": register " + register + " lies in window " + window);
        }
      }
    }
  }
}
