package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.cosim.engine.Engine;
import weft.cosim.engine.RtlModel;
import weft.cosim.network.AcceleratorSimulator;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorOptions;
import weft.tim.TimGenerator;
import weft.tim.TimProbes;

class GeneratedTimTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  static final TimConfig SMALL = new TimConfig(12, 6, 4, 3, 3, 2, 3, 3, 96, TimConfig.Form.MACRO);

  @ParameterizedTest
  @EnumSource
  void agreesWithTheGoldenModelOnMixedJobs(TimConfig.Form form) throws InterruptedException {
    TimConfig config = SMALL.withForm(form);
    GeneratedTim generated = GeneratedTim.of(config);
    assertEquals(
        new HashSet<>(TimPins.ports(config)), new HashSet<>(generated.rtl().design().ports()));
    AcceleratorSimulator<TimSession> simulator =
        AcceleratorSimulator.build(
            TimAccelerator.of(config),
            Engine.VERILATOR,
            VerilatorOptions.signOff(),
            BuildProgress.SILENT);
    RandomTim random = new RandomTim(RandomTim.SEED);
    try (TimSession session = simulator.open(1)) {
      long[] phaseClocks = watchPhases(session.bench().model(), config);
      for (int round = 0; round < 4; round++) {
        for (TimJob job : random.mixed(config, 40)) {
          boolean agreed = session.run("job", job, random.phases(), random.stalls()).agreed();
          assertTrue(
              agreed, () -> "seed " + RandomTim.SEED + " " + job + ": " + session.tally().first());
        }
        session.softReset();
      }
      assertTrue(session.tally().values().partialSums() > 1000);
      assertTrue(phaseClocks[0] > 1000, "" + phaseClocks[0]);
    }
  }

  /** In every clock at most one phase on the bit lines, and never SAMPLE with CONVERT. */
  private static long[] watchPhases(RtlModel model, TimConfig config) {
    TimProbes.Phases phases = TimGenerator.generate(config).probes().phases();
    List<String> names = new ArrayList<>();
    phases.ofBitLines().forEach(path -> names.add(path.toString()));
    names.add(phases.convert().toString());
    int sample = names.indexOf(phases.sample().toString());
    int convert = names.size() - 1;
    long[] seen = {0};
    model.monitor(
        names,
        4096,
        (words, cycles, records) -> {
          for (int record = 0; record < records; record++) {
            int base = record * names.size();
            int active = 0;
            for (int i = 0; i < convert; i++) {
              active += words.get(base + i);
            }
            assertTrue(active <= 1, "two phases in cycle " + cycles.get(record));
            assertTrue(
                words.get(base + sample) + words.get(base + convert) <= 1,
                "SAMPLE and CONVERT in cycle " + cycles.get(record));
            seen[0] += active;
          }
        });
    return seen;
  }
}
