package weft.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LimitsTest {
  @Test
  void passesAllowedValuesThrough() {
    assertEquals(3, Limits.inRange("planes", 3, 1, 8));
    assertEquals(16, Limits.divisor("rowsPerAccess", 16, "rows", 256, 32));
    assertEquals(4, Limits.powerOfTwo("tiles", 4, 32));
  }

  @Test
  void saysWhatIsAllowed() {
    assertMessage("planes must be 1..8, not 9", () -> Limits.inRange("planes", 9, 1, 8));
    assertMessage(
        "rowsPerAccess must divide rows and be at most 32: 12 does not fit 256"
            + " (allowed: 1, 2, 4, 8, 16, 32)",
        () -> Limits.divisor("rowsPerAccess", 12, "rows", 256, 32));
    assertMessage(
        "rowsPerAccess must divide rows and be at most 32: 64 does not fit 256"
            + " (allowed: 1, 2, 4, 8, 16, 32)",
        () -> Limits.divisor("rowsPerAccess", 64, "rows", 256, 32));
    assertMessage(
        "tiles must be a power of two in 1..32, not 3", () -> Limits.powerOfTwo("tiles", 3, 32));
    assertMessage(
        "tiles must be a power of two in 1..32, not 0", () -> Limits.powerOfTwo("tiles", 0, 32));
  }

  @Test
  void countsBits() {
    assertEquals(1, Widths.unsigned(0));
    assertEquals(1, Widths.unsigned(1));
    assertEquals(4, Widths.unsigned(8));
    assertEquals(5, Widths.signed(8));
    assertEquals(0, Widths.index(1));
    assertEquals(1, Widths.index(2));
    assertEquals(4, Widths.index(16));
    assertEquals(5, Widths.index(17));
    assertEquals(2, Widths.ceilDiv(17, 16));
    assertEquals(1, Widths.ceilDiv(16, 16));
  }

  @Test
  void findsTheNearestName() {
    List<String> names = List.of("rows", "columns", "rowsPerAccess");
    assertEquals("; did you mean 'columns'?", Nearest.hint("colums", names));
    assertEquals("; did you mean 'rows'?", Nearest.hint("row", names));
    assertEquals("", Nearest.hint("row", List.of()));
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(ConfigException.class, action).getMessage());
  }
}
