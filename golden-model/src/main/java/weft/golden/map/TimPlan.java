package weft.golden.map;

import java.util.ArrayList;
import java.util.List;
import weft.arch.ConfigException;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.golden.JobCycles;
import weft.golden.nn.TernaryMatrix;
import weft.golden.tim.ComputeResult;
import weft.golden.tim.TimCycles;

/**
 * A layer as jobs of the accelerator: programs from its matrix, computes from its vectors, and its
 * sums from the results.
 *
 * <p>Jobs go column pass by column pass. With one row pass all rounds may run in one job or in
 * several; with more, {@link #jobs} reprograms the tiles for every pass of every round.
 */
public final class TimPlan {
  /**
   * A job and the part of the layer that it does.
   *
   * @param job what to run
   * @param columnPass from 0
   * @param rowPass from 0
   * @param firstRound of a compute job: the first round of vectors; of a program: 0
   */
  public record Step(TimJob job, int columnPass, int rowPass, int firstRound) {}

  private final LayerMapping mapping;
  private final TernaryMatrix weights;
  private final TimEncoding encoding;
  private final int planes;
  private final TimScales scales;

  /**
   * @param encoding how the vectors' values are driven
   * @param planes bit planes of a value, 1 to maxPlanes; ternary encodings do not use it
   */
  public TimPlan(
      TimConfig config, TernaryMatrix weights, TimEncoding encoding, int planes, TimScales scales) {
    this.mapping = new LayerMapping(config, weights.rows(), weights.columns());
    this.weights = weights;
    this.encoding = encoding;
    this.planes = planes;
    this.scales = scales;
    scales.check(config);
    if (planes < 1 || planes > config.maxPlanes()) {
      throw new ConfigException(
          "planes must be 1..maxPlanes = " + config.maxPlanes() + ", not " + planes);
    }
  }

  public LayerMapping mapping() {
    return mapping;
  }

  /**
   * All jobs of the layer in order, programs included.
   *
   * @param roundsPerJob most rounds of a compute job; at least 1
   */
  public List<Step> jobs(Vectors vectors, int roundsPerJob) {
    List<Step> steps = new ArrayList<>();
    int rounds = mapping.rounds(vectors.count());
    for (int columnPass = 0; columnPass < mapping.columnPasses(); columnPass++) {
      if (mapping.rowPasses() == 1) {
        addPrograms(steps, columnPass, 0);
        for (int first = 0; first < rounds; first += roundsPerJob) {
          int count = Math.min(roundsPerJob, rounds - first);
          steps.add(new Step(compute(columnPass, 0, vectors, first, count), columnPass, 0, first));
        }
      } else {
        for (int round = 0; round < rounds; round++) {
          for (int rowPass = 0; rowPass < mapping.rowPasses(); rowPass++) {
            addPrograms(steps, columnPass, rowPass);
            TimJob job = compute(columnPass, rowPass, vectors, round, 1);
            steps.add(new Step(job, columnPass, rowPass, round));
          }
        }
      }
    }
    return steps;
  }

  private void addPrograms(List<Step> steps, int columnPass, int rowPass) {
    for (TimJob job : programs(columnPass, rowPass)) {
      steps.add(new Step(job, columnPass, rowPass, 0));
    }
  }

  /** The jobs that write one pass: a job for each tile that holds rows. */
  public List<TimJob.Program> programs(int columnPass, int rowPass) {
    List<TimJob.Program> jobs = new ArrayList<>();
    for (int tile = 0; tile < mapping.config().tiles(); tile++) {
      int slice = tile % mapping.group();
      int rows = mapping.rowsOfSlice(rowPass, slice);
      if (rows > 0) {
        int[] beats =
            Packing.rows(
                mapping.config(),
                weights,
                mapping.firstRowOfSlice(rowPass, slice),
                rows,
                mapping.firstColumnOfPass(columnPass),
                mapping.columnsOfPass(columnPass));
        jobs.add(new TimJob.Program(tile, 0, rows, beats));
      }
    }
    return jobs;
  }

