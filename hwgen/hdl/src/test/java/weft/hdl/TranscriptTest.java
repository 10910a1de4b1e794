package weft.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  /** Whoever adds a field here decides whether it belongs into the transcript, and says so. */
  @Test
  void everyFieldOfWhatAnAuthorMakesHasBeenThoughtOf() {
    assertFields(
        Node.class,
        "aux explicitName finalName index kind lo op operands probed scope site what width");
    assertFields(
        Decl.class,
        "comment domain enumType explicitName fallback finalName init kind past port probed ref"
            + " role scope site suffix width");
    assertFields(
        MemDecl.class,
        "comment contents depth domain explicitName finalName kind leavesReadUnderWrite"
            + " saysReadUnderWrite scope site width");
    assertFields(
        Scope.class,
        "added attributes blackBox bodies clock closed component created crossings derived"
            + " elaboration events explicitName finalName forgiven forgotten group ignored"
            + " instanceAttributes instanceComment javaModel module moduleAttributes moduleComment"
            + " moduleName nodes origin pads parent pendingComment pinDecls pins ports position"
            + " role root watches");
    assertFields(Crossings.class, "arrivals declared");
    assertFields(Crossings.Declared.class, "decl domain how site why");
    assertFields(Crossings.Arrives.class, "decl domain site");
    assertFields(PadDecl.class, "enable finalName read site write");
    assertFields(Clock.Derived.class, "domain every site test value");
    assertFields(Scope.Ignored.class, "node site why");
    assertFields(Watch.class, "domain");
    assertFields(Step.class, "comment end site");
    assertFields(Step.Body.class, "depth steps");
    assertFields(Step.Assign.class, "decl target value");
    assertFields(Step.Write.class, "address data mask memory");
    assertFields(Step.Arms.class, "arms finished");
    assertFields(Step.Arms.Arm.class, "body condition site");
    assertFields(Step.Cases.class, "cases conditions enumType finished labels subject");
    assertFields(Step.Cases.Case.class, "body patterns site");
    assertFields(Step.Check.class, "claim condition text watch");
    assertFields(Step.Print.class, "arguments format severity watch");
  }

  private static void assertFields(Class<?> type, String names) {
    TreeSet<String> found = new TreeSet<>();
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
        .forEach(field -> found.add(field.getName()));
    assertEquals(names, String.join(" ", found), type.getSimpleName());
  }
}
