package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.CrossbarRegisters;
import weft.cosim.engine.Engine;
import weft.cosim.job.JobFile;
import weft.cosim.network.CosimProgress;
import weft.cosim.network.CosimRequest;
import weft.cosim.network.JobRun;
import weft.cosim.network.NetworkCosim;
import weft.cosim.run.Divergence;
import weft.cosim.run.LayerCounts;
import weft.cosim.run.RunReport;
import weft.cosim.run.RunTable;
import weft.cosim.run.ValuesCompared;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.ToolNeeds;
import weft.golden.data.DataSet;
import weft.golden.map.CrossbarNetwork;
import weft.golden.nn.QuantisedForward;

/** A whole network through the generated crossbar accelerator. */
class CrossbarNetworkCosimTest {
  private static final int IMAGES = 6;
  private static final int THREADS = 2;

  @TempDir Path out;

  private RunReport run(CrossbarAccelerator accelerator, Engine engine, long stalls)
      throws InterruptedException {
    CrossbarNetwork laid =
        new CrossbarNetwork(SmallNetwork.network(), accelerator.config(), SmallNetwork.settings());
    return NetworkCosim.run(
        new CosimRequest<>(
            "small",
            accelerator,
            engine,
            new MappedCrossbar(accelerator, laid),
            SmallNetwork.images(IMAGES),
            1,
            stalls,
            THREADS,
            out,
            "weft cosim small"),
        CosimProgress.SILENT);
  }

  @ParameterizedTest
  @EnumSource(names = {"JVM", "VERILATOR"})
  void runsANetworkOnRtlOutputs(Engine engine) throws Exception {
    if (engine == Engine.VERILATOR) {
      ToolNeeds.verilator();
    }
    CrossbarConfig config = SmallNetwork.config(4);
    RunReport report = run(CrossbarAccelerator.of(config), engine, 0);
    assertTrue(report.passed(), () -> RunTable.text(report));
    assertEquals(IMAGES, report.images());
    // Codes of four rows of levels to 3 stay within 15: the RTL computes what the network defines.
    QuantisedForward exact = new QuantisedForward(SmallNetwork.network());
    DataSet images = SmallNetwork.images(IMAGES);
    int right = 0;
    for (int i = 0; i < IMAGES; i++) {
      right += exact.classOf(images.pixels(i)) == images.label(i) ? 1 : 0;
    }
    assertEquals(right / (double) IMAGES, report.accuracy().orElseThrow());
    assertEquals(0, other(report, "saturations"));
    assertEquals(0, other(report, "unverified"));
    assertEquals(expected(config, report), report.compared());
    assertEquals(
        List.of("conv1: im2col", "pool1: maximum over 2x2", "fc1: order of rows, greatest sum"),
        report.inSoftware());
  }

  private static long other(RunReport report, String counter) {
    return report.layers().stream().mapToLong(layer -> layer.others().get(counter)).sum();
  }

  /**
   * From the geometry alone. conv1: 9 rows in 3 fragments and one of biases, all in one unit, so
   * two of 16 vectors a round, 4 outputs. fc1: 16 rows in 4 fragments and one of biases, in slices
   * of 3 and 2 fragments; 8 and 2 outputs in two passes. Each unit takes PROGRAM and FLAGS for each
   * pass; then a job computes. A row report has two lanes. An access is seen as 8 steps of two
   * ADCs; how many there are follows from the images.
   */
  private static ValuesCompared expected(CrossbarConfig config, RunReport report) {
    long sums = report.layers().stream().mapToLong(LayerCounts::accesses).sum() * 8 * 2;
    long jobs = THREADS * (4L + 1 + 2 * (4 + 1));
    long rows = THREADS * (16L + 16 + 2 * (12 + 8));
    long outputs = IMAGES * (16L * 4 + 10) + rows * 2;
    long beats = IMAGES * (8L * 4 + 10) + rows;
    long registers = jobs * 14 + (long) THREADS * CrossbarRegisters.map(config).registers().size();
    return new ValuesCompared(sums, outputs, registers, jobs + beats);
  }

  @Test
  void stallsCostClocksAndChangeNothingElse() throws Exception {
    CrossbarAccelerator accelerator = CrossbarAccelerator.of(SmallNetwork.config(2));
    RunReport quiet = run(accelerator, Engine.JVM, 0);
    RunReport stalled = run(accelerator, Engine.JVM, 5);
    assertTrue(quiet.passed(), () -> RunTable.text(quiet));
    assertTrue(stalled.passed(), () -> RunTable.text(stalled));
    assertTrue(other(quiet, "saturations") > 0);
    assertTrue(stalled.cyclesRtl() > quiet.cyclesRtl());
    assertEquals(quiet.accuracy(), stalled.accuracy());
    assertEquals(quiet.compared(), stalled.compared());
    assertEquals(other(quiet, "saturations"), other(stalled, "saturations"));
  }

  /** The second pass of fc1 fails: of ten outputs the last two, with the inputs of that layer. */
  @Test
  void leavesAJobThatReplaysTheFailure() throws Exception {
    ToolNeeds.verilator();
    GeneratedCrossbar generated = GeneratedCrossbar.of(SmallNetwork.config(4));
    Path rtl = out.resolve("edited");
    generated.output().write(rtl);
    Path adder = rtl.resolve("weft_xbar_GroupAdder.v");
    String text = Files.readString(adder);
    String edited = text.replaceFirst("sum_0 \\+ sum_1", "sum_0 - sum_1");
    assertNotEquals(text, edited);
    Files.writeString(adder, edited);
    CrossbarAccelerator accelerator =
        new CrossbarAccelerator(SmallNetwork.config(4), CrossbarPhases.DEFAULT, generated.rtl(rtl));

    RunReport report = run(accelerator, Engine.VERILATOR, 0);

    Divergence first = report.divergence().orElseThrow();
    assertEquals("fc1", first.layer());
    assertEquals(Divergence.Kind.OUTPUT, first.kind());
    Path job = Path.of(report.evidence().get("job"));
    assertTrue(Files.size(Path.of(report.evidence().get("waves"))) > 1000);
    assertEquals("weft job " + job + " --rtl " + report.evidence().get("rtl"), report.replay());
    Divergence again =
        JobRun.run(
                CrossbarJobFile.request(
                    JobFile.read(job),
                    config -> generated.rtl(Path.of(report.evidence().get("rtl")))),
                Engine.VERILATOR,
                BuildProgress.SILENT)
            .report()
            .divergence()
            .orElseThrow();
    assertEquals(first.expected(), again.expected());
    assertEquals(first.actual(), again.actual());
    RunReport unedited =
        JobRun.run(
                CrossbarJobFile.request(JobFile.read(job), config -> generated.rtl()),
                Engine.JVM,
                BuildProgress.SILENT)
            .report();
    assertTrue(unedited.passed(), () -> RunTable.text(unedited));
  }
}