  /** The job of some rounds of one pass. Vectors past the last one are filled with zeros. */
  public TimJob.Compute compute(
      int columnPass, int rowPass, Vectors vectors, int firstRound, int rounds) {
    if (vectors.size() != mapping.inputs()) {
      throw new IllegalArgumentException(
          "vectors have " + vectors.size() + " values, the layer " + mapping.inputs() + " inputs");
    }
    TimJob.Compute shape = shape(columnPass, rowPass, rounds);
    return new TimJob.Compute(
        encoding,
        planes,
        shape.groupLog2(),
        shape.keep(),
        shape.silent(),
        0,
        shape.blocks(),
        shape.columns(),
        rounds,
        scales,
        Packing.vectors(mapping, shape, rowPass, vectors, firstRound));
  }

  /** A job as {@link #compute} makes it, without its beats: enough for {@link TimCycles}. */
  public TimJob.Compute shape(int columnPass, int rowPass, int rounds) {
    return new TimJob.Compute(
        encoding,
        planes,
        Integer.numberOfTrailingZeros(mapping.group()),
        rowPass > 0,
        rowPass < mapping.rowPasses() - 1,
        0,
        mapping.blocksOfSlice(rowPass),
        mapping.columnsOfPass(columnPass),
        rounds,
        scales,
        new int[0]);
  }

  /**
   * Writes the sums that a compute job gave to their places; a silent job gives none.
   *
   * @param words the result beats, as in {@link ComputeResult#words}
   * @param sums [vector * outputs + output] of all vectors of the layer
   */
  public void collect(Step step, int[] words, long[] sums) {
    TimJob.Compute job = (TimJob.Compute) step.job();
    if (job.silent()) {
      return;
    }
    TimConfig config = mapping.config();
    ComputeResult result = new ComputeResult(words, 0, 0, 0);
    int vectors = sums.length / mapping.outputs();
    int group = mapping.group();
    int beat = 0;
    for (int round = step.firstRound(); round < step.firstRound() + job.vectors(); round++) {
      for (int s = 0; s < job.steps(config); s++) {
        int columns = job.columnsOfStep(config, s);
        int first = mapping.firstColumnOfPass(step.columnPass()) + s * config.pcus();
        for (int column = 0; column < columns; column += group, beat++) {
          for (int lane = 0; lane < config.tiles(); lane++) {
            int vector = round * mapping.copies() + lane / group;
            int inStep = column + lane % group;
            if (vector < vectors && inStep < columns) {
              sums[vector * mapping.outputs() + first + inStep] = result.lane(config, beat, lane);
            }
          }
        }
      }
    }
  }

  /**
   * What the layer costs, streams never waiting.
   *
   * @param vectors vectors of the layer
   * @param roundsPerJob as in {@link #jobs}
   */
  public LayerCost cost(int vectors, int roundsPerJob, TimPhases phases) {
    TimCycles cycles = new TimCycles(mapping.config(), phases);
    JobCycles compute = new JobCycles(0, 0, 0, 0);
    JobCycles programming = new JobCycles(0, 0, 0, 0);
    int rounds = mapping.rounds(vectors);
    for (int columnPass = 0; columnPass < mapping.columnPasses(); columnPass++) {
      for (int rowPass = 0; rowPass < mapping.rowPasses(); rowPass++) {
        int job = mapping.rowPasses() == 1 ? Math.min(roundsPerJob, rounds) : 1;
        compute = compute.plus(cycles.compute(shape(columnPass, rowPass, job)).times(rounds / job));
        if (rounds % job > 0) {
          compute = compute.plus(cycles.compute(shape(columnPass, rowPass, rounds % job)));
        }
        int programmed = mapping.rowPasses() == 1 ? 1 : rounds;
        for (int tile = 0; tile < mapping.config().tiles(); tile++) {
          int rows = mapping.rowsOfSlice(rowPass, tile % mapping.group());
          programming = programming.plus(cycles.program(rows).times(programmed));
        }
      }
    }
    return LayerCost.of(mapping, vectors, shape(0, 0, 1).accessesPerBlock(), compute, programming);
  }
}
