package weft.golden.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.crossbar.CellMatrix;
import weft.golden.crossbar.Images;
import weft.golden.crossbar.JobResult;

/**
 * A compiled matrix as jobs of the accelerator: programs and flags from its cells, computes from
 * the inputs of its word lines, and its results from the result beats.
 *
 * <p>Jobs go column pass by column pass. With one row pass all rounds may run in one job or in
 * several; with more, {@link #jobs} programs the crossbars anew for every pass of every round.
 */
public final class CrossbarPlan {
  /**
   * A job and the part of the layer that it does.
   *
   * @param job what to run
   * @param columnPass from 0
   * @param rowPass from 0
   * @param firstRound of a compute job: the first round of vectors; of others: 0
   */
  public record Step(CrossbarJob job, int columnPass, int rowPass, int firstRound) {}

  /**
   * How the accelerator is to be used.
   *
   * @param inputs what the bits of an input mean
   * @param planes bits of an input
   * @param skipping which planes are not driven
   * @param requantisation of the results; none: sums
   * @param pulseLimit most pulses of a row
   */
  public record Settings(
      InputKind inputs,
      int planes,
      ZeroSkipping skipping,
      Optional<Requantisation> requantisation,
      int pulseLimit) {}

  private final CrossbarMapping mapping;
  private final IntFunction<CellMatrix> copies;
  private final ChipFaults known;
  private final ColumnMaps maps;
  private final Settings settings;

  /** A plan that knows of no stuck cell and uses no spare column. */
  public CrossbarPlan(CrossbarMapping mapping, IntFunction<CellMatrix> copies, Settings settings) {
    this(mapping, copies, ChipFaults.none(mapping.config()), settings);
  }

  /**
   * @param copies the cells of each copy, which differ if they are placed around stuck cells
   * @param known the stuck cells: they say which physical columns the crossbars use ({@link #maps}
   *     says it to them), and are asked to hold what they are stuck at, since pulses are in vain
   */
  public CrossbarPlan(
      CrossbarMapping mapping,
      IntFunction<CellMatrix> copies,
      ChipFaults known,
      Settings settings) {
    this.mapping = mapping;
    this.copies = copies;
    this.known = known;
    this.settings = settings;
    maps = known.columnMaps();
  }

  public CrossbarMapping mapping() {
    return mapping;
  }

  public Settings settings() {
    return settings;
  }

  /**
   * All jobs of the layer in order, programs included, maps not.
   *
   * @param lines the inputs of all word lines of the matrix, vector by vector
   * @param roundsPerJob most rounds of a compute job; at least 1
   */
  public List<Step> jobs(Vectors lines, int roundsPerJob) {
    return stream(lines, roundsPerJob).toList();
  }

  /** The same jobs, each made when it is asked for: inputs of a large layer are hundreds of MB. */
  public Stream<Step> stream(Vectors lines, int roundsPerJob) {
    List<Supplier<Step>> steps = new ArrayList<>();
    int rounds = mapping.rounds(lines.count());
    for (int c = 0; c < mapping.columnPasses(); c++) {
      int columnPass = c;
      List<List<CrossbarJob>> programs =
          IntStream.range(0, mapping.rowPasses())
              .mapToObj(rowPass -> programs(columnPass, rowPass))
              .toList();
      boolean one = mapping.rowPasses() == 1;
      int step = one ? roundsPerJob : 1;
      for (int r = 0; r < rounds; r += step) {
        int first = r;
        int count = Math.min(step, rounds - first);
        for (int p = 0; p < mapping.rowPasses(); p++) {
          int rowPass = p;
          if (!one || first == 0) {
            for (CrossbarJob job : programs.get(rowPass)) {
              steps.add(() -> new Step(job, columnPass, rowPass, 0));
            }
          }
          steps.add(
              () ->
                  new Step(
                      compute(columnPass, rowPass, lines, first, count),
                      columnPass,
                      rowPass,
                      first));
        }
      }
    }
    return steps.stream().map(Supplier::get);
  }

