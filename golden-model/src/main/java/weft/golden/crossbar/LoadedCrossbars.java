package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/**
 * What the crossbars of a chip hold, ready for COMPUTE jobs: a {@link CrossbarKernel} for each
 * unit. It gives what {@link ComputeRun} gives, fast, without what happens on the way. Nothing that
 * happens to the chip later changes it, so threads may share it.
 */
public final class LoadedCrossbars {
  /** Vectors that are packed at once. */
  private static final int BATCH = 256;

  private final CrossbarConfig config;
  private final CrossbarSpecification specification;
  private final int fragments;

  /** Fragments of each unit whose inputs may be anything but 0. */
  private final int[] held;

  private final CrossbarKernel[] kernels;

  /**
   * @param crossbars [unit][crossbar]
   * @param job what is to be run: its kind of inputs, planes, skipping and fragments
   * @param held how many of the job's fragments each unit holds; in others, whatever their cells
   *     hold, no code is anything but 0, since their inputs are 0
   */
  LoadedCrossbars(
      CrossbarConfig config, Crossbar[][] crossbars, CrossbarJob.Compute job, int[] held) {
    this.config = config;
    specification = new CrossbarSpecification(config, job.inputs(), job.planes(), job.skipping());
    fragments = job.fragments();
    this.held = held.clone();
    kernels = new CrossbarKernel[config.units()];
    Arrays.setAll(kernels, u -> new CrossbarKernel(specification, cells(crossbars[u], held[u])));
  }

  /** What a unit's crossbars hold of the job's fragments, side by side. */
  private CellMatrix cells(Crossbar[] unit, int held) {
    CellMatrix cells =
        new CellMatrix(config, fragments * config.fragmentRows(), config.unitOutputs());
    for (int number = 0; number < config.crossbars(); number++) {
      Crossbar crossbar = unit[number];
      for (int column = 0; column < config.columns(); column++) {
        int ofUnit = number * config.columns() + column;
        for (int row = 0; row < held * config.fragmentRows(); row++) {
          cells.setLevel(row, ofUnit, crossbar.cells.level(row, crossbar.physical(column)));
        }
        int output = column / config.cellsPerWeight();
        for (int fragment = 0; fragment < held; fragment++) {
          cells.setFlipped(fragment, ofUnit, crossbar.flips[fragment][column]);
          cells.setNegative(
              fragment, ofUnit / config.cellsPerWeight(), crossbar.negative[fragment][output]);
        }
      }
    }
    return cells;
  }

  /**
   * The largest read-out that any input can give in the first {@code outputs} outputs of any unit:
   * the greatest sum of the levels of a fragment's column. Nothing saturates if the ADC's largest
   * code is no less; then sums are plain integer products.
   */
  public int largestReadOut(int outputs) {
    return Arrays.stream(kernels)
        .mapToInt(kernel -> kernel.largestReadOut(outputs))
        .max()
        .orElseThrow();
  }

  /**
   * Runs a job whose sums begin at 0.
   *
   * @throws IllegalArgumentException if the job differs from the one that this was made for in more
   *     than its vectors, outputs and requantisation, keeps sums, or has inputs for fragments that
   *     units do not hold
   */
  public JobResult run(CrossbarJob.Compute job) {
    if (job.keep()
        || job.fragments() != fragments
        || job.inputs() != specification.inputs()
        || job.planes() != specification.planes()
        || job.skipping() != specification.skipping()) {
      throw new IllegalArgumentException("loaded for another job than " + job);
    }
    return run(job, new long[config.units()][config.unitOutputs()], job.outputs());
  }

  /**
   * Runs a job.
   *
   * @param sums [unit][output of the unit], as the last job left them; as this one leaves them
   * @param outputs how many of them are computed
   */
  JobResult run(CrossbarJob.Compute job, long[][] sums, int outputs) {
    int[] inputCycles =
        new int[Math.multiplyExact(Math.multiplyExact(job.vectors(), config.units()), fragments)];
    ResultPacker results = new ResultPacker(config, job.resultBeats(config));
    long[][] first = new long[config.units()][];
    Arrays.setAll(first, unit -> job.keep() ? sums[unit].clone() : new long[sums[unit].length]);
    long saturations = 0;
    for (int from = 0; from < job.vectors(); from += BATCH) {
      int count = Math.min(BATCH, job.vectors() - from);
      long[][][] products = new long[config.units()][outputs][count];
      for (int unit = 0; unit < config.units(); unit++) {
        PackedInputs packed = pack(job, unit, from, count, inputCycles);
        saturations += multiply(kernels[unit], packed, products[unit]);
      }
      for (int v = 0; v < count; v++) {
        for (int unit = 0; unit < config.units(); unit++) {
          for (int output = 0; output < outputs; output++) {
            long before = from + v == 0 ? first[unit][output] : 0;
            sums[unit][output] = before + products[unit][output][v];
          }
        }
        if (!job.silent()) {
          results.vector(job, sums);
        }
      }
    }
    long accesses = Arrays.stream(inputCycles).asLongStream().sum();
    long planes = (long) inputCycles.length * job.planes();
    long conversions = accesses * config.crossbars() * config.columns();
    Counts counts =
        new Counts(accesses, conversions, saturations, accesses, planes - accesses, 0, 0);
    return new JobResult(results.words(), counts, inputCycles);
  }

  /** Packs the inputs of one unit and notes how many cycles they take. */
  private PackedInputs pack(
      CrossbarJob.Compute job, int unit, int from, int count, int[] inputCycles) {
    int[][] x = new int[count][];
    for (int v = 0; v < count; v++) {
      int image = (from + v) * config.units() + unit;
      x[v] = InputCycles.inputs(config, job, image, 0, fragments);
      for (int row = held[unit] * config.fragmentRows(); row < x[v].length; row++) {
        if (x[v][row] != 0) {
          throw new IllegalArgumentException(
              "input %d of unit %d, which holds %d fragments, must be 0, not %d"
                  .formatted(row, unit, held[unit], x[v][row]));
        }
      }
    }
    PackedInputs packed = kernels[unit].pack(x);
    for (int v = 0; v < count; v++) {
      for (int fragment = 0; fragment < fragments; fragment++) {
        int image = (from + v) * config.units() + unit;
        inputCycles[image * fragments + fragment] = packed.inputCycles(v, fragment);
      }
    }
    return packed;
  }

  /** Writes products, [output][vector]; returns the saturations, those of other outputs too. */
  private static long multiply(CrossbarKernel kernel, PackedInputs packed, long[][] products) {
    CrossbarKernel.Run run = kernel.run(packed);
    long[] unused = new long[packed.vectors()];
    for (int output = 0; output < kernel.outputs(); output++) {
      if (output < products.length) {
        run.output(output, products[output]);
      } else if (!kernel.exact(output)) {
        run.output(output, unused);
      }
    }
    return run.saturations();
  }
}
