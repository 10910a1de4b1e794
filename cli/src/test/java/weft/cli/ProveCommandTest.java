package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weft.cosim.formal.Proof;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolPath;
import weft.hdl.Component;
import weft.hdl.UInt;

@Timeout(120)
class ProveCommandTest {
  @TempDir Path folder;

  static final class Counter extends Component {
    final UInt value = out(uint(4));

    Counter(int limit) {
      UInt count = reg(uint(4)).init(0);
      count.set(mux(count.eq(5), uint(4).of(0), count.plus(1)));
      value.set(count);
      assertAlways(count.le(limit), "low");
    }
  }

  private CliRun prove(String... args) {
    List<Proof> proofs =
        List.of(
            Proof.induction("holds", "never above 5", 8, () -> new Counter(5)),
            Proof.induction("breaks", "never above 3", 8, () -> new Counter(3)));
    Commands commands = new Commands(List.of(new ProveCommand(proofs)));
    String[] all = new String[args.length + 1];
    all[0] = "prove";
    System.arraycopy(args, 0, all, 1, args.length);
    return CliRun.of(commands, folder, all);
  }

  private static void needTools() {
    try {
      ToolPath.ofProcess().locate("yosys", "yosys");
      ToolPath.ofProcess().locate("z3", "z3");
    } catch (MissingToolException e) {
      if ("1".equals(System.getenv("WEFT_CI"))) {
        fail(e.getMessage());
      }
      assumeTrue(false, e.getMessage());
    }
  }

  @Test
  void listsWhatCanBeProven() {
    CliRun run = prove("--list");
    assertEquals(ExitCode.PASSED, run.code());
    assertEquals(
        """
          holds                  never above 5
          breaks                 never above 3
        """,
        run.out());
  }

  @Test
  void anUnknownNameIsExitCode2WithTheNearest() {
    CliRun run = prove("hold");
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(
        "weft: unknown proof 'hold'; did you mean 'holds'?\nTry 'weft prove --list'.\n", run.err());
  }

  @Test
  void aCounterexampleIsExitCode3WithItsPlace() {
    needTools();
    CliRun run = prove("all", "--out", folder.toString());
    assertEquals(ExitCode.MISMATCH, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(
        lines.get(1).startsWith("  holds                  proven               1      0"),
        run.out());
    assertTrue(
        lines.get(2).startsWith("  breaks                 disproved            1      0"),
        run.out());
    assertEquals("    ProveCommandTest.java:35: low (in low)", lines.get(3));
    assertEquals("    breaks in clock 5; waves: " + folder + "/breaks/trace.vcd", lines.get(4));
    assertTrue(Files.exists(folder.resolve("breaks/trace.vcd")));
    assertFalse(Files.exists(folder.resolve("holds/trace.vcd")));
  }

  private void compile(String name, String text) throws Exception {
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    String[] arguments = {"-g", "-d", folder.toString(), source.toString()};
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
  }

  @Test
  void aClassOfTheUsersIsProvenByItsName() throws Exception {
    needTools();
    compile(
        "Small",
        """
        import weft.hdl.*;
        final class Small extends Component {
          Small() {
            UInt count = reg(uint(4)).init(0);
            count.set(mux(count.eq(5), 0, count.plus(1)));
            assertAlways(count.le(5), "small");
            assertAlways(count.ne(4), "never four");
          }
        }
        """);
    CliRun run = prove("--class-path", folder.toString(), "Small", "--out", folder.toString());
    assertEquals(ExitCode.MISMATCH, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(
        lines.get(1).startsWith("  Small                  disproved            2      0     10"),
        run.out());
    assertTrue(lines.get(1).endsWith("  what Small asserts"), run.out());
    assertEquals("    Small.java:7: never four (in never_four)", lines.get(2));
  }

  @Test
  void theTutorialsFilterIsProven() throws Exception {
    needTools();
    List<String> arguments = new ArrayList<>(List.of("-g", "-d", folder.toString()));
    try (Stream<Path> sources = Files.list(Path.of("../examples/tutorial"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    String[] all = arguments.toArray(new String[0]);
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, all));
    CliRun run = prove("--class-path", folder.toString(), "Filter", "--out", folder.toString());
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    String told = run.out().lines().toList().get(1);
    assertTrue(
        told.startsWith("  Filter                 proven               1      0     10"), told);
  }

  @Test
  void whatIsNoComponentIsExitCode2() throws Exception {
    compile("Wide", "class Wide extends weft.hdl.Component { Wide(int bits) {} }");
    compile("Text", "class Text {}");
    compile("Torn", "class Base extends weft.hdl.Component {} class Torn extends Base {}");
    Files.delete(folder.resolve("Base.class"));
    String[][] expected = {
      {"Absent", "no class Absent in " + folder},
      {"Torn", "Torn in " + folder + " cannot be loaded: java.lang.NoClassDefFoundError: Base"},
      {"Text", "Text is no component: it does not extend weft.hdl.Component"},
      {"Wide", "Wide has no constructor without parameters: write a class that has"}
    };
    for (String[] one : expected) {
      CliRun run = prove("--class-path", folder.toString(), one[0]);
      assertEquals(ExitCode.USAGE, run.code());
      assertEquals("weft: " + one[1] + "\nTry 'weft prove --help'.\n", run.err());
    }
  }
}
