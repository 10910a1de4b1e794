package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.hdl.Component;

/** Compares the errors of a design, line numbers given by the comments at the ends of lines. */
final class MarkedErrors {
  private static final Pattern MARK = Pattern.compile("// ([A-Z_0-9]+)$");

  private MarkedErrors() {}

  /** {@code @MARK} in the expected lines stands for the line of the test class with that mark. */
  static void check(Class<?> test, Supplier<? extends Component> top, String... expected) {
    assertEquals(String.join("\n", expected), marked(test, Ir.errors(top)));
  }

  /** A text with the marks of the test class in place of its lines. */
  static String marked(Class<?> test, String text) {
    try {
      Path source = Path.of("src/test/java/weft/hdl/language", test.getSimpleName() + ".java");
      List<String> lines = Files.readAllLines(source);
      Matcher places = Pattern.compile(test.getSimpleName() + "\\.java:(\\d+)").matcher(text);
      return places.replaceAll(
          place -> {
            String line = lines.get(Integer.parseInt(place.group(1)) - 1);
            Matcher mark = MARK.matcher(line);
            return mark.find() ? "@" + mark.group(1) : "unmarked " + place.group(1);
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
