package weft.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import weft.arch.Register.Access;
import weft.arch.Register.Field;

class RegisterMapTest {
  private static Register register(String name, int address, Field... fields) {
    return new Register(name, address, Access.READ_WRITE, List.of(fields), "");
  }

  @Test
  void findsRegistersAndFieldsByName() {
    Field low = Field.of("LOW", 0, 8, "");
    Field high = new Field("HIGH", 16, 4, 1, 9, 3, "");
    RegisterMap map =
        new RegisterMap("m", List.of(register("A", 0), register("B", 0x40, low, high)));
    assertEquals(0x40, map.address("B"));
    assertEquals(high, map.register("B").field("HIGH"));
    assertEquals(255, low.max());
    assertEquals(7, map.addressBits());
  }

  @Test
  void refusesMapsThatNoHardwareCouldHave() {
    assertMessage(
        "register B: field Y overlaps",
        () -> register("B", 0, Field.of("X", 0, 8, ""), Field.of("Y", 7, 2, "")));
    assertMessage("register B: address must be a multiple of 4", () -> register("B", 6));
    assertMessage("field X does not fit 32 bits", () -> Field.of("X", 30, 3, ""));
    assertMessage(
        "field X: range or reset exceeds its width", () -> new Field("X", 0, 2, 0, 4, 0, ""));
    assertMessage(
        "register A is defined twice",
        () -> new RegisterMap("m", List.of(register("A", 0), register("A", 4))));
    assertMessage(
        "register B is out of address order",
        () -> new RegisterMap("m", List.of(register("A", 4), register("B", 4))));
  }

  @Test
  void namesTheNearestRegister() {
    RegisterMap map = new RegisterMap("m", List.of(register("CTRL", 0), register("STATUS", 4)));
    assertMessage("no register CTLR; did you mean 'CTRL'?", () -> map.address("CTLR"));
    assertMessage("register CTRL has no field GO", () -> map.register("CTRL").field("GO"));
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(ConfigException.class, action).getMessage());
  }
}
