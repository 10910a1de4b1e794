package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlPort;
import weft.cosim.rtl.RtlProbe;
import weft.cosim.tool.BuildException;

class VerilatorBuildTest {
  private static final String ECHO =
      "module echo(input wire clk, input wire resetn, input wire [31:0] d,\n"
          + "    output reg [31:0] q);\n"
          + "  always @(posedge clk or negedge resetn)\n"
          + "    if (!resetn) q <= 32'd0; else q <= d;\n"
          + "endmodule\n";

  @TempDir private Path folder;

  private static VerilatorBuild build(BuildProgress progress) throws InterruptedException {
    return new VerilatorBuild(ToolNeeds.verilator(), BuildCache.standard(), progress);
  }

  /** A text that no cache has seen. */
  private static String fresh(String text) {
    return "// " + System.nanoTime() + "\n" + text;
  }

  @Test
  void overwritingALoadedLibraryHarmsNobody() throws Exception {
    RtlDesign design = TestDesigns.simple("echo", fresh(ECHO));
    Set<BuildProgress.Step> steps = EnumSet.noneOf(BuildProgress.Step.class);
    VerilatorBuild build = build((step, seconds) -> steps.add(step));
    VerilatorLibrary library = build.build(design, VerilatorOptions.signOff());
    assertTrue(steps.contains(BuildProgress.Step.BUILT));
    Path file =
        BuildCache.standard()
            .root()
            .resolve("verilator")
            .resolve(library.hash())
            .resolve(VerilatorBuild.LIBRARY);
    try (VerilatorModel model = library.open(1)) {
      TestDesigns.reset(model);
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        long length = bytes.length();
        bytes.setLength(0);
        bytes.setLength(length);
      }
      check(model);
      steps.clear();
      try (VerilatorModel rebuilt = build.build(design, VerilatorOptions.signOff()).open(1)) {
        TestDesigns.reset(rebuilt);
        check(rebuilt);
      }
      assertTrue(steps.contains(BuildProgress.Step.BUILT), "the damage was seen");
      check(model);
      steps.clear();
      build.build(design, VerilatorOptions.signOff());
      assertEquals(EnumSet.of(BuildProgress.Step.CACHED), steps);
    }
  }

  private static void check(VerilatorModel model) {
    for (int i = 0; i < 100; i++) {
      model.poke("d", i * 77);
      model.step(1);
      assertEquals(i * 77, model.peek("q"));
    }
  }

  @Test
  void aMistakeIsCitedWithFileAndLine() throws Exception {
    Path file = folder.resolve("echo.v");
    Files.writeString(file, fresh(ECHO.replace("q <= d", "q <= e")));
    RtlDesign design = of(RtlFile.read(file), 32);
    BuildException e = fails(design);
    BuildException.Message first = e.messages().get(0);
    assertEquals(file.toString(), first.file());
    assertEquals(5, first.line());
    assertTrue(first.text().contains("Can't find definition of variable: 'e'"), first.text());
    assertTrue(e.getMessage().contains("echo.v:5: "), e.getMessage());
    assertNoEntry(design);
  }

  @Test
  void portsThatDifferAreNamed() throws Exception {
    BuildException e = fails(of(RtlFile.of("echo.v", fresh(ECHO)), 31));
    assertEquals(
        "port q: expected output of 31 bits, is output of 32 bits", e.messages().get(0).text());
    String more = ECHO.replace("input wire clk,", "input wire clk, input wire extra,");
    e = fails(of(RtlFile.of("echo.v", fresh(more)), 32));
    assertTrue(e.getMessage().contains("an input that nothing drives: extra"), e.getMessage());
    String less =
        ECHO.replace("output reg [31:0] q", "output reg [31:0] r").replace("q <=", "r <=");
    e = fails(of(RtlFile.of("echo.v", fresh(less)), 32));
    assertTrue(e.getMessage().contains("the RTL has no port q"), e.getMessage());
  }

  @Test
  void warningsFailOnlyWhenAsked() throws Exception {
    RtlDesign design = TestDesigns.simple("echo", fresh(ECHO.replace("<= d", "<= {1'b0, d}")));
    BuildException e =
        assertThrows(
            BuildException.class,
            () ->
                build(BuildProgress.SILENT)
                    .build(
                        design,
                        VerilatorOptions.signOff().withWarnings(VerilatorOptions.Warnings.FAIL)));
    assertEquals(5, e.messages().get(0).line());
    assertTrue(e.messages().get(0).text().startsWith("WIDTH: "), e.messages().get(0).text());
    try (VerilatorModel model = TestDesigns.build(design).open(1)) {
      TestDesigns.reset(model);
      check(model);
    }
  }

  @Test
  void anInterruptedBuildLeavesNothing() throws Exception {
    RtlDesign design = TestDesigns.simple("echo", fresh(ECHO));
    Thread builder = Thread.currentThread();
    VerilatorBuild build =
        build(
            (step, seconds) -> {
              if (step == BuildProgress.Step.COMPILE && seconds > 0) {
                builder.interrupt();
              }
            });
    assertThrows(InterruptedException.class, () -> build.build(design, VerilatorOptions.signOff()));
    assertNoEntry(design);
    long compilers =
        ProcessHandle.current()
            .descendants()
            .filter(p -> p.info().command().orElse("").matches(".*(cc1plus|make|g\\+\\+).*"))
            .count();
    assertEquals(0, compilers);
    try (VerilatorModel model = TestDesigns.build(design).open(1)) {
      TestDesigns.reset(model);
      check(model);
    }
  }

  @Test
  void theKeyHoldsEverythingThatGoesIn() throws Exception {
    VerilatorBuild build = build(BuildProgress.SILENT);
    VerilatorOptions options = VerilatorOptions.signOff();
    RtlDesign design = TestDesigns.simple("echo", ECHO);
    List<String> hashes = new ArrayList<>();
    hashes.add(build.hash(design, options));
    hashes.add(build.hash(TestDesigns.simple("echo", ECHO + " "), options));
    hashes.add(build.hash(design, options.withTrace(VerilatorOptions.Trace.VCD)));
    hashes.add(build.hash(design, options.withAssertions(VerilatorOptions.Assertions.IGNORED)));
    hashes.add(build.hash(design, options.withUnknowns(VerilatorOptions.Unknowns.FAST)));
    hashes.add(build.hash(design, options.withOptimization(VerilatorOptions.Optimization.SMOKE)));
    RtlProbe probe = new RtlProbe("", "echo", "q", 32);
    hashes.add(
        build.hash(new RtlDesign("echo", design.files(), design.ports(), List.of(probe)), options));
    assertEquals(hashes.size(), hashes.stream().distinct().count());
    assertEquals(hashes.get(0), build.hash(TestDesigns.simple("echo", ECHO), options));
    assertNotEquals(hashes.get(0), hashes.get(1));
  }

  @Test
  void wavesHoldTheWindowAskedFor() throws Exception {
    for (VerilatorOptions.Trace format :
        List.of(VerilatorOptions.Trace.VCD, VerilatorOptions.Trace.FST)) {
      VerilatorLibrary library =
          TestDesigns.build(TestDesigns.accu(), VerilatorOptions.signOff().withTrace(format));
      Path file = folder.resolve("waves." + format);
      try (VerilatorModel model = library.open(1)) {
        TestDesigns.reset(model);
        model.poke("s_axis_tvalid", 1);
        model.trace(file, 10, 12);
        model.step(30);
      }
      if (format == VerilatorOptions.Trace.VCD) {
        List<String> times =
            Files.readAllLines(file).stream().filter(l -> l.startsWith("#")).toList();
        assertEquals(List.of("#100", "#105", "#110", "#115", "#120", "#125"), times);
      } else {
        assertTrue(Files.size(file) > 100);
      }
    }
    try (VerilatorModel model = TestDesigns.build(TestDesigns.accu()).open(1)) {
      assertThrows(IllegalStateException.class, () -> model.trace(folder.resolve("no"), 0, 1));
    }
  }

  private static RtlDesign of(RtlFile file, int width) {
    return new RtlDesign(
        "echo",
        List.of(file),
        List.of(
            RtlPort.in("clk", 1),
            RtlPort.in("resetn", 1),
            RtlPort.in("d", 32),
            RtlPort.out("q", width)),
        List.of());
  }

  private static BuildException fails(RtlDesign design) throws InterruptedException {
    VerilatorBuild build = build(BuildProgress.SILENT);
    return assertThrows(
        BuildException.class, () -> build.build(design, VerilatorOptions.signOff()));
  }

  private static void assertNoEntry(RtlDesign design) throws InterruptedException, IOException {
    String hash = build(BuildProgress.SILENT).hash(design, VerilatorOptions.signOff());
    Path root = BuildCache.standard().root();
    assertTrue(Files.notExists(root.resolve("verilator").resolve(hash)));
    try (var left = Files.list(root.resolve("tmp"))) {
      assertTrue(left.noneMatch(p -> p.getFileName().toString().startsWith(hash.substring(0, 16))));
    }
  }
}
