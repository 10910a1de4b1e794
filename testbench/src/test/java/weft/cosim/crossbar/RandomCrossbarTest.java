package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.engine.Engine;
import weft.cosim.network.AcceleratorSimulator;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorOptions;

/**
 * Random accelerators multiply random vectors, between jobs of all other kinds, resets and errors,
 * under stalls on every channel and several seeds of power-up values. Property {@code
 * weft.crossbar} runs one of them, {@code weft.vectors} says how many vectors each multiplies.
 */
class RandomCrossbarTest {
  /** Most vectors of a job. */
  private static final int CHUNK = 250;

  static IntStream indices(int sample, int full) {
    Integer one = Integer.getInteger("weft.crossbar");
    return one != null
        ? IntStream.of(one)
        : IntStream.range(0, RandomCrossbar.full() ? full : sample);
  }

  static Stream<Integer> onJvm() {
    return on(Engine.JVM);
  }

  static Stream<Integer> onVerilator() {
    return on(Engine.VERILATOR);
  }

  static Stream<Integer> onBoth() {
    return on(Engine.BOTH);
  }

  /** One that is asked for runs on all. */
  private static Stream<Integer> on(Engine engine) {
    boolean single = Integer.getInteger("weft.crossbar") != null;
    return indices(15, 200).filter(i -> single || engine(i) == engine).boxed();
  }

  /** Of ten one on both and one on Verilator; every scheme and form is on each. */
  private static Engine engine(int index) {
    return switch (index % 10) {
      case 2 -> Engine.VERILATOR;
      case 7 -> Engine.BOTH;
      default -> Engine.JVM;
    };
  }

  private static int vectors() {
    return Integer.getInteger("weft.vectors", RandomCrossbar.full() ? 10_000 : 100);
  }

  @ParameterizedTest
  @MethodSource("onJvm")
  void agreesOnTheJvm(int index) throws Exception {
    run(index, Engine.JVM);
  }

  @ParameterizedTest
  @MethodSource("onVerilator")
  void agreesOnVerilator(int index) throws Exception {
    ToolNeeds.verilator();
    run(index, Engine.VERILATOR);
  }

  /** Every port and probe in every clock. */
  @ParameterizedTest
  @MethodSource("onBoth")
  void agreesOnBothInLockStep(int index) throws Exception {
    ToolNeeds.verilator();
    run(index, Engine.BOTH);
  }

  private static void run(int index, Engine engine) throws Exception {
    long seed = RandomCrossbar.SEED * 1000 + index;
    RandomCrossbar random = new RandomCrossbar(seed);
    CrossbarConfig config = random.config(index);
    String where =
        "mvn -pl testbench -am test -Dtest=RandomCrossbarTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dweft.seed=%d -Dweft.crossbar=%d -Dweft.vectors=%d (%s, %s)"
                .formatted(RandomCrossbar.SEED, index, vectors(), engine, config);
    AcceleratorSimulator<CrossbarSession> simulator =
        AcceleratorSimulator.build(
            CrossbarAccelerator.of(config),
            engine,
            VerilatorOptions.signOff(),
            BuildProgress.SILENT);
    assertEquals(List.of(), simulator.notCompared(), where);
    try (CrossbarSession session = simulator.open(1 + index % 7)) {
      new Run(config, session, random, where).everything();
    }
  }

  /** What is done with one accelerator. */
  private record Run(
      CrossbarConfig config, CrossbarSession session, RandomCrossbar random, String where) {

    void everything() throws Exception {
      CrossbarFaults faults = new CrossbarFaults(config, session, random);
      fault("registers", faults::everyRegisterAfterReset);
      jobs("never programmed", random.mixed(config, 4, 4));
      jobs("directed", new DirectedJobs(config, random).all());
      extremes(new ExtremeSums(config));
      jobs("programming", random.programAll(config));
      int left = vectors();
      for (int round = 0; left > 0; round++) {
        CrossbarJob.Compute job = random.vectors(config, Math.min(left, CHUNK));
        jobs("vectors", List.of(job));
        left -= job.vectors();
        if (round % 8 == 0) {
          jobs("mixed", random.mixed(config, 8, 4));
          faults(faults);
        }
      }
      jobs("faulty", random.faulty(config));
      jobs("march", List.of(random.march(config)));
      jobs("mixed", random.mixed(config, 6, 4));
    }

    /** Golden model and RTL agree, and both with the product. */
    private void extremes(ExtremeSums extremes) throws InterruptedException {
      for (ExtremeSums.Weights weights : extremes.weights()) {
        jobs("extremes", extremes.programming(weights));
        for (ExtremeSums.Chain chain : extremes.chains(weights)) {
          List<CrossbarJob.Compute> silent = chain.jobs().subList(0, chain.jobs().size() - 1);
          jobs("extremes", silent);
          CrossbarJob last = chain.jobs().get(silent.size());
          int[] seen = run("extremes", last).seen().resultWords();
          assertArrayEquals(chain.words(config), seen, where + ", " + weights + ", " + last);
        }
      }
    }

    private void faults(CrossbarFaults faults) throws Exception {
      fault("writes while busy", faults::writesWhileBusy);
      fault("short stream", faults::streamTooShort);
      jobs("after a short stream", random.mixed(config, 2, 4));
      fault("long stream", faults::streamTooLong);
      fault("abort", faults::abort);
      jobs("after an abort", random.mixed(config, 2, 4));
      fault("refused accesses", faults::refusedAccesses);
      fault("chain too long", faults::chainTooLong);
      fault("hard reset", faults::hardResetInAJob);
      jobs("after a hard reset", random.mixed(config, 3, 4));
      fault("soft reset", faults::softResetInAJob);
      fault("interrupted", new InterruptedJobs(config, session, random)::all);
      jobs("after a soft reset", random.programAll(config));
    }

    private void jobs(String what, List<? extends CrossbarJob> jobs) throws InterruptedException {
      for (CrossbarJob job : jobs) {
        run(what, job);
      }
    }

    private JobOutcome run(String what, CrossbarJob job) throws InterruptedException {
      JobOutcome outcome = session.run(what, job, random.phases(), random.stalls());
      if (!outcome.agreed()) {
        throw new AssertionError(
            where + ": " + job + ": " + session.tally().first().orElseThrow().line());
      }
      return outcome;
    }

    private void fault(String what, Executable body) {
      try {
        body.execute();
      } catch (Throwable e) {
        throw new AssertionError(where + ", " + what + ": " + e.getMessage(), e);
      }
    }
  }
}
