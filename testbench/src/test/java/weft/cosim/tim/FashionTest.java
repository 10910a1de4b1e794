package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimRegisters;
import weft.cosim.engine.Engine;
import weft.cosim.network.AcceleratorSimulator;
import weft.cosim.network.CosimProgress;
import weft.cosim.network.CosimRequest;
import weft.cosim.network.NetworkCosim;
import weft.cosim.run.RunReport;
import weft.cosim.run.RunTable;
import weft.cosim.run.ValuesCompared;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorOptions;
import weft.golden.data.DataSets;
import weft.golden.nn.CommittedWeights;

/** The paper's tile at full size, in the full tier. */
class FashionTest {
  private static final TimConfig CONFIG =
      new TimConfig(256, 256, 16, 8, 32, 4, 6, 8, 4096, TimConfig.Form.MACRO);

  @TempDir Path folder;

  @BeforeEach
  void need() throws InterruptedException {
    assumeTrue(RandomTim.full(), "runs in the full tier");
    ToolNeeds.verilator();
  }

  @Test
  void theSampleOfFashionMnistAgreesInEveryValue() throws Exception {
    TimAccelerator accelerator = TimAccelerator.of(CONFIG);
    RunReport report =
        NetworkCosim.run(
            new CosimRequest<>(
                "fashion",
                accelerator,
                Engine.VERILATOR,
                new MappedTim(accelerator, CommittedWeights.read("fashion")),
                DataSets.sample(),
                1,
                0,
                2,
                folder,
                "weft cosim fashion"),
            CosimProgress.SILENT);
    assertTrue(report.passed(), () -> RunTable.text(report));
    assertEquals(1000, report.images());
    assertEquals(expected(8, 125, 2), report.compared());
    assertTrue(report.accuracy().orElseThrow() > 0.88, () -> RunTable.text(report));
  }

  /** From the geometry alone: 16 blocks of 16 rows a tile, 4 tiles, 32 columns a step. */
  private static ValuesCompared expected(int chunks, int imagesOfChunk, int workers) {
    long images = (long) chunks * imagesOfChunk;
    // 25 inputs in 2 blocks on one tile, 4 vectors a round, 8 planes; 24 x 24 positions.
    long conv1 = images * 576 / 4;
    // 800 inputs in 50 blocks, 13 on each of 4 tiles, 2 planes; 8 x 8 positions.
    long conv2 = images * 64;
    // 1024 inputs in 64 blocks on 4 tiles; 512 outputs in 2 column passes.
    long fc1 = 2 * images;
    // 512 inputs in 32 blocks on 2 tiles: 2 vectors a round, the last one of a chunk half filled.
    long fc2 = (long) chunks * ((imagesOfChunk + 1) / 2);
    long sums =
        conv1 * 2 * 8 * 4 * 32
            + conv2 * 13 * 2 * 4 * 64
            + fc1 * 16 * 2 * 4 * 256
            + fc2 * 16 * 2 * 4 * 10;
    long outputs = conv1 * 4 * 32 + conv2 * 64 + fc1 * 256 + fc2 * 2 * 10;
    long beats = conv1 * 32 + conv2 * 64 / 4 + fc1 * 256 / 4 + fc2 * 10 / 2;
    long jobs = chunks * (4L + 1 + 4 + 1 + 2 * (4 + 1) + 4 + 1);
    long registers = (long) workers * TimRegisters.map(CONFIG).registers().size();
    return new ValuesCompared(sums, outputs, jobs * 10 + registers, jobs + beats);
  }

  @Test
  void everyEncodingAndErrorAtFullSizeUnderThreePowerUpSeeds() throws Exception {
    AcceleratorSimulator<TimSession> simulator =
        AcceleratorSimulator.build(
            TimAccelerator.of(CONFIG),
            Engine.VERILATOR,
            VerilatorOptions.signOff(),
            BuildProgress.SILENT);
    List<ValuesCompared> compared = new ArrayList<>();
    for (int powerUp = 1; powerUp <= 3; powerUp++) {
      RandomTim random = new RandomTim(RandomTim.SEED);
      try (TimSession session = simulator.open(powerUp)) {
        run(session, random, random.mixed(CONFIG, 5));
        run(session, random, random.programAll(CONFIG));
        run(session, random, random.mixed(CONFIG, 40));
        TimFaults faults = new TimFaults(CONFIG, session, random);
        faults.writesWhileBusy();
        faults.streamTooShort();
        faults.streamTooLong();
        faults.abort();
        faults.refusedAccesses();
        faults.hardResetInAJob();
        faults.softResetInAJob();
        run(session, random, random.mixed(CONFIG, 10));
        compared.add(session.tally().values());
      }
    }
    assertEquals(List.of(compared.get(0), compared.get(0), compared.get(0)), compared);
  }

  private static void run(TimSession session, RandomTim random, List<TimJob> jobs)
      throws InterruptedException {
    for (TimJob job : jobs) {
      boolean agreed = session.run("job", job, random.phases(), random.stalls()).agreed();
      assertTrue(agreed, () -> "seed " + RandomTim.SEED + ", " + session.tally().first());
    }
  }
}
