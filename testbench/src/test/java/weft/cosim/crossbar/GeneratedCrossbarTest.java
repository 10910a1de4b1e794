package weft.cosim.crossbar;

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
import weft.arch.crossbar.SignedScheme;
import weft.cosim.engine.Engine;
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
    CrossbarSimulator simulator =
        CrossbarSimulator.build(
            GeneratedCrossbar.of(config).rtl(),
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
