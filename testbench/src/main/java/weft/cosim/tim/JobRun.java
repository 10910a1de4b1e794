package weft.cosim.tim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import weft.arch.Sha256;
import weft.cosim.accelerator.Tally;
import weft.cosim.engine.Engine;
import weft.cosim.engine.SimulationException;
import weft.cosim.job.MatrixJob;
import weft.cosim.job.MatrixJobFile;
import weft.cosim.job.MatrixResult;
import weft.cosim.run.LayerCounts;
import weft.cosim.run.RunReport;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.VerilatorOptions;
import weft.golden.map.TimPlan;
import weft.golden.map.Vectors;
import weft.golden.nn.TernaryMatrix;

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
   * @param rtl built for the job's accelerator
   * @param engine what simulates it
   * @throws weft.cosim.tool.MissingToolException if Verilator or a compiler is missing
   * @throws InterruptedException if the thread was interrupted
   */
  public static JobRun run(MatrixJob job, TimRtl rtl, Engine engine, BuildProgress progress)
      throws InterruptedException {
    return run(job, rtl, engine, VerilatorOptions.signOff(), Optional.empty(), progress);
  }

  static JobRun run(
      MatrixJob job,
      TimRtl rtl,
      Engine engine,
      VerilatorOptions options,
      Optional<Waves> waves,
      BuildProgress progress)
      throws InterruptedException {
    TimSimulator simulator = TimSimulator.build(rtl, engine, options, progress);
    List<String> notCompared = simulator.notCompared();
    TimPlan plan =
        new TimPlan(job.config(), matrix(job), job.encoding(), job.planes(), job.scales());
    Vectors vectors = Vectors.of(job.activations());
    long begin = System.nanoTime();
    try (TimSession session = simulator.open(1)) {
      waves.ifPresent(
          w ->
              session
                  .bench()
                  .model()
                  .trace(w.file(), Math.max(0, w.cycle() - WAVES_BEFORE), w.cycle() + WAVES_AFTER));
      LayerRun run;
      try {
        session.resetAndCompare();
        run = LayerRun.run(session, LAYER, plan, vectors, job.phases(), job.stalls().orElse(0));
      } catch (SimulationException e) {
        run = broken(plan, vectors);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      LayerCounts counts = run.counts();
      MatrixResult result =
          new MatrixResult(
              rows(run.sums(), job.columns()),
              counts.accesses(),
              counts.cycles(),
              counts.programmingCycles(),
              counts.clippedPlus(),
              counts.clippedMinus());
      Tally tally = session.tally();
      RunReport report =
          new RunReport(
              "job",
              simulator.rtlSimulator().engine(),
              0,
              OptionalDouble.empty(),
              tally.values().withEngines(simulator.rtlSimulator().enginesCompared()),
              tally.mismatches(),
              counts.cycles() + counts.programmingCycles(),
              run.cyclesGolden(),
              session.clocks(),
              simulator.rtlSimulator().buildSeconds(),
              seconds,
              List.of(counts),
              configuration(job),
              job.stalls().orElse(0),
              simulator.rtlSimulator().tools(),
              new TreeMap<>(Map.of("job", Sha256.of(MatrixJobFile.text(job)))),
              rtl.hashes(),
              List.of(),
              notCompared,
              tally.first(),
              new TreeMap<>(),
              "");
      return new JobRun(report, result);
    }
  }

  private static LayerRun broken(TimPlan plan, Vectors vectors) {
    long[] none = new long[vectors.count() * plan.mapping().outputs()];
    return new LayerRun(none, LayerCounts.none(LAYER), 0, Optional.empty());
  }

  private static TernaryMatrix matrix(MatrixJob job) {
    byte[] values = new byte[job.rows() * job.columns()];
    int next = 0;
    for (int[] row : job.weights()) {
      for (int weight : row) {
        values[next++] = (byte) weight;
      }
    }
    return new TernaryMatrix(job.rows(), job.columns(), values);
  }

  private static long[][] rows(long[] sums, int columns) {
    long[][] rows = new long[sums.length / columns][columns];
    for (int i = 0; i < sums.length; i++) {
      rows[i / columns][i % columns] = sums[i];
    }
    return rows;
  }

  private static ObjectNode configuration(MatrixJob job) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("family", "tim");
    node.set("tile", TimJson.tile(job.config()));
    node.set("phases", TimJson.phases(job.phases()));
    node.put("encoding", job.encoding().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("planes", job.planes());
    node.putObject("scales")
        .put("weightPlus", job.scales().weightPlus())
        .put("weightMinus", job.scales().weightMinus())
        .put("inputPlus", job.scales().inputPlus())
        .put("inputMinus", job.scales().inputMinus());
    return node;
  }
}
