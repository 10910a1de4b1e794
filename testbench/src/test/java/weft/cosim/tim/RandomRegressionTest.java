package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.cosim.engine.Engine;
import weft.cosim.network.AcceleratorSimulator;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorOptions;

/**
 * Random accelerators run random jobs, three phase settings and stalls on every channel, with
 * resets and errors in between, under three seeds of power-up values.
 */
class RandomRegressionTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  private static final int[] POWER_UP_SEEDS = {1, 2, 3};

  static Stream<Long> seeds() {
    return IntStream.range(0, RandomTim.full() ? 60 : 6).mapToObj(i -> RandomTim.SEED * 1000 + i);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomAccelerator(long seed) throws Exception {
    RandomTim sizes = new RandomTim(seed);
    TimConfig config = sizes.config(TimConfig.Form.values()[(int) (seed % 2)]);
    AcceleratorSimulator<TimSession> simulator =
        AcceleratorSimulator.build(
            TimAccelerator.of(config),
            Engine.VERILATOR,
            VerilatorOptions.signOff(),
            BuildProgress.SILENT);
    assertEquals(List.of(), simulator.notCompared());
    for (int powerUp : POWER_UP_SEEDS) {
      try (TimSession session = simulator.open(powerUp)) {
        run(config, session, new RandomTim(seed), seed + ", power-up " + powerUp);
      }
    }
  }

  private static void run(TimConfig config, TimSession session, RandomTim random, String where)
      throws Exception {
    TimFaults faults = new TimFaults(config, session, random);
    jobs(session, random.mixed(config, 4), random, where + ", never programmed");
    fault(where, "registers", faults::everyRegisterAfterReset);
    jobs(session, random.programAll(config), random, where);
    fault(where, "read back", faults::weightsReadBack);
    for (int round = 0; round < 2; round++) {
      jobs(session, random.mixed(config, 12), random, where);
      fault(where, "writes while busy", faults::writesWhileBusy);
      fault(where, "short stream", faults::streamTooShort);
      jobs(session, random.mixed(config, 3), random, where);
      fault(where, "long stream", faults::streamTooLong);
      fault(where, "abort", faults::abort);
      jobs(session, random.mixed(config, 3), random, where);
      fault(where, "refused accesses", faults::refusedAccesses);
      fault(where, "chain too long", faults::chainTooLong);
      fault(where, "hard reset", faults::hardResetInAJob);
      jobs(session, random.programAll(config), random, where);
      jobs(session, random.mixed(config, 3), random, where);
      fault(where, "soft reset", faults::softResetInAJob);
      jobs(session, random.programAll(config), random, where);
    }
    jobs(session, random.mixed(config, 8), random, where);
  }

  private static void jobs(TimSession session, List<TimJob> jobs, RandomTim random, String where)
      throws InterruptedException {
    for (TimJob job : jobs) {
      boolean agreed = session.run("job", job, random.phases(), random.stalls()).agreed();
      if (!agreed) {
        throw new AssertionError(
            "seed "
                + where
                + ", "
                + session.config()
                + ", "
                + job
                + ": "
                + session.tally().first().orElseThrow().line());
      }
    }
  }

  private static void fault(String where, String what, Executable body) throws Exception {
    try {
      body.execute();
    } catch (Throwable e) {
      throw new AssertionError("seed " + where + ", " + what + ": " + e.getMessage(), e);
    }
  }
}