  /** The jobs that tell every crossbar which physical columns to use; once, before all others. */
  public List<CrossbarJob> maps() {
    CrossbarConfig config = mapping.config();
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int unit = 0; unit < config.units(); unit++) {
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        int[][] targets = new int[1][config.columns()];
        for (int column = 0; column < config.columns(); column++) {
          targets[0][column] = maps.target(unit, crossbar, column);
        }
        Payload beats = Images.pack(config, CrossbarJob.Map.COLUMN_BITS, targets);
        jobs.add(new CrossbarJob.Map(unit, crossbar, beats));
      }
    }
    return jobs;
  }

  /** The jobs that write one pass: PROGRAM and FLAGS of each crossbar that holds some of it. */
  public List<CrossbarJob> programs(int columnPass, int rowPass) {
    CrossbarConfig config = mapping.config();
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int unit = 0; unit < config.units(); unit++) {
      int slice = unit % mapping.group();
      int fragments = mapping.fragmentsHeld(rowPass, slice);
      int outputs = mapping.outputsOfPass(columnPass);
      for (int crossbar = 0; crossbar * config.outputs() < outputs && fragments > 0; crossbar++) {
        CellMatrix cells = copies.apply(unit / mapping.group());
        int first = mapping.firstFragmentOfSlice(rowPass, slice);
        int output = mapping.firstOutputOfPass(columnPass) + crossbar * config.outputs();
        jobs.add(program(cells, unit, crossbar, first, fragments, output));
        jobs.add(flags(cells, unit, crossbar, first, fragments, output));
      }
    }
    return jobs;
  }

  private CrossbarJob program(
      CellMatrix cells, int unit, int crossbar, int firstFragment, int fragments, int output) {
    CrossbarConfig config = mapping.config();
    int rows = fragments * config.fragmentRows();
    int[][] levels = new int[rows][config.physicalColumns()];
    int firstColumn = output * config.cellsPerWeight();
    int columns = Math.min(config.columns(), cells.columns() - firstColumn);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        levels[row][maps.physical(config, unit, crossbar, column)] =
            cells.level(firstFragment * config.fragmentRows() + row, firstColumn + column);
      }
      for (int column = 0; column < config.physicalColumns(); column++) {
        switch (known.kind(unit, crossbar, row, column)) {
          case SA0 -> levels[row][column] = 0;
          case SA1 -> levels[row][column] = config.topLevel();
          default -> {}
        }
      }
    }
    Payload beats = Images.pack(config, CrossbarJob.LEVEL_BITS, levels);
    return new CrossbarJob.Program(unit, crossbar, 0, rows, settings.pulseLimit(), false, beats);
  }

  private CrossbarJob flags(
      CellMatrix cells, int unit, int crossbar, int firstFragment, int fragments, int output) {
    CrossbarConfig config = mapping.config();
    int[][] bits = new int[fragments][config.columns() + config.outputs()];
    int firstColumn = output * config.cellsPerWeight();
    for (int f = 0; f < fragments; f++) {
      for (int o = 0; o < config.outputs() && output + o < cells.outputs(); o++) {
        boolean negative = cells.negative(firstFragment + f, output + o);
        bits[f][config.columns() + o] = negative ? 1 : 0;
        for (int k = 0; k < config.cellsPerWeight(); k++) {
          int column = o * config.cellsPerWeight() + k;
          bits[f][column] = cells.flipped(firstFragment + f, firstColumn + column) ? 1 : 0;
        }
      }
    }
    return new CrossbarJob.Flags(unit, crossbar, 0, fragments, Images.pack(config, 1, bits));
  }

  /** The job of some rounds of one pass. Vectors past the last one are filled with zeros. */
  public CrossbarJob.Compute compute(
      int columnPass, int rowPass, Vectors lines, int firstRound, int rounds) {
    CrossbarConfig config = mapping.config();
    int fragments = mapping.fragmentsOfSlice(rowPass);
    int[][] inputs = new int[rounds * config.units()][fragments * config.fragmentRows()];
    int[] vector = new int[lines.size()];
    for (int round = 0; round < rounds; round++) {
      for (int copy = 0; copy < mapping.copies(); copy++) {
        int index = (firstRound + round) * mapping.copies() + copy;
        if (index >= lines.count()) {
          continue;
        }
        lines.read(index, vector);
        for (int slice = 0; slice < mapping.group(); slice++) {
          int unit = copy * mapping.group() + slice;
          int held = mapping.fragmentsHeld(rowPass, slice) * config.fragmentRows();
          int first = mapping.firstFragmentOfSlice(rowPass, slice) * config.fragmentRows();
          if (held > 0) {
            System.arraycopy(vector, first, inputs[round * config.units() + unit], 0, held);
          }
        }
      }
    }
    return job(columnPass, rowPass, rounds, Images.pack(config, CrossbarConfig.INPUT_LANE, inputs));
  }

  /** A job as {@link #compute} makes it, without its beats. */
  public CrossbarJob.Compute shape(int columnPass, int rowPass, int rounds) {
    return job(columnPass, rowPass, rounds, Payload.NONE);
  }

  private CrossbarJob.Compute job(int columnPass, int rowPass, int rounds, Payload beats) {
    boolean last = rowPass == mapping.rowPasses() - 1;
    return new CrossbarJob.Compute(
        settings.inputs(),
        settings.planes(),
        settings.skipping(),
        Integer.numberOfTrailingZeros(mapping.group()),
        rowPass > 0,
        !last,
        mapping.fragmentsOfSlice(rowPass),
        mapping.outputsOfPass(columnPass),
        rounds,
        last ? settings.requantisation() : Optional.empty(),
        beats);
  }

  /** Takes results. */
  public interface Results {
    /**
     * @param output of the compiled matrix
     */
    void put(int vector, int output, long value);
  }

  /**
   * Writes the results that a compute job gave to their places; a silent job gives none.
   *
   * @param result the result beats
   * @param results [vector][output of the compiled matrix]
   */
  public void collect(Step step, JobResult result, long[][] results) {
    collect(
        step,
        result,
        (vector, output, value) -> {
          if (vector < results.length) {
            results[vector][output] = value;
          }
        });
  }

  /** The same to any place; vectors past the last one, which fill a round, are given too. */
  public void collect(Step step, JobResult result, Results results) {
    CrossbarJob.Compute job = (CrossbarJob.Compute) step.job();
    int beat = 0;
    for (int round = 0; round < job.vectors() && !job.silent(); round++) {
      for (int output = 0; output < job.outputs(); output++, beat++) {
        for (int copy = 0; copy < mapping.copies(); copy++) {
          results.put(
              (step.firstRound() + round) * mapping.copies() + copy,
              mapping.firstOutputOfPass(step.columnPass()) + output,
              result.lane(mapping.config(), beat, copy));
        }
      }
    }
  }
}
