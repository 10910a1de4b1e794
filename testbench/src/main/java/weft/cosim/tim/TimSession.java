package weft.cosim.tim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.arch.Register;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.cosim.engine.AxiLiteResult;
import weft.cosim.engine.EngineDifference;
import weft.cosim.engine.RtlModel;
import weft.cosim.engine.SimulationException;
import weft.cosim.run.Divergence;
import weft.golden.JobCycles;
import weft.golden.Stalls;
import weft.golden.tim.ChipKernel;
import weft.golden.tim.ChipRun;
import weft.golden.tim.ComputeResult;
import weft.golden.tim.TimCycles;

/**
 * An accelerator in RTL and its golden twin, side by side: every job goes to both, and everything
 * that can be seen is compared.
 */
final class TimSession implements AutoCloseable {
  /** Records of partial sums that are buffered before they are compared. */
  private static final int SUM_RECORDS = 4096;

  private final TimConfig config;
  private final TimBench bench;
  private final ChipKernel kernel;
  private final WeightImage weights;
  private final SumChecker sums;
  private final boolean seesSums;
  private Tally tally = new Tally();
  private int jobs;
  private int testCode;

  TimSession(TimConfig config, RtlModel model, Optional<SumProbes> probes) {
    this.config = config;
    bench = new TimBench(config, model);
    kernel = new ChipKernel(config);
    weights = new WeightImage(config);
    sums = new SumChecker(config, weights);
    seesSums = probes.isPresent();
    probes.ifPresent(
        p -> {
          int records = Math.max(64, Math.min(SUM_RECORDS, (1 << 20) / sums.wordsPerRecord()));
          model.monitor(p.strobe(), p.values(), records, sums);
        });
  }

  TimBench bench() {
    return bench;
  }

  TimConfig config() {
    return config;
  }

  /** Clocks that the simulator has run. */
  long clocks() {
    return bench.model().cycle();
  }

  ChipKernel kernel() {
    return kernel;
  }

  WeightImage weights() {
    return weights;
  }

  /** What was compared since the session, or the present part of it, began. */
  Tally tally() {
    return tally;
  }

  /** Begins a part of the session that is counted apart. */
  Tally begin() {
    tally = new Tally();
    return tally;
  }

  /** Jobs run since the session began. */
  int jobs() {
    return jobs;
  }

  /** Resets both with the pin. */
  void reset() throws InterruptedException {
    bench.reset();
    forget();
  }

  /**
   * Resets both with the pin and compares every register with what its description says: a chip
   * built for other parameters shows here.
   *
   * @return whether all agreed
   */
  boolean resetAndCompare() throws InterruptedException {
    List<AxiLiteResult> answers = bench.resetAndRead();
    forget();
    Tally mine = new Tally();
    List<Register> registers = bench.map().registers();
    for (int i = 0; i < registers.size(); i++) {
      long expected = 0;
      for (Register.Field field : registers.get(i).fields()) {
        expected |= field.reset() << field.lsb();
      }
      AxiLiteResult answer = i < answers.size() ? answers.get(i) : null;
      mine.compared(Divergence.Kind.REGISTER, 1);
      if (answer == null || answer.response() != 0 || (answer.data() & 0xFFFF_FFFFL) != expected) {
        String actual =
            answer == null ? "no answer" : answer.response() != 0 ? "an error" : hex(answer.data());
        mine.differed(
            1,
            Divergence.at(
                Divergence.Kind.REGISTER,
                "reset",
                jobs,
                registers.get(i).name() + " after reset",
                clocks(),
                hex((int) expected),
                actual));
      }
    }
    tally.add(mine);
    return mine.mismatches() == 0;
  }

  private static String hex(int value) {
    return String.format("0x%08X", value);
  }

  /** Resets both with CTRL.SOFT_RESET. */
  void softReset() throws InterruptedException {
    bench.softReset();
    forget();
  }

  /** The golden twin after a reset of the RTL. */
  void forget() {
    kernel.reset();
    weights.reset();
    testCode = 0;
  }

