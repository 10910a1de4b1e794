package weft.cosim.tim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimRegisters;
import weft.cosim.accelerator.BenchJob;
import weft.cosim.accelerator.Control;
import weft.cosim.accelerator.JobCheck;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.JobSession;
import weft.cosim.accelerator.Observed;
import weft.cosim.accelerator.PatternStalls;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.accelerator.Tally;
import weft.cosim.engine.RtlModel;
import weft.golden.JobCycles;
import weft.golden.Stalls;
import weft.golden.tim.ChipKernel;
import weft.golden.tim.ChipRun;
import weft.golden.tim.ComputeResult;
import weft.golden.tim.TimCycles;

/** The ternary accelerator in RTL beside its golden twin. */
public final class TimSession extends JobSession {
  /** Records of partial sums that are buffered before they are compared. */
  private static final int SUM_RECORDS = 4096;

  private final TimConfig config;
  private final ChipKernel kernel;
  private final WeightImage weights;
  private final SumChecker sums;
  private final boolean seesSums;
  private int testCode;

  /**
   * @param probes one; none: partial sums are not seen
   */
  TimSession(TimConfig config, RtlModel model, List<SumProbes> probes) {
    super(TimRegisters.map(config), model);
    this.config = config;
    kernel = new ChipKernel(config);
    weights = new WeightImage(config);
    sums = new SumChecker(config, weights);
    seesSums = !probes.isEmpty();
    probes.forEach(
        p -> {
          int records = Math.max(64, Math.min(SUM_RECORDS, (1 << 20) / sums.wordsPerRecord()));
          model.monitor(p.strobe(), p.values(), records, sums);
        });
  }

  TimConfig config() {
    return config;
  }

  ChipKernel kernel() {
    return kernel;
  }

  WeightImage weights() {
    return weights;
  }

  @Override
  public void forget() {
    kernel.reset();
    weights.reset();
    testCode = 0;
  }

  /** Runs a job on both and compares everything. */
  JobOutcome run(String layer, TimJob job, TimPhases phases, long stalls)
      throws InterruptedException {
    return count(layer, mine -> run(mine, layer, job, phases, stalls));
  }

  private JobOutcome run(Tally mine, String layer, TimJob job, TimPhases phases, long stalls)
      throws InterruptedException {
    TimCycles cycles = new TimCycles(config, phases);
    Stalls pattern = PatternStalls.of(stalls);
    if (job instanceof TimJob.Compute compute) {
      ChipRun run = kernel.start(compute);
      long[] accepted = new long[compute.resultBeats(config)];
      JobCycles golden = cycles.compute(compute, pattern, accepted);
      BenchJob driven = TimSettings.drive(job, phases, stalls, accepted.length);
      sums.start(mine, layer, jobs(), compute, run);
      Observed seen = bench().run(driven, 2 * golden.cycles());
      ComputeResult result = run.finish();
      JobCheck check = new JobCheck(mine, layer, jobs(), seen);
      if (check.ended()) {
        new ResultPlaces(config, layer, jobs(), compute).check(check, result);
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
    Observed seen = bench().run(TimSettings.drive(job, phases, stalls, 0), 2 * golden.cycles());
    JobCheck check = new JobCheck(mine, layer, jobs(), seen);
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
    expected.put("IRQ_STATUS", (long) Control.DONE);
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
}
