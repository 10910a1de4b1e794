package weft.hdl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.verilog.Tools;

/** The tutorial quotes its examples word for word, and they print what it says. */
class TutorialTest {
  private static final Path ROOT = root();
  private static final Path EXAMPLES = ROOT.resolve("examples/tutorial");
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern RUN =
      Pattern.compile(
          "\\$ examples/run-design examples/tutorial/(\\w+)\\.java ?(\\S*)\\n(.*)", Pattern.DOTALL);

  @TempDir Path folder;

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("docs"))) {
      at = at.getParent();
    }
    return at;
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> all = Files.list(EXAMPLES)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  @Test
  void theTutorialsCodeIsThatOfItsExamples() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (Path path : examples()) {
      sources.append(Files.readString(path));
    }
    Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/tutorial.md")));
    int seen = 0;
    while (blocks.find()) {
      if (blocks.group(1).equals("java")) {
        seen++;
        assertTrue(sources.indexOf(blocks.group(2)) >= 0, "no example has\n" + blocks.group(2));
      }
    }
    assertEquals(9, seen);
  }

  @Test
  void theExamplesPrintWhatTheTutorialSays() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-g", "-d", folder.toString()));
    examples().forEach(path -> arguments.add(path.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertEquals(0, status);
    Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/tutorial.md")));
    List<String> run = new ArrayList<>();
    while (blocks.find()) {
      Matcher command = RUN.matcher(blocks.group(2));
      if (blocks.group(1).isEmpty() && command.matches()) {
        run.add(command.group(1));
        String given = command.group(2).isEmpty() ? "" : folder.resolve("rtl").toString();
        String said = command.group(3);
        String expected = given.isEmpty() ? said : said.replace(command.group(2), given);
        assertEquals(expected, main(command.group(1), given), command.group(1));
      }
    }
    assertEquals(List.of("Adder", "Counter", "Tap", "Fir", "FilterMap", "Filter"), run);
    Tools.silent(
        folder.resolve("rtl"),
        "verilator",
        "--lint-only",
        "-Wall",
        "--top-module",
        "Filter",
        "-f",
        "Filter.f");
  }

  private String main(String name, String argument) throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Method main = loader.loadClass(name).getMethod("main", String[].class);
      main.invoke(null, (Object) (argument.isEmpty() ? new String[0] : new String[] {argument}));
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).strip();
  }
}
