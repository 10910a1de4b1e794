package weft.arch.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import weft.arch.Register.Field;
import weft.arch.RegisterMap;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimRegisters;
import weft.arch.yaml.YamlMap;

class CrossbarRegistersTest {
  private static final CrossbarConfig FORMS =
      CrossbarConfig.from(YamlMap.parse("t", "units: 4\ncrossbars: 2\nspareColumns: 1\n"));

  @Test
  void whatBothFamiliesHaveIsAtTheSameAddresses() {
    RegisterMap crossbar = CrossbarRegisters.map(FORMS);
    RegisterMap tim =
        TimRegisters.map(new TimConfig(32, 32, 8, 8, 8, 2, 6, 8, 4096, TimConfig.Form.DIGITAL));
    TreeSet<String> common = new TreeSet<>();
    for (var register : tim.registers()) {
      for (var other : crossbar.registers()) {
        if (register.name().equals(other.name())) {
          assertEquals(register.address(), other.address(), register.name());
          common.add(register.name());
        }
      }
    }
    assertEquals(33, common.size(), common.toString());
  }

  @Test
  void rangesFollowFromTheSizes() {
    RegisterMap map = CrossbarRegisters.map(FORMS);
    assertEquals(0x57584252, map.register("ID").field("VALUE").reset());
    assertEquals(16, map.register("FRAGMENTS").field("VALUE").max());
    assertEquals(64, map.register("OUTPUTS").field("VALUE").max());
    assertEquals(2, map.register("MODE").field("GROUP").max());
    assertEquals(131, map.register("TEST_COLUMN").field("VALUE").max());
    assertEquals(255, map.register("TEST_LINES").field("VALUE").max());
    assertEquals(7, map.register("TEST_OFFSET").field("VALUE").max());
    assertEquals(1, map.register("CROSSBAR").field("VALUE").max());
  }

  @Test
  void countersAreTenPairsOfHalves() {
    List<String> names =
        CrossbarRegisters.map(FORMS).registers().stream()
            .filter(r -> r.fields().get(0).name().equals("COUNT"))
            .map(r -> "%s %03x".formatted(r.name(), r.address()))
            .toList();
    assertEquals(20, names.size());
    assertEquals("CYCLES_LOW 030", names.get(0));
    assertEquals("WRITES_HIGH 07c", names.get(19));
  }

  /** The constants tell software every size that jobs depend on. */
  @Test
  void constantsTellTheConfiguration() {
    RegisterMap map = CrossbarRegisters.map(FORMS);
    assertEquals(128 << 16 | 128, word(map, "SIZE"));
    assertEquals(1 << 27 | 8 << 20 | 2 << 16 | 4 << 12 | 8, word(map, "CAPABILITY"));
    assertEquals(16L << 27 | 4 << 21 | 2 << 16 | 1 << 11 | 4, word(map, "UNITS"));
  }

  private static long word(RegisterMap map, String register) {
    long word = 0;
    for (Field field : map.register(register).fields()) {
      word |= field.reset() << field.lsb();
    }
    return word;
  }
}
