package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.engine.Engine;
import weft.cosim.network.AcceleratorSimulator;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.VerilatorOptions;

class GeneratedCrossbarTest {
  /** 16 x 16 cells of 2 bits, fragments of 4, weights of 4 bits, an ADC that saturates. */
  static CrossbarConfig small(CrossbarConfig.Form form) {
    return new CrossbarConfig(
        16,
        16,
        4,
        2,
        4,
        6,
        3,
        2,
        1,
        SignedScheme.POLARISED,
        CrossbarConfig.Flip.ON,
        0,
        1,
        2,
        64,
        64,
        form == CrossbarConfig.Form.DIGITAL ? CellModel.EXACT : new CellModel(4, 8, 3, 1),
        CrossbarConfig.Faults.INJECTABLE,
        form);
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheGoldenModelOnMixedJobs(CrossbarConfig.Form form) throws InterruptedException {
    CrossbarConfig config = small(form);
    RandomCrossbar random = new RandomCrossbar(RandomCrossbar.SEED);
    AcceleratorSimulator<CrossbarSession> simulator =
        AcceleratorSimulator.build(
            CrossbarAccelerator.of(config),
            Engine.JVM,
            VerilatorOptions.signOff(),
            BuildProgress.SILENT);
    assertEquals(List.of(), simulator.notCompared());
    try (CrossbarSession session = simulator.open(1)) {
      assertTrue(session.resetAndCompare(), () -> session.tally().first().toString());
      for (CrossbarJob job : random.programAll(config)) {
        run(session, job, random);
      }
      for (CrossbarJob job : random.mixed(config, 60, 4)) {
        run(session, job, random);
      }
      run(session, random.march(config), random);
      assertTrue(session.tally().values().partialSums() > 1000);
    }
  }

  /**
   * V = 3, M = 7: the first rows of a fragment hold 3, 3, 1, 1, so that their sums are 3, 6, 7 and
   * 8, of which only the last one saturates. A weight's two digits are equal, so a fragment adds 5
   * times the code; there are 4 fragments.
   */
  @Test
  void saturatesAboveTheLargestCodeAndNotAtIt() throws InterruptedException {
    CrossbarConfig config = small(CrossbarConfig.Form.DIGITAL);
    DirectedJobs directed = new DirectedJobs(config, new RandomCrossbar(1));
    AcceleratorSimulator<CrossbarSession> simulator =
        AcceleratorSimulator.build(
            CrossbarAccelerator.of(config),
            Engine.JVM,
            VerilatorOptions.signOff(),
            BuildProgress.SILENT);
    try (CrossbarSession session = simulator.open(1)) {
      for (CrossbarJob job : directed.saturation()) {
        assertTrue(session.run("job", job, CrossbarPhases.DEFAULT, 0).agreed());
      }
      CrossbarJob.Compute job =
          directed.job(InputKind.UNSIGNED, ZeroSkipping.LEADING, directed.prefixes());
      JobOutcome outcome = session.run("job", job, CrossbarPhases.DEFAULT, 0);
      assertTrue(outcome.agreed(), () -> session.tally().first().toString());
      int[] sums = {0, 60, 120, 140, 140};
      int[] expected = new int[5 * 8 * 2];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = sums[i / 16];
      }
      assertArrayEquals(expected, outcome.seen().resultWords());
      // Of the last vector: 2 units, 4 fragments, 16 columns.
      assertEquals(128, outcome.seen().counter("SATURATIONS"));
      // The vector of zeros is skipped; each other drives one plane of every fragment.
      assertEquals(32, outcome.seen().counter("ACCESSES"));
      assertEquals(32 * 16, outcome.seen().counter("CONVERSIONS"));
      assertEquals(5 * 8 * 6 - 32, outcome.seen().counter("SKIPPED"));
    }
  }

  private static void run(CrossbarSession session, CrossbarJob job, RandomCrossbar random)
      throws InterruptedException {
    boolean agreed = session.run("job", job, random.phases(), random.stalls()).agreed();
    assertTrue(
        agreed, () -> "seed " + RandomCrossbar.SEED + " " + job + ": " + session.tally().first());
  }

  @Test
  void hasThePinsOfTheContract() {
    CrossbarConfig config = small(CrossbarConfig.Form.MACRO);
    assertEquals(
        new HashSet<>(CrossbarPins.ports(config)),
        new HashSet<>(GeneratedCrossbar.of(config).rtl().design().ports()));
  }
}
