package weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateCommandTest {
  @TempDir Path folder;

  private static TreeSet<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void theManifestNamesEveryFileWithItsHash() throws Exception {
    Path out = folder.resolve("a/b");
    CliRun run = CliRun.of("generate", "small-macro", "--out", out.toString());
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("manifest.json").toFile());
    assertEquals("weft_tim", manifest.get("top").asText());
    assertEquals(32, manifest.get("configuration").get("rows").asInt());
    TreeSet<String> expected = new TreeSet<>(names(out));
    expected.remove("manifest.json");
    TreeSet<String> listed = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : manifest.get("sha256").properties()) {
      listed.add(entry.getKey());
      byte[] bytes = Files.readAllBytes(out.resolve(entry.getKey()));
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      assertEquals(hash, entry.getValue().asText(), entry.getKey());
    }
    assertEquals(expected, listed);
    assertTrue(listed.contains("weft_tim.f"));
    assertTrue(listed.contains("weft_tim.sdc"));
    assertTrue(listed.contains("weft_tim_registers.h"));
    assertTrue(listed.contains("weft_tim_registers.md"));
    assertTrue(listed.contains("weft_tim_macro_model.v"));
    assertTrue(listed.contains("weft_tim_macro_stub.v"));
  }

  @Test
  void everyFamilyIsGenerated() throws Exception {
    CliRun run = CliRun.of("generate", "crossbar-small", "--out", folder.toString());
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    JsonNode manifest = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    assertEquals("weft_xbar", manifest.get("top").asText());
    assertEquals("polarised", manifest.get("configuration").get("scheme").asText());
    assertTrue(names(folder).contains("weft_xbar_registers.h"));
    assertTrue(names(folder).contains("weft_xbar_macro.v"));
  }

  /** Loads Weft once more, without the file of one of its classes. */
  private static final class WithoutFile extends ClassLoader {
    private final String missing;

    WithoutFile(String missing) {
      super(GenerateCommandTest.class.getClassLoader());
      this.missing = file(missing);
    }

    private static String file(String name) {
      return name.replace('.', '/') + ".class";
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return name.equals(missing) ? null : super.getResourceAsStream(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("weft.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        try (InputStream in = super.getResourceAsStream(file(name))) {
          byte[] bytes = in.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"small, weft.tim.ReduceUnit", "crossbar-small, weft.crossbar.GroupAdder"})
  void warningsOfTheDesignArePrintedOnce(String preset, String type) throws Exception {
    Class<?> run = new WithoutFile(type).loadClass(CliRun.class.getName());
    Method generate = run.getDeclaredMethod("of", String[].class);
    Method err = run.getDeclaredMethod("err");
    generate.setAccessible(true);
    err.setAccessible(true);
    String[] arguments = {"generate", preset, "--out", folder.toString()};
    assertEquals(
        "warning: no names of local variables (compile with javac -g), so names come from source"
            + " lines: "
            + type
            + "\n",
        err.invoke(generate.invoke(null, (Object) arguments)));
  }

  /** What is added is comments, of which each names a file and a line. */
  @Test
  void linesOfJavaAreNamedOnRequest() throws Exception {
    Path with = folder.resolve("with");
    Path without = folder.resolve("without");
    CliRun run = CliRun.of("generate", "crossbar-small", "--locations", "--out", with.toString());
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    CliRun.of("generate", "crossbar-small", "--out", without.toString());
    for (String name : names(without)) {
      if (name.endsWith(".v")) {
        String text = Files.readString(with.resolve(name));
        String plain = text.replaceAll(" +// [A-Z]\\w*\\.java:\\d+(?=\n)", "");
        assertNotEquals(text, plain, name);
        assertEquals(Files.readString(without.resolve(name)), plain, name);
      }
    }
  }

  @Test
  void anUnknownFamilyIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("my.yaml"), "family: tin\n");
    CliRun run = CliRun.of("generate", file.toString(), "--out", folder + "/out");
    assertTrue(run.err().contains("'family' must be tim or crossbar, not 'tin'"), run.err());
  }

  @Test
  void theSameConfigurationGivesTheSameBytes() throws Exception {
    CliRun.of("generate", "small", "--out", folder + "/one");
    CliRun.of("generate", "small", "--out", folder + "/two");
    assertEquals(names(folder.resolve("one")), names(folder.resolve("two")));
    for (String name : names(folder.resolve("one"))) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(name)),
          Files.readAllBytes(folder.resolve("two").resolve(name)),
          name);
    }
  }

  @Test
  void generatingAnotherFormLeavesNoFileOfTheFirst() throws Exception {
    CliRun.of("generate", "small-macro", "--out", folder.toString());
    Files.writeString(folder.resolve("mine.txt"), "not Weft's");
    CliRun.of("generate", "small", "--out", folder.toString());
    assertFalse(names(folder).contains("weft_tim_macro_model.v"));
    assertTrue(names(folder).contains("mine.txt"));
  }

  @Test
  void aFileWhereTheFolderShouldBeIsTheUsersError() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    CliRun run = CliRun.of("generate", "small", "--out", file.toString());
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals("weft: --out: cannot write to folder " + file + "\n", run.err());
    assertEquals(ExitCode.USAGE, CliRun.of("generate", "small", "--out", file + "/below").code());
  }
}
