package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Elaborator;
import weft.hdl.Type;
import weft.hdl.ir.Module;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Wire;

/**
 * Names and lines of calls that follow each other, and of calls that only seem to. All tests
 * compare what is foretold with the stack, too ({@code weft.hdl.compareSites}).
 */
class StraightLineTest {
  abstract static class Base extends Component {
    final Bool a = in(bool());
    final Bool b = in(bool());
  }

  static class InARow extends Base {
    InARow() {
      Bool one = a.and(b).named("one"); // one
      Bool two = one.or(b).not(); // two
      Bool late = reg(bool()).init(false); // late
      when(one, () -> late.set(two)).otherwise(() -> late.set(a));
      Bool three = two.xor(late); // three
      out(three.and(two)).named("result");
    }
  }

  /** The call after the first one is never made, and the handler's call is another one. */
  static class Caught extends Base {
    Caught() {
      Bool one;
      try {
        one = neverReturns(a.and(b));
      } catch (NullPointerException expected) {
        one = a.xor(b).not(); // one
      }
      out(one.and(a)).named("result");
    }

    private static Bool neverReturns(Bool value) {
      Bool none = null;
      Bool both = value.or(value);
      return none.not().and(both);
    }
  }

  /** Its own wire is no wire of the vocabulary. */
  static class Namesake extends Base {
    Namesake() {
      Bool one = a.and(b).not(); // one
      Bool two = wire(bool());
      two.set(one);
      out(two.and(one)).named("result");
    }

    public static <T extends Data> T wire(Type<T> type) {
      T held = reg(type); // two_held
      return held;
    }
  }

  /** The object between two calls makes hardware of its own. */
  static class Between extends Base {
    static final class Helper {
      final Bool made;

      Helper(Bool x, Bool y) {
        made = x.xor(y).not(); // helper_made
      }
    }

    Between() {
      Bool one = a.and(b).not(); // one
      Helper helper = new Helper(one, a);
      Bool two = helper.made.or(b).not(); // two
      out(two.and(one).and(helper.made)).named("result");
    }
  }

  @Test
  void callsThatFollowEachOther() throws IOException {
    check(InARow::new, "one", "two", "late", "three");
  }

  @Test
  void aCallThatIsNotMadeBecauseAnExceptionIsCaught() throws IOException {
    check(Caught::new, "one");
  }

  @Test
  void aMethodWithTheNameOfOneOfTheVocabulary() throws IOException {
    check(Namesake::new, "one", "two_held");
  }

  @Test
  void hardwareMadeBetweenTwoCalls() throws IOException {
    check(Between::new, "one", "helper_made", "two");
  }

  /** The signals stand on the lines after that of their class which are marked with their names. */
  private static void check(Supplier<? extends Component> top, String... names) throws IOException {
    Module module = Elaborator.elaborate(top).design().top();
    List<String> source =
        Files.readAllLines(Path.of("src/test/java/weft/hdl/language/StraightLineTest.java"));
    Map<String, String> found = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    for (String name : names) {
      expected.put(name, name);
    }
    for (Signal signal : module.signals()) {
      if (signal instanceof Register || signal instanceof Wire) {
        String line = source.get(signal.location().line() - 1);
        int mark = line.indexOf("// ");
        found.put(signal.name(), mark < 0 ? line.strip() : line.substring(mark + 3));
      }
    }
    found.keySet().retainAll(expected.keySet());
    assertEquals(expected, found);
  }
}
