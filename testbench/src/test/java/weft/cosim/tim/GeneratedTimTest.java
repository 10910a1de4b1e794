package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.VerilatorOptions;

class GeneratedTimTest {
  static final TimConfig SMALL = new TimConfig(12, 6, 4, 3, 3, 2, 3, 3, 96, TimConfig.Form.MACRO);

  @ParameterizedTest
  @EnumSource
  void agreesWithTheGoldenModelOnMixedJobs(TimConfig.Form form) throws InterruptedException {
    TimConfig config = SMALL.withForm(form);
    GeneratedTim generated = GeneratedTim.of(config);
    assertEquals(
        new HashSet<>(TimPins.ports(config)), new HashSet<>(generated.rtl().design().ports()));
    TimSimulator simulator =
        TimSimulator.build(generated.rtl(), VerilatorOptions.signOff(), BuildProgress.SILENT);
    RandomTim random = new RandomTim(RandomTim.SEED);
    try (TimSession session = simulator.open(1)) {
      for (int round = 0; round < 4; round++) {
        for (TimJob job : random.mixed(config, 40)) {
          boolean agreed = session.run("job", job, random.phases(), random.stalls()).agreed();
          assertTrue(
              agreed, () -> "seed " + RandomTim.SEED + " " + job + ": " + session.tally().first());
        }
        session.softReset();
      }
      assertTrue(session.tally().values().partialSums() > 1000);
    }
  }
}
