package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.crossbar.Requantisation;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolPath;
import weft.golden.compare.Adc;
import weft.golden.nn.InputFormat;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

class CompareCommandTest {
  private static final int CHROMIUM_SECONDS = 120;

  @TempDir Path folder;

  private static QuantisedLayer.Product product(
      String name, int rows, int columns, Optional<Requantisation> requantisation) {
    Random random = new Random(rows);
    short[] weights = new short[rows * columns];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (short) ((i % columns % 2 * 2 - 1) * (1 + random.nextInt(100)));
    }
    QuantisedMatrix matrix = new QuantisedMatrix(rows, columns, weights);
    return new QuantisedLayer.Product(
        name, 0, 0, matrix, Collections.nCopies(columns, 7), requantisation);
  }

  /** Images of 6 x 6 pixels and a network for them, all of whose fragments are polarised. */
  private Path weights() throws IOException {
    TinyData.write(folder);
    QuantisedNetwork network =
        new QuantisedNetwork(
            new InputFormat(1, 6, 6, 8),
            List.of(
                product("fc1", 36, 6, Optional.of(new Requantisation(40, 13, 8))),
                product("fc2", 6, 2, Optional.empty())),
            "drawn");
    Path file = folder.resolve("net.weft");
    QuantisedFile.write(network, file);
    return file;
  }

  private CliRun compare(String... more) throws IOException {
    String net = weights().toString();
    List<String> args = new ArrayList<>();
    args.addAll(List.of("compare", "forms-isaac", "--data", folder.toString()));
    args.addAll(List.of("--images", "4", "--optimised", net, "--polarised-8", net));
    args.addAll(List.of("--out", folder + "/page.html", "--json", folder + "/page.json"));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray(String[]::new));
  }

  @Test
  void writesAPageThatABrowserShowsAndNumbersForPrograms() throws Exception {
    CliRun run = compare();
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    JsonNode json = new ObjectMapper().readTree(folder.resolve("page.json").toFile());
    assertEquals(42, json.get("designs").size());
    JsonNode optimised = json.get("designs").get(2);
    assertEquals("isaac-optimised", optimised.get("id").asText());
    assertEquals(2, optimised.get("crossbars").asInt());
    // One fragment a layer, 8 planes of pixels and 16 of activations, 6 and 2 outputs of 4 cells.
    assertEquals(8 * 24 + 16 * 8, optimised.get("conversionsPerFrame").asInt());
    assertEquals(2 * 3 * 8, json.get("gains").size());
    assertEquals(3, json.get("missing").size());
    assertEnergiesAreCited(json.get("designs"), run.out());
    String page = Files.readString(folder.resolve("page.html"));
    String elsewhere = page.replace("http://www.w3.org/2000/svg", "");
    for (String resource : List.of("http:", "https:", "src=", "href=", "url(", "<script")) {
      assertFalse(elsewhere.contains(resource), resource);
    }
    assertShown(browser(folder.resolve("page.html")));
  }

  /** Where a design has an energy it has its source too; the text names both sources. */
  private static void assertEnergiesAreCited(JsonNode designs, String text) {
    for (JsonNode design : designs) {
      boolean known = design.has("adcMicrojoules");
      boolean forms = !design.get("id").asText().matches("isaac-(dense|optimised|polarised).*");
      assertEquals(!forms || design.get("id").asText().matches(".*-8(-.*)?"), known);
      Adc adc = forms ? Adc.FORMS : Adc.ISAAC;
      assertEquals(
          known ? adc.citation() : "", design.path("adcEnergySource").asText(), design.toString());
    }
    assertEquals(21, count(text, " 16 bits "), text);
    assertEquals(21, count(text, "  8 bits "), text);
    for (Adc adc : Adc.values()) {
      assertTrue(text.contains("  " + adc.citation() + "\n"), text);
    }
  }

  /** What a browser made of the page: all charts, all rows, nothing dropped as malformed. */
  private static void assertShown(String dom) {
    assertTrue(dom.contains("<h1>FORMS and ISAAC on the same network</h1>"), dom);
    assertEquals(5, count(dom, "</svg>"));
    // Two tables of designs, six of gains and one of published figures.
    assertEquals(9, count(dom, "</table>"));
    // A row for the names of the columns each, one for the sources of energies, one for the total,
    // one beside the way.
    assertEquals(2 * (1 + 21 + 1) + 6 * (1 + 7 + 2) + 7, count(dom, "<tr>"));
    assertEquals(21, count(dom, "<td>16 bits</td>"));
    assertEquals(21, count(dom, "<td>8 bits</td>"));
    // Of ISAAC's six rows and a row of sources, and of FORMS' five with F = 8.
    assertEquals(2 * (6 + 1), count(dom, "[1]"));
    assertEquals(2 * (5 + 1), count(dom, "[2]"));
    assertEquals(2, count(dom, Adc.FORMS.citation()));
    assertEquals(2, count(dom, Adc.ISAAC.citation()));
    assertTrue(dom.contains("id=\"missing\""));
    assertTrue(dom.trim().endsWith("</html>"), "cut short");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /** The document as headless Chromium holds it after loading the page. */
  private String browser(Path page) throws Exception {
    try {
      ToolPath.ofProcess().locate("chromium", "chromium");
    } catch (MissingToolException e) {
      if ("1".equals(System.getenv("WEFT_CI"))) {
        fail(e.getMessage());
      }
      assumeTrue(false, e.getMessage());
    }
    Path dom = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("browser"),
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(CHROMIUM_SECONDS, TimeUnit.SECONDS), "the browser hangs");
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(dom, StandardCharsets.UTF_8);
  }

  @Test
  void sameInputSameBytes() throws Exception {
    compare("--threads", "1");
    byte[] page = Files.readAllBytes(folder.resolve("page.html"));
    byte[] json = Files.readAllBytes(folder.resolve("page.json"));
    compare("--threads", "3");
    assertEquals(
        new String(page, StandardCharsets.UTF_8), Files.readString(folder.resolve("page.html")));
    assertEquals(
        new String(json, StandardCharsets.UTF_8), Files.readString(folder.resolve("page.json")));
  }

  @Test
  void mistakesAreNamed() throws Exception {
    assertEquals(
        "weft: unknown comparison 'forms-isac'; did you mean 'forms-isaac'?\n",
        CliRun.of("compare", "forms-isac").err());
    Files.writeString(folder.resolve("bad.weft"), "no weights");
    CliRun run = compare("--polarised-4", folder + "/bad.weft");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("bad.weft"), run.err());
  }
}
