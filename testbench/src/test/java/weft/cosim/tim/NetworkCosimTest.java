package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimRegisters;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.accelerator.RtlFolder;
import weft.cosim.engine.Engine;
import weft.cosim.job.JobFile;
import weft.cosim.network.CosimProgress;
import weft.cosim.network.CosimRequest;
import weft.cosim.network.JobRun;
import weft.cosim.network.NetworkCosim;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.run.RunReport;
import weft.cosim.run.RunTable;
import weft.cosim.run.ValuesCompared;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.ToolNeeds;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;
import weft.golden.nn.CommittedWeights;
import weft.golden.nn.IntegerForward;
import weft.golden.nn.TernaryNetwork;

/** A whole network through hand-written RTL. */
class NetworkCosimTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  private static final TimConfig CONFIG =
      new TimConfig(32, 32, 8, 8, 8, 2, 2, 8, 4096, TimConfig.Form.MACRO);

  @TempDir Path out;

  private CosimRequest<TimSession> request(String text, int images, long stalls)
      throws IOException {
    TernaryNetwork network = CommittedWeights.read("small");
    TimAccelerator accelerator =
        new TimAccelerator(
            CONFIG,
            TimPhases.DEFAULT,
            new AcceleratorRtl(HandWrittenTim.design(CONFIG, text), HandWrittenTim.PROBES));
    return new CosimRequest<>(
        "small",
        accelerator,
        Engine.VERILATOR,
        new MappedTim(accelerator, network),
        DataSets.sample().first(images),
        1,
        stalls,
        2,
        out,
        "weft cosim small");
  }

  @Test
  void runsANetworkOnRtlOutputs() throws Exception {
    CosimRequest<TimSession> request = request(HandWrittenTim.text(CONFIG), 6, 0);
    RunReport report = NetworkCosim.run(request, CosimProgress.SILENT);
    assertTrue(report.passed(), () -> RunTable.text(report));
    assertEquals(6, report.images());
    // Without clipping (adcMax = rowsPerAccess) the RTL computes what the network defines.
    IntegerForward exact = new IntegerForward(CommittedWeights.read("small"));
    DataSet images = request.images();
    int right = 0;
    for (int i = 0; i < images.size(); i++) {
      right += exact.classOf(images.pixels(i)) == images.label(i) ? 1 : 0;
    }
    assertEquals(right / 6.0, report.accuracy().orElseThrow());
    assertEquals(expected(6, 2), report.compared());
  }

  /**
   * From the geometry alone. conv1: 25 inputs in 4 blocks, one tile, so 2 vectors a round; 24 x 24
   * positions an image, 8 planes, 8 columns. The second layer: 8 x 6 x 6 = 288 inputs in 36 blocks
   * of which a pass of two tiles takes 8: 5 passes; 2 planes, 10 columns, one vector a round.
   */
  private static ValuesCompared expected(int images, int chunks) {
    long rounds = images * 576L / 2;
    long sums = rounds * 4 * 8 * 2 * 8;
    long outputs = images * 576L * 8;
    long beats = rounds * 8;
    long jobs = chunks * (2 + 1);
    // Passes of 8 blocks on tiles of 4, the last of 4 blocks on tiles of 2.
    sums += images * (4L * 4 + 2) * 2 * 2 * 10;
    outputs += images * 10L;
    beats += images * (4L + 1);
    jobs += images * 5L * (2 + 1);
    long registers = 2L * TimRegisters.map(CONFIG).registers().size();
    return new ValuesCompared(sums, outputs, jobs * 10 + registers, jobs + beats);
  }

  @Test
  void leavesAJobThatReplaysTheFailure() throws Exception {
    String text = HandWrittenTim.text(CONFIG).replace("<<< acc_plane;", "<<< (acc_plane & 4'd3);");
    RunReport report = NetworkCosim.run(request(text, 2, 0), CosimProgress.SILENT);
    assertTrue(!report.passed());
    assertEquals("conv1", report.divergence().orElseThrow().layer());
    Path job = Path.of(report.evidence().get("job"));
    assertTrue(Files.size(Path.of(report.evidence().get("waves"))) > 1000);
    Path rtl = Path.of(report.evidence().get("rtl"));
    assertEquals("weft job " + job + " --rtl " + rtl, report.replay());
    AcceleratorRtl read =
        new AcceleratorRtl(
            new RtlDesign(
                TimPins.TOP,
                RtlFolder.read(rtl, TimPins.TOP),
                TimPins.ports(CONFIG),
                HandWrittenTim.design(CONFIG, text).probes()),
            HandWrittenTim.PROBES);
    RunReport again =
        JobRun.run(
                TimJobFile.request(JobFile.read(job), config -> read),
                Engine.VERILATOR,
                BuildProgress.SILENT)
            .report();
    assertEquals(
        report.divergence().orElseThrow().expected(), again.divergence().orElseThrow().expected());
    assertEquals(List.of(), again.notCompared());
    assertEquals(Map.of(), again.evidence());
  }

  @Test
  void endsAtOnceWhenInterrupted() throws Exception {
    CosimRequest<TimSession> request = request(HandWrittenTim.text(CONFIG), 1000, 0);
    AtomicReference<Throwable> end = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(1);
    CosimProgress progress =
        new CosimProgress() {
          @Override
          public void at(Step step, double seconds) {}

          @Override
          public void images(double done, int total) {
            begun.countDown();
          }
        };
    Thread run =
        new Thread(
            () -> {
              try {
                NetworkCosim.run(request, progress);
              } catch (Throwable e) {
                end.set(e);
              }
            });
    run.start();
    assertTrue(begun.await(5, TimeUnit.MINUTES));
    run.interrupt();
    run.join(20_000);
    assertEquals(InterruptedException.class, end.get().getClass());
  }
}
