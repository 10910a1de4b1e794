package weft.cosim.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import weft.arch.Sha256;
import weft.cosim.accelerator.JobSession;
import weft.cosim.accelerator.RtlSimulator;
import weft.cosim.accelerator.Tally;
import weft.cosim.engine.Engine;
import weft.cosim.engine.SimulationException;
import weft.cosim.job.MatrixResult;
import weft.cosim.run.LayerCounts;
import weft.cosim.run.RunReport;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.VerilatorOptions;

/**
 * One matrix product through RTL and golden model: what {@code weft job} does.
 *
 * @param report what was compared
 * @param result what the RTL gave; of a run that did not agree, as far as it came
 */
public record JobRun(RunReport report, MatrixResult result) {
  /** What the layer is called in reports. */
  private static final String LAYER = "product";

  /** Clocks of waves in front of a difference, and behind it. */
  private static final int WAVES_BEFORE = 400;

  private static final int WAVES_AFTER = 40;

  /**
   * Waves of a part of a run.
   *
   * @param file VCD
   * @param cycle clock of the simulation around which they are kept
   */
  record Waves(Path file, long cycle) {}

  /**
   * Runs a job.
   *
   * @param engine what simulates it
   * @throws weft.cosim.tool.MissingToolException if Verilator or a compiler is missing
   * @throws InterruptedException if the thread was interrupted
   */
  public static JobRun run(JobRequest<?> request, Engine engine, BuildProgress progress)
      throws InterruptedException {
    return run(request, engine, VerilatorOptions.signOff(), Optional.empty(), progress);
  }

  static <S extends JobSession> JobRun run(
      JobRequest<S> request,
      Engine engine,
      VerilatorOptions options,
      Optional<Waves> waves,
      BuildProgress progress)
      throws InterruptedException {
    AcceleratorSimulator<S> simulator =
        AcceleratorSimulator.build(request.accelerator(), engine, options, progress);
    List<String> notCompared = simulator.notCompared();
    LayerCounts none = LayerCounts.none(LAYER, request.accelerator().counters());
    long stalls = request.job().stalls().orElse(0);
    long begin = System.nanoTime();
    try (S session = simulator.open(1)) {
      waves.ifPresent(
          w ->
              session
                  .bench()
                  .model()
                  .trace(w.file(), Math.max(0, w.cycle() - WAVES_BEFORE), w.cycle() + WAVES_AFTER));
      LayerRun<S> run;
      try {
        session.resetAndCompare();
        run = LayerRun.run(session, none, request.product(), request.vectors(), stalls);
      } catch (SimulationException e) {
        run = LayerRun.broken(none, request.product(), request.vectors());
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      LayerCounts counts = run.counts();
      Tally tally = session.tally();
      RtlSimulator rtlSimulator = simulator.rtlSimulator();
      RunReport report =
          new RunReport(
              "job",
              rtlSimulator.engine(),
              0,
              OptionalDouble.empty(),
              tally.values().withEngines(rtlSimulator.enginesCompared()),
              tally.mismatches(),
              counts.cycles() + counts.programmingCycles(),
              run.cyclesGolden(),
              session.clocks(),
              rtlSimulator.buildSeconds(),
              seconds,
              List.of(counts),
              request.job().settings(),
              stalls,
              rtlSimulator.tools(),
              new TreeMap<>(Map.of("job", Sha256.of(request.job().text()))),
              request.accelerator().rtl().hashes(),
              List.of(),
              notCompared,
              tally.first(),
              new TreeMap<>(),
              "");
      return new JobRun(
          report, new MatrixResult(rows(run.sums(), request.product().outputs()), counts));
    }
  }

  private static long[][] rows(long[] sums, int columns) {
    long[][] rows = new long[sums.length / columns][columns];
    for (int i = 0; i < sums.length; i++) {
      rows[i / columns][i % columns] = sums[i];
    }
    return rows;
  }
}
