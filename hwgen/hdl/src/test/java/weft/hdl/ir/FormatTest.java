package weft.hdl.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static final EnumType STATE = new EnumType("State", List.of("IDLE", "RUN"));

  private static Format format(String text, EnumType... enumTypes) {
    List<Optional<EnumType>> types = new ArrayList<>();
    for (EnumType type : enumTypes) {
      types.add(Optional.ofNullable(type));
    }
    return Format.of(text, types);
  }

  private static String render(Format format, int width, long... values) {
    List<BigInteger> numbers = new ArrayList<>();
    for (long value : values) {
      numbers.add(BigInteger.valueOf(value));
    }
    return format.render(numbers, numbers.stream().map(n -> width).toList());
  }

  @Test
  void rendersEachConversion() {
    assertEquals("-3", render(format("%d", (EnumType) null), 5, -3));
    assertEquals("1d", render(format("%x", (EnumType) null), 5, -3));
    assertEquals("01b", render(format("%x", (EnumType) null), 9, 27));
    assertEquals("00101", render(format("%b", (EnumType) null), 5, 5));
    assertEquals("A", render(format("%c", (EnumType) null), 9, 256 + 65));
    assertEquals("RUN", render(format("%s", STATE), 1, 1));
    assertEquals("?", render(format("%s", STATE), 2, 3));
    EnumType coded =
        new EnumType("Coded", List.of("A", "B"), List.of(BigInteger.TWO, BigInteger.ONE));
    assertEquals("A", render(format("%s", coded), 2, 2));
    assertEquals("100% of 7", render(format("100%% of %d", (EnumType) null), 5, 7));
  }

  @Test
  void printsAsWritten() {
    assertEquals("a %d\\n%% %s.", format("a %d\n%% %s.", null, STATE).toString());
  }

  private static void refuses(String message, String text, EnumType... enumTypes) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> format(text, enumTypes));
    assertEquals(message, e.getMessage());
  }

  @Test
  void saysWhatIsWrong() {
    refuses("the format has 1 places for 2 values", "%d", null, null);
    refuses("the format has 2 places for 1 values", "%d %s", STATE);
    refuses(
        "%q is no conversion (allowed: %d %x %b %c %s, and %% for a percent sign)", "%q", STATE);
    refuses("%  is no conversion (allowed: %d %x %b %c %s, and %% for a percent sign)", "5%");
    refuses("%s prints constants of enumerations only: value 1 is none", "%s", (EnumType) null);
    refuses("a message is printable ASCII and line ends: character 233 at 1", "né");
  }
}
