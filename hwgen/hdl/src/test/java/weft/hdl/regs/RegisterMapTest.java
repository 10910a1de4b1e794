package weft.hdl.regs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RegisterMapTest {
  private static Field bit(String name, int at) {
    return Field.readWrite(name, at, "");
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void fieldsAreFoundByNameAndByObject() {
    Field low = Field.readWrite("LOW", 7, 0, "");
    Field high = Field.readWrite("HIGH", 19, 16, "").range(1, 9).reset(3);
    Register b = Register.at(0x40, "B", "", low, high);
    RegisterMap map = RegisterMap.of("m", Register.at(0, "A", "", bit("X", 0)), b);
    assertSame(high, map.field("B", "HIGH"));
    assertSame(b, map.register(high));
    assertEquals(0x40, map.address("B"));
    assertEquals(7, map.addressBits());
    assertEquals(0x30000, b.reset());
  }

  @Test
  void fieldsCutAndPlaceTheirBits() {
    Field field = Field.readWrite("F", 11, 4, "");
    assertEquals(0xA50, field.place(0xA5));
    assertEquals(0xA5, field.in(0xFFFF_FA5FL));
    assertEquals(0xFF0, field.mask());
    assertEquals(0xFFFF_FFFFL, Field.readWrite("W", 31, 0, "").mask());
    assertMessage("field F: 256 does not fit 8 bits", () -> field.place(256));
  }

  @Test
  void windowsCountForTheAddressBits() {
    RegisterMap map =
        RegisterMap.of("m", Register.at(0, "A", "", bit("X", 0)))
            .windows(Window.at(0x400, "TABLE", 256, ""));
    assertEquals(11, map.addressBits());
    assertEquals(0x7FC, map.windows().get(0).address(255));
    assertMessage(
        "window TABLE has words 0 .. 255, no word 256", () -> map.windows().get(0).address(256));
  }

  @Test
  void fieldsThatNoHardwareCouldHaveAreRefused() {
    assertMessage(
        "field X: bits 32:30 do not fit a register of 32 bits",
        () -> Field.readWrite("X", 32, 30, ""));
    assertMessage(
        "field X: bits 2:3 do not fit a register of 32 bits", () -> Field.readWrite("X", 2, 3, ""));
    assertMessage(
        "field X: range 0 .. 4 exceeds 0 .. 3", () -> Field.readWrite("X", 1, 0, "").range(0, 4));
    assertMessage(
        "field X: reset value 4 is outside 0 .. 3", () -> Field.readWrite("X", 1, 0, "").reset(4));
    assertMessage(
        "field name 'go' is not in capitals: A-Z, 0-9 and _, a letter first",
        () -> Field.readWrite("go", 0, ""));
    assertMessage(
        "field X: READ_ONLY has no reset value", () -> Field.readOnly("X", 0, "").reset(1));
    assertMessage("field X: PULSE has no range", () -> Field.pulse("X", 0, "").range(0, 0));
    assertMessage(
        "field X: only READ_WRITE can be loaded", () -> Field.pulse("X", 0, "").loadable());
    assertMessage(
        "field X: only WRITE_ONE_TO_CLEAR and WRITE_ONLY can be kept elsewhere",
        () -> Field.pulse("X", 0, "").keptElsewhere());
    assertMessage(
        "field X: only READ_ONLY is taken by a read", () -> Field.pulse("X", 0, "").takenByRead());
    assertMessage("field X is no counter", () -> Field.pulse("X", 0, "").clearedByRead());
  }

  @Test
  void registersThatNoHardwareCouldHaveAreRefused() {
    assertMessage(
        "register B: address 0x6 is no multiple of 4", () -> Register.at(6, "B", "", bit("X", 0)));
    assertMessage("register B has no field", () -> Register.at(0, "B", ""));
    assertMessage(
        "register B: field Y overlaps at bits 8:7",
        () ->
            Register.at(
                0, "B", "", Field.readWrite("X", 7, 0, ""), Field.readWrite("Y", 8, 7, "")));
    assertMessage(
        "register B: field Y is out of order: lowest bits first",
        () -> Register.at(0, "B", "", bit("X", 4), bit("Y", 3)));
    assertMessage(
        "register B: two fields X", () -> Register.at(0, "B", "", bit("X", 4), bit("X", 5)));
  }

  @Test
  void windowsThatNoHardwareCouldHaveAreRefused() {
    assertMessage(
        "window W: words must be a power of two, 2 or more, not 3", () -> Window.at(0, "W", 3, ""));
    assertMessage(
        "window W: address 0x8 is no multiple of its 16 bytes", () -> Window.at(8, "W", 4, ""));
  }

  @Test
  void mapsThatNoHardwareCouldHaveAreRefused() {
    Field shared = bit("X", 0);
    Register a = Register.at(4, "A", "", bit("X", 0));
    assertMessage("map m is empty", () -> RegisterMap.of("m"));
    assertMessage(
        "map name 'My map' is not in small letters: a-z, 0-9 and _, a letter first",
        () -> RegisterMap.of("My map", a));
    assertMessage(
        "map m: A is defined twice",
        () -> RegisterMap.of("m", a, Register.at(8, "A", "", bit("X", 0))));
    assertMessage(
        "map m: register B is out of address order",
        () -> RegisterMap.of("m", a, Register.at(4, "B", "", bit("X", 0))));
    assertMessage(
        "field X is in B and in C: make it twice",
        () ->
            RegisterMap.of("m", Register.at(0, "B", "", shared), Register.at(4, "C", "", shared)));
    assertMessage(
        "map m: register A lies in window W",
        () -> RegisterMap.of("m", a).windows(Window.at(0, "W", 2, "")));
    assertMessage(
        "map m: window V overlaps",
        () -> RegisterMap.of("m", a).windows(Window.at(32, "W", 8, ""), Window.at(32, "V", 2, "")));
  }

  @Test
  void whatIsNotThereIsNamedBesideWhatIs() {
    RegisterMap map =
        RegisterMap.of(
            "m",
            Register.at(0, "CTRL", "", bit("GO", 0)),
            Register.at(4, "STATUS", "", bit("BUSY", 0)));
    assertMessage("map m has no register CTLR, but [CTRL, STATUS]", () -> map.register("CTLR"));
    assertMessage("register CTRL has no field RUN, but [GO]", () -> map.field("CTRL", "RUN"));
    assertMessage("map m has no field GO", () -> map.register(bit("GO", 0)));
  }
}
