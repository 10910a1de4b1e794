package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/**
 * A COMPUTE job on a chip through a {@link CrossbarKernel} for each unit: what {@link ComputeRun}
 * gives, fast, without what happens on the way.
 */
final class KernelRun {
  /** Vectors that are packed at once. */
  private static final int BATCH = 256;

  private final CrossbarConfig config;
  private final Crossbar[][] crossbars;
  private final long[][] sums;
  private final CrossbarJob.Compute job;
  private final CrossbarSpecification specification;
  private final int[] inputCycles;
  private long accesses;
  private long saturations;

  /**
   * @param crossbars [unit][crossbar]
   * @param sums [unit][output of the unit], as the last job left them
   */
  KernelRun(CrossbarConfig config, Crossbar[][] crossbars, long[][] sums, CrossbarJob.Compute job) {
    this.config = config;
    this.crossbars = crossbars;
    this.sums = sums;
    this.job = job;
    specification = new CrossbarSpecification(config, job.inputs(), job.planes(), job.skipping());
    long fragments = (long) job.vectors() * config.units() * job.fragments();
    inputCycles = new int[Math.toIntExact(fragments)];
  }

  JobResult run() {
    CrossbarKernel[] kernels = new CrossbarKernel[config.units()];
    Arrays.setAll(kernels, unit -> new CrossbarKernel(specification, cells(unit)));
    ResultPacker results = new ResultPacker(config, job.resultBeats(config));
    long[][] first = new long[config.units()][];
    Arrays.setAll(first, unit -> job.keep() ? sums[unit].clone() : new long[sums[unit].length]);
    for (int from = 0; from < job.vectors(); from += BATCH) {
      int count = Math.min(BATCH, job.vectors() - from);
      long[][][] products = new long[config.units()][][];
      for (int unit = 0; unit < config.units(); unit++) {
        products[unit] = multiply(kernels[unit], unit, from, count);
      }
      for (int v = 0; v < count; v++) {
        for (int unit = 0; unit < config.units(); unit++) {
          for (int output = 0; output < sums[unit].length; output++) {
            long before = from + v == 0 ? first[unit][output] : 0;
            sums[unit][output] = before + products[unit][output][v];
          }
        }
        if (!job.silent()) {
          results.vector(job, sums);
        }
      }
    }
    long planes = (long) inputCycles.length * job.planes();
    long conversions = accesses * config.crossbars() * config.columns();
    Counts counts =
        new Counts(accesses, conversions, saturations, accesses, planes - accesses, 0, 0);
    return new JobResult(results.words(), counts, inputCycles);
  }

  /** What a unit's crossbars hold of the job's fragments, side by side. */
  private CellMatrix cells(int unit) {
    CellMatrix cells =
        new CellMatrix(config, job.fragments() * config.fragmentRows(), config.unitOutputs());
    for (int number = 0; number < config.crossbars(); number++) {
      Crossbar crossbar = crossbars[unit][number];
      for (int column = 0; column < config.columns(); column++) {
        int ofUnit = number * config.columns() + column;
        for (int row = 0; row < cells.rows(); row++) {
          cells.setLevel(row, ofUnit, crossbar.cells.level(row, crossbar.physical(column)));
        }
        int output = column / config.cellsPerWeight();
        for (int fragment = 0; fragment < job.fragments(); fragment++) {
          cells.setFlipped(fragment, ofUnit, crossbar.flips[fragment][column]);
          cells.setNegative(
              fragment, ofUnit / config.cellsPerWeight(), crossbar.negative[fragment][output]);
        }
      }
    }
    return cells;
  }

  /** The products of a batch of vectors: [output][vector]. */
  private long[][] multiply(CrossbarKernel kernel, int unit, int from, int count) {
    int[][] x = new int[count][];
    for (int v = 0; v < count; v++) {
      int image = (from + v) * config.units() + unit;
      x[v] = InputCycles.inputs(config, job, image, 0, job.fragments());
    }
    PackedInputs packed = kernel.pack(x);
    for (int v = 0; v < count; v++) {
      for (int fragment = 0; fragment < job.fragments(); fragment++) {
        int image = (from + v) * config.units() + unit;
        inputCycles[image * job.fragments() + fragment] = packed.inputCycles(v, fragment);
      }
    }
    accesses += packed.accesses();
    CrossbarKernel.Run run = kernel.run(packed);
    long[][] products = new long[kernel.outputs()][count];
    for (int output = 0; output < products.length; output++) {
      run.output(output, products[output]);
    }
    saturations += run.saturations();
    return products;
  }
}
