package weft.hdl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of the Javadoc. Every public type of the vocabulary has one of 1 to 20 lines; an
 * enum, a record, an interface or an exception may point to the type that shows it, by {@code
 * @see}, instead. Every example of the sources compiles, in a component or a bench that has what
 * {@code Given.java} declares: one with a modifier such as {@code static} as members of it, any
 * other as statements.
 */
class JavadocExamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/weft/hdl");

  /** Packages whose public types have an example each. */
  private static final List<String> VOCABULARY =
      List.of("", "lib", "bus", "regs", "bench", "sim", "verilog");

  private static final Pattern EXAMPLE =
      Pattern.compile(" \\* <pre>\\{@code\n(.*?)\n *\\* \\}</pre>", Pattern.DOTALL);

  private static final Pattern TYPE =
      Pattern.compile(
          "^public (?:abstract |final |sealed )*(class|interface|record|enum) (\\w+)",
          Pattern.MULTILINE);

  private static final Pattern MEMBERS =
      Pattern.compile("^(?:public|private|protected|static) ", Pattern.MULTILINE);

  private static final String IMPORTS =
      """
      package weft.examples;
      import static org.junit.jupiter.api.Assertions.*;
      import static weft.hdl.bench.Task.*;
      import java.math.BigInteger;
      import java.nio.file.*;
      import java.util.*;
      import weft.hdl.*;
      import weft.hdl.bench.*;
      import weft.hdl.bus.*;
      import weft.hdl.lib.*;
      import weft.hdl.sim.*;
      import weft.hdl.transform.*;
      import weft.hdl.verilog.*;
      """;

  /** An example, and where it stands. */
  private record Example(String place, String text) {
    Source source(int number) {
      String more =
          place.startsWith("ir")
              ? "ir.*; import weft.hdl.ir.Module"
              : "regs.*; import weft.hdl.ir.Design";
      String head =
          IMPORTS
              + ("import weft.hdl." + more + ";\n")
              + ("abstract class Example" + number + " extends Given {\n");
      return new Source(
          "Example" + number,
          MEMBERS.matcher(text).find()
              ? head + text + "\n}\n"
              : head + "void example() throws Exception {\n" + text + "\n}\n}\n");
    }
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///weft/examples/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static List<Path> files(String folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve(folder), depth)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String text(String javadoc) {
    return javadoc
        .lines()
        .map(l -> l.replaceFirst("^ *\\* ?", ""))
        .collect(Collectors.joining("\n"));
  }

  private static List<Example> examples() throws IOException {
    List<Example> all = new ArrayList<>();
    for (Path file : files("", Integer.MAX_VALUE)) {
      String source = Files.readString(file);
      Matcher example = EXAMPLE.matcher(source);
      while (example.find()) {
        long line = source.substring(0, example.start(1)).lines().count() + 1;
        all.add(new Example(SOURCES.relativize(file) + ":" + line, text(example.group(1))));
      }
    }
    return all;
  }

  @Test
  void everyExampleCompiles(@TempDir Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<Example> examples = examples();
    List<Source> sources = new ArrayList<>();
    try (InputStream given = getClass().getResourceAsStream("Given.java")) {
      String text =
          new String(Objects.requireNonNull(given).readAllBytes(), StandardCharsets.UTF_8);
      sources.add(new Source("Given", text));
    }
    for (Example example : examples) {
      sources.add(example.source(sources.size()));
    }
    List<String> options = List.of("--release", "17", "-proc:none", "-d", classes.toString());
    compiler.getTask(null, null, found, options, null, sources).call();
    String wrong =
        found.getDiagnostics().stream()
            .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
            .map(
                d -> {
                  int at = sources.indexOf(d.getSource());
                  String place = at < 1 ? "Given.java" : examples.get(at - 1).place();
                  return place + ": " + d.getMessage(Locale.ROOT) + "\n" + line(d);
                })
            .collect(Collectors.joining("\n"));
    assertEquals("", wrong);
    assertTrue(examples.size() > 120, examples.size() + " examples");
  }

  private static String line(javax.tools.Diagnostic<? extends JavaFileObject> d) {
    String text = ((Source) d.getSource()).text;
    return "    " + text.lines().skip(d.getLineNumber() - 1).findFirst().orElse("");
  }

  @Test
  void everyPublicTypeHasAnExample() throws IOException {
    List<String> without = new ArrayList<>();
    for (String folder : VOCABULARY) {
      for (Path file : files(folder, 1)) {
        String source = Files.readString(file);
        Matcher type = TYPE.matcher(source);
        if (type.find()) {
          String before = source.substring(0, type.start());
          int start = before.lastIndexOf("\n/**");
          String javadoc = start < 0 ? "" : before.substring(start);
          Matcher example = EXAMPLE.matcher(javadoc);
          boolean data = !type.group(1).equals("class") || type.group(2).endsWith("Exception");
          boolean shown = data && javadoc.contains("@see ");
          if (!shown && !(example.find() && text(example.group(1)).lines().count() <= 20)) {
            without.add(SOURCES.relativize(file).toString());
          }
        }
      }
    }
    assertEquals(List.of(), without, "public types without an example of 1 to 20 lines");
  }
}
