package weft.arch.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import weft.arch.ConfigException;
import weft.arch.Limits;

class YamlMapTest {
  private enum Form {
    MACRO,
    ALL_DIGITAL
  }

  private static YamlMap yaml(String text) {
    return YamlMap.parse("chip.yaml", text);
  }

  @Test
  void readsScalarsMapsAndLists() {
    YamlMap map =
        yaml(
            """
            rows: 1_024
            hash: 0x10
            rate: 2.5e-1
            on: true
            form: all-digital
            tile: {columns: 8}
            layers:
              - {name: a}
              - {name: b}
            """);
    assertEquals(1024, map.integer("rows"));
    assertEquals(16, map.integer("hash"));
    assertEquals(0.25, map.number("rate"));
    assertTrue(map.flag("on", false));
    assertEquals(Form.ALL_DIGITAL, map.constant("form", Form.class, Form.MACRO));
    assertEquals(8, map.map("tile").integer("columns"));
    assertEquals(
        List.of("a", "b"), map.maps("layers").stream().map(m -> m.string("name")).toList());
    assertEquals(7, map.integer("absent", 7));
    map.finish();
  }

  @Test
  void namesFileLineKeyAndWhatIsAllowed() {
    assertMessage(
        "chip.yaml:2: 'rows' must be a whole number, not 'many'",
        () -> yaml("a: 1\nrows: many").integer("rows"));
    assertMessage("chip.yaml:1: 'rows' is missing", () -> yaml("a: 1").integer("rows"));
    assertMessage(
        "chip.yaml:1: 'on' must be true or false, not 'yes'",
        () -> yaml("on: yes").flag("on", false));
    assertMessage(
        "chip.yaml:1: 'form' must be one of macro, all-digital, not 'digital'; did you mean"
            + " 'all-digital'?",
        () -> yaml("form: digital").constant("form", Form.class, Form.MACRO));
    assertMessage(
        "chip.yaml:2: 'tile.columns' must be a whole number, not 'x'",
        () -> yaml("tile:\n  columns: x").map("tile").integer("columns"));
    assertMessage("chip.yaml:2: 'a' is given twice", () -> yaml("a: 1\na: 2"));
    assertMessage(
        "chip.yaml:1: 'layers' must be a list of mappings",
        () -> yaml("layers: [1]").maps("layers"));
  }

  @Test
  void rejectsKeysThatNobodyAskedForAndNamesTheNearest() {
    assertMessage(
        "chip.yaml:2: unknown key 'colums'; did you mean 'columns'?",
        () ->
            yaml("rows: 1\ncolums: 2")
                .read(map -> map.integer("rows", 0) + map.integer("columns", 0)));
  }

  @Test
  void givesErrorsOfRecordsTheirPlace() {
    assertMessage(
        "chip.yaml:2: tile.rows must be 1..4, not 9",
        () ->
            yaml("tile:\n  rows: 9")
                .map("tile")
                .read(map -> Limits.inRange("rows", map.integer("rows"), 1, 4)));
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertMessage("chip.yaml: must be a mapping of keys to values", () -> yaml("- 1"));
    assertMessage("chip.yaml: must be a mapping of keys to values", () -> yaml(""));
    String message = assertThrows(ConfigException.class, () -> yaml("a: 1\nb: [1, 2")).getMessage();
    assertTrue(message.startsWith("chip.yaml:2: "), message);
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(ConfigException.class, action).getMessage());
  }
}
