package weft.arch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The registers of an accelerator, in address order. Hardware, C header, documentation and test
 * bench are all made from this one description.
 */
public record RegisterMap(String name, List<Register> registers) {
  public RegisterMap {
    registers = List.copyOf(registers);
    Set<String> names = new HashSet<>();
    int last = -1;
    for (Register register : registers) {
      if (!names.add(register.name())) {
        throw new ConfigException("register " + register.name() + " is defined twice");
      }
      if (register.address() <= last) {
        throw new ConfigException("register " + register.name() + " is out of address order");
      }
      last = register.address();
    }
  }

  /** The register called {@code registerName}. */
  public Register register(String registerName) {
    return registers.stream()
        .filter(register -> register.name().equals(registerName))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "no register "
                        + registerName
                        + Nearest.hint(
                            registerName, registers.stream().map(Register::name).toList())));
  }

  /** Byte address of the register called {@code registerName}. */
  public int address(String registerName) {
    return register(registerName).address();
  }

  /** Bits of a byte address that reaches every register. */
  public int addressBits() {
    return Widths.unsigned(registers.get(registers.size() - 1).address() + 3L);
  }
}
