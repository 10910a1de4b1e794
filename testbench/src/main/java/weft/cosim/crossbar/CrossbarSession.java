package weft.cosim.crossbar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.CrossbarRegisters;
import weft.cosim.accelerator.Control;
import weft.cosim.accelerator.JobCheck;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.JobSession;
import weft.cosim.accelerator.Observed;
import weft.cosim.accelerator.PatternStalls;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.accelerator.Tally;
import weft.cosim.engine.RtlModel;
import weft.cosim.run.Divergence;
import weft.golden.JobCycles;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.CrossbarCycles;
import weft.golden.crossbar.JobResult;
import weft.golden.crossbar.RawCode;

/** The crossbar accelerator in RTL beside its golden twin. */
public final class CrossbarSession extends JobSession {
  /** Records of a unit that are buffered before they are compared. */
  private static final int RECORDS = 1024;

  private final CrossbarConfig config;
  private final CrossbarChip chip;
  private final List<UnitChecker> units;

  /**
   * @param probes of every unit; empty: conversions are not seen
   */
  CrossbarSession(CrossbarConfig config, RtlModel model, List<SumProbes> probes) {
    super(CrossbarRegisters.map(config), model);
    this.config = config;
    chip = new CrossbarChip(config);
    units =
        IntStream.range(0, probes.size()).mapToObj(unit -> new UnitChecker(config, unit)).toList();
    for (int unit = 0; unit < probes.size(); unit++) {
      SumProbes seen = probes.get(unit);
      model.monitor(seen.strobe(), seen.values(), RECORDS, units.get(unit));
    }
  }

  CrossbarConfig config() {
    return config;
  }

  CrossbarChip chip() {
    return chip;
  }

  @Override
  public void forget() {
    chip.reset();
  }

  /** Runs a job on both and compares everything. */
  JobOutcome run(String layer, CrossbarJob job, CrossbarPhases phases, long stalls)
      throws InterruptedException {
    return count(layer, mine -> run(mine, layer, job, phases, stalls));
  }

  private JobOutcome run(
      Tally mine, String layer, CrossbarJob job, CrossbarPhases phases, long stalls)
      throws InterruptedException {
    units.forEach(unit -> unit.start(mine, layer, jobs()));
    JobResult golden = units.isEmpty() ? chip.run(job) : chip.run(job, this::expect);
    long[] accepted = new long[job.resultBeats(config)];
    JobCycles cycles =
        new CrossbarCycles(config, phases)
            .of(job, golden.effort(), PatternStalls.of(stalls), accepted);
    Observed seen =
        bench()
            .run(CrossbarSettings.drive(job, phases, stalls, accepted.length), 2 * cycles.cycles());
    JobCheck check = new JobCheck(mine, layer, jobs(), seen);
    if (check.ended()) {
      check.results(
          golden.words(), config.units(), config.laneBits() / 32, values(job), place(layer, job));
      check.cycles(cycles, accepted);
      check.registers(registers(golden, cycles));
    }
    units.forEach(unit -> unit.finish(seen.lastCycle()));
    return new JobOutcome(false, seen, cycles);
  }

  private void expect(
      CrossbarChip.Place place, int crossbar, int adc, int code, boolean saturated, long sum) {
    units.get(place.unit()).expect(place, crossbar, adc, code, saturated, sum);
  }

  /** Lanes that hold a value; of a report all. */
  private long values(CrossbarJob job) {
    int lanes =
        job instanceof CrossbarJob.Compute compute
            ? config.units() / compute.group()
            : config.units();
    return (long) job.resultBeats(config) * lanes;
  }

  private JobCheck.Place place(String layer, CrossbarJob job) {
    int index = jobs();
    return (beat, lane, cycle, jobCycle, expected, actual) -> {
      boolean computes = job instanceof CrossbarJob.Compute;
      int outputs = job instanceof CrossbarJob.Compute compute ? compute.outputs() : 1;
      return new Divergence(
          Divergence.Kind.OUTPUT,
          layer,
          index,
          computes
              ? "result of group " + lane + ", output " + beat % outputs
              : "lane " + lane + " of report beat " + beat,
          -1,
          -1,
          -1,
          computes ? beat / outputs : -1,
          -1,
          cycle,
          jobCycle,
          expected,
          actual,
          List.of(),
          List.of());
    };
  }

  /** What the registers read after a job without errors. */
  private Map<String, Long> registers(JobResult golden, JobCycles cycles) {
    RawCode code = chip.testCode();
    Map<String, Long> expected = new LinkedHashMap<>();
    expected.put("STATUS", 0L);
    expected.put("IRQ_STATUS", (long) Control.DONE);
    expected.put("ERROR", 0L);
    expected.put("ERROR_ADDRESS", 0L);
    expected.put("TEST_CODE", code.code() | (code.saturated() ? 1L << 16 : 0));
    expected.put("ACCESSES", cycles.accesses());
    expected.put("CONVERSIONS", golden.counts().conversions());
    expected.put("SATURATIONS", golden.counts().saturations());
    expected.put("INPUT_CYCLES", golden.counts().inputCycles());
    expected.put("SKIPPED", golden.counts().skipped());
    expected.put("PULSES", golden.counts().pulses());
    expected.put("WRITES", golden.counts().writes());
    expected.put("STALLS_IN", cycles.stallsIn());
    expected.put("STALLS_OUT", cycles.stallsOut());
    return expected;
  }
}
