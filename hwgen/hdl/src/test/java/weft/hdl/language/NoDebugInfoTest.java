package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;

/** Classes compiled without names of locals still elaborate, and say so once. */
class NoDebugInfoTest {
  private static final String SOURCE =
      """
      import weft.hdl.*;
      public final class Plain extends Component {
        public final UInt a = in(uint(4));
        public Plain() {
          UInt sum = a.plus(1);
          UInt held = reg(uint(4)).init(0);
          held.set(sum.plus(sum));
          out(held).named("o");
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void namesComeFromSourceLines() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("mem:///Plain.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return SOURCE;
          }
        };
    List<String> options =
        List.of(
            "-g:lines,source",
            "-d",
            folder.toString(),
            "-cp",
            Path.of(Component.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString());
    assertEquals(true, compiler.getTask(null, null, null, options, null, List.of(source)).call());
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, Component.class.getClassLoader())) {
      Class<? extends Component> type = loader.loadClass("Plain").asSubclass(Component.class);
      Elaborated<Component> plain =
          Elaborator.elaborate(
              () -> {
                try {
                  return type.getConstructor().newInstance();
                } catch (ReflectiveOperationException e) {
                  throw new AssertionError(e);
                }
              });
      assertEquals(
          "clk resetn a o line5 line6",
          plain.design().top().signals().stream()
              .map(Object::toString)
              .collect(Collectors.joining(" ")));
      assertEquals(
          List.of(
              "no names of local variables (compile with javac -g), so names come from source"
                  + " lines: Plain"),
          plain.warnings());
    }
  }
}