  /** Runs a job on both and compares everything. */
  JobOutcome run(String layer, TimJob job, TimPhases phases, long stalls)
      throws InterruptedException {
    Tally mine = new Tally();
    try {
      JobOutcome outcome = run(mine, layer, job, phases, stalls);
      return new JobOutcome(mine.mismatches() == 0, outcome.seen(), outcome.golden());
    } catch (SimulationException e) {
      mine.differed(1, broken(layer, e));
      throw e;
    } finally {
      tally.add(mine);
      jobs++;
    }
  }

  private Divergence broken(String layer, SimulationException e) {
    if (e instanceof EngineDifference difference) {
      return Divergence.at(
          Divergence.Kind.ENGINE,
          layer,
          jobs,
          difference.what() + " in the jvm engine (expected: in verilator)",
          e.cycle(),
          difference.reference(),
          difference.other());
    }
    return Divergence.at(
        Divergence.Kind.PROTOCOL,
        layer,
        jobs,
        "end of the simulation (" + e.kind() + ")",
        e.cycle(),
        "none",
        e.getMessage());
  }

  private JobOutcome run(Tally mine, String layer, TimJob job, TimPhases phases, long stalls)
      throws InterruptedException {
    TimCycles cycles = new TimCycles(config, phases);
    Stalls pattern = stalls == 0 ? Stalls.NONE : new PatternStalls(stalls);
    if (job instanceof TimJob.Compute compute) {
      ChipRun run = kernel.start(compute);
      long[] accepted = new long[compute.resultBeats(config)];
      JobCycles golden = cycles.compute(compute, pattern, accepted);
      BenchJob driven = BenchJob.of(job, phases, stalls, accepted.length);
      sums.start(mine, layer, jobs, compute, run);
      Observed seen = bench.run(driven, 2 * golden.cycles());
      ComputeResult result = run.finish();
      JobCheck check = new JobCheck(config, mine, layer, jobs, seen);
      if (check.ended()) {
        check.results(compute, result);
        check.cycles(golden, accepted);
        check.registers(registers(golden, result.clipsPlus(), result.clipsMinus()));
      }
      if (seesSums) {
        sums.finish(seen.lastCycle());
      }
      return new JobOutcome(false, seen, golden);
    }
    JobCycles golden;
    if (job instanceof TimJob.Program program) {
      golden = cycles.program(program, pattern);
      kernel.program(program);
      weights.program(program);
    } else {
      golden = cycles.test();
      testCode = kernel.test((TimJob.Test) job).register();
    }
    Observed seen = bench.run(BenchJob.of(job, phases, stalls, 0), 2 * golden.cycles());
    JobCheck check = new JobCheck(config, mine, layer, jobs, seen);
    if (check.ended()) {
      check.cycles(golden, new long[0]);
      check.registers(registers(golden, 0, 0));
    }
    return new JobOutcome(false, seen, golden);
  }

  /** What the registers read after a job without errors. */
  private Map<String, Long> registers(JobCycles golden, long clipsPlus, long clipsMinus) {
    Map<String, Long> expected = new LinkedHashMap<>();
    expected.put("STATUS", 0L);
    expected.put("IRQ_STATUS", (long) TimSettings.DONE);
    expected.put("ERROR", 0L);
    expected.put("ERROR_ADDRESS", 0L);
    expected.put("TEST_CODE", testCode & 0xFFFF_FFFFL);
    expected.put("ACCESSES", golden.accesses());
    expected.put("CLIPS_PLUS", clipsPlus);
    expected.put("CLIPS_MINUS", clipsMinus);
    expected.put("STALLS_IN", golden.stallsIn());
    expected.put("STALLS_OUT", golden.stallsOut());
    return expected;
  }

  /** Registers compared after each job. */
  static int registersPerJob() {
    return TimBench.STATUS.size() + Observed.COUNTERS.size() - 1;
  }

  @Override
  public void close() {
    bench.close();
  }
}
