package weft.cosim.crossbar;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.Observed;
import weft.cosim.network.JobRequest;
import weft.cosim.network.Product;
import weft.cosim.network.ProductJob;
import weft.cosim.run.Divergence;
import weft.cosim.run.LayerCounts;
import weft.golden.compile.CompiledMatrix;
import weft.golden.compile.FragmentRows;
import weft.golden.crossbar.CellMatrix;
import weft.golden.crossbar.Counts;
import weft.golden.crossbar.JobResult;
import weft.golden.map.CrossbarLayer;
import weft.golden.map.CrossbarMapping;
import weft.golden.map.CrossbarPlan;
import weft.golden.map.Vectors;

/**
 * A compiled matrix on an accelerator. Its vectors are the inputs of all word lines.
 *
 * @param setup jobs before all others: faults and column maps
 * @param plan of the compiled matrix
 * @param compiled the matrix as it lies in the cells of the first copy
 * @param outputs all, those too that were not compiled since their sums are 0
 */
record CrossbarProduct(
    CrossbarAccelerator accelerator,
    List<CrossbarJob> setup,
    CrossbarPlan plan,
    CompiledMatrix compiled,
    int outputs)
    implements Product<CrossbarSession> {
  private static final String UNVERIFIED = "unverified";

  static final List<String> COUNTERS =
      List.of(
          "conversions", "saturations", "inputCycles", "skipped", "pulses", "writes", UNVERIFIED);

  /** The same as registers, in the same order. */
  private static final List<String> REGISTERS =
      List.of("CONVERSIONS", "SATURATIONS", "INPUT_CYCLES", "SKIPPED", "PULSES", "WRITES");

  /** Words of golden conversions of a unit that are kept for a job, about. */
  private static final long WORDS_OF_A_JOB = 1 << 22;

  /** A product as plain data, ready to run. */
  static JobRequest<CrossbarSession> request(
      CrossbarAccelerator accelerator, CrossbarMatrixJob job) {
    CompiledJob compiled = CompiledJob.of(job);
    CrossbarProduct product =
        new CrossbarProduct(
            accelerator,
            compiled.setup(),
            compiled.plan(),
            compiled.matrix(),
            job.weights()[0].length);
    int[][] lines =
        Arrays.stream(job.activations()).map(compiled.matrix()::lines).toArray(int[][]::new);
    return new JobRequest<>(accelerator, product, Vectors.of(lines), job);
  }

  /** The product of a layer, without faults. */
  static CrossbarProduct of(CrossbarAccelerator accelerator, CrossbarLayer layer) {
    int outputs = layer.layer().weights().columns();
    return new CrossbarProduct(accelerator, List.of(), layer.plan(), layer.compiled(), outputs);
  }

  @Override
  public Iterable<Job> jobs(Vectors lines) {
    Stream<Job> first =
        setup.stream().map(job -> new Job(this, lines, new CrossbarPlan.Step(job, 0, 0, 0)));
    Stream<Job> others = plan.stream(lines, roundsPerJob()).map(step -> new Job(this, lines, step));
    return Stream.concat(first, others)::iterator;
  }

  /** As many rounds as golden conversions can be kept of. */
  private int roundsPerJob() {
    CrossbarConfig config = accelerator.config();
    long accesses = (long) plan.mapping().fragmentsOfSlice(0) * plan.settings().planes();
    long words = accesses * config.conversionSteps() * new UnitChecker(config, 0).wordsPerRecord();
    return (int) Math.max(1, WORDS_OF_A_JOB / words);
  }

  /** A job of the product. */
  record Job(CrossbarProduct product, Vectors lines, CrossbarPlan.Step step)
      implements ProductJob<CrossbarSession> {
    @Override
    public JobOutcome run(CrossbarSession session, String layer, long stalls)
        throws InterruptedException {
      return session.run(layer, step.job(), product.accelerator.phases(), stalls);
    }

    @Override
    public LayerCounts count(String layer, Observed seen) {
      boolean compute = step.job() instanceof CrossbarJob.Compute;
      long cycles = seen.counter("CYCLES");
      Map<String, Long> others = new LinkedHashMap<>();
      for (int i = 0; i < REGISTERS.size(); i++) {
        others.put(COUNTERS.get(i), seen.counter(REGISTERS.get(i)));
      }
      others.put(UNVERIFIED, unverified(seen.resultWords()));
      return new LayerCounts(
          layer,
          compute ? seen.counter("ACCESSES") : 0,
          compute ? cycles : 0,
          compute ? 0 : cycles,
          others);
    }

    /** Cells that a PROGRAM job reports as not verified: FAILED of every row's report. */
    private long unverified(int[] words) {
      if (!(step.job() instanceof CrossbarJob.Program)) {
        return 0;
      }
      int wordsPerBeat = JobResult.wordsPerBeat(product.accelerator.config());
      return IntStream.range(0, words.length / wordsPerBeat)
          .mapToLong(row -> words[row * wordsPerBeat] & 0xFFFF)
          .sum();
    }

    @Override
    public void collect(int[] resultWords, long[] sums) {
      if (step.job() instanceof CrossbarJob.Compute) {
        JobResult result = new JobResult(resultWords, Counts.NONE, new int[0]);
        int[] columns = product.compiled.outputs();
        product.plan.collect(
            step,
            result,
            (vector, output, value) -> {
              if (vector < lines.count()) {
                sums[vector * product.outputs + columns[output]] = value;
              }
            });
      }
    }

    /** The outputs of the failing pass; the matrix as it lies on word lines. */
    @Override
    public JobRequest<CrossbarSession> alone(Divergence first, long stalls) {
      CrossbarMapping mapping = product.plan.mapping();
      CellMatrix cells = product.compiled.cells();
      int firstOutput = mapping.firstOutputOfPass(step.columnPass());
      int[][] weights = new int[cells.rows()][mapping.outputsOfPass(step.columnPass())];
      int[] wordLines = product.compiled.rows().sources().clone();
      for (int line = 0; line < weights.length; line++) {
        if (wordLines[line] != FragmentRows.PADDING) {
          wordLines[line] = line;
          for (int output = 0; output < weights[line].length; output++) {
            weights[line][output] = cells.weight(line, firstOutput + output);
          }
        }
      }
      int round = step.firstRound() + (int) Math.max(0, first.vector());
      int[][] few = lines.range((round - 1) * mapping.copies(), (round + 2) * mapping.copies());
      CrossbarAccelerator accelerator = product.accelerator;
      CrossbarPlan.Settings settings = product.plan.settings();
      return request(
          accelerator,
          new CrossbarMatrixJob(
              accelerator.config(),
              accelerator.phases(),
              settings.inputs(),
              settings.planes(),
              settings.skipping(),
              settings.requantisation(),
              settings.pulseLimit(),
              wordLines,
              Optional.empty(),
              CrossbarMatrixJob.Placement.BLIND,
              weights,
              few,
              stalls == 0 ? OptionalLong.empty() : OptionalLong.of(stalls)));
    }
  }
}
