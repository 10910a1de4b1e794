package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/** A COMPUTE job on a chip: every fragment, plane, step, crossbar and ADC one by one. */
final class ComputeRun {
  private final CrossbarConfig config;
  private final Crossbar[][] crossbars;
  private final long[][] sums;
  private final CrossbarJob.Compute job;
  private final CrossbarChip.Observer observer;
  private final CrossbarSpecification specification;
  private final int[] inputCycles;
  private long accesses;
  private long saturations;

  /**
   * @param crossbars [unit][crossbar]
   * @param sums [unit][output of the unit], as the last job left them
   */
  ComputeRun(
      CrossbarConfig config,
      Crossbar[][] crossbars,
      long[][] sums,
      CrossbarJob.Compute job,
      CrossbarChip.Observer observer) {
    this.config = config;
    this.crossbars = crossbars;
    this.sums = sums;
    this.job = job;
    this.observer = observer;
    specification = new CrossbarSpecification(config, job.inputs(), job.planes(), job.skipping());
    long fragments = (long) job.vectors() * config.units() * job.fragments();
    inputCycles = new int[Math.toIntExact(fragments)];
  }

  JobResult run() {
    ResultPacker results = new ResultPacker(config, job.resultBeats(config));
    int next = 0;
    for (int vector = 0; vector < job.vectors(); vector++) {
      for (int unit = 0; unit < config.units(); unit++) {
        if (!(job.keep() && vector == 0)) {
          Arrays.fill(sums[unit], 0);
        }
        for (int fragment = 0; fragment < job.fragments(); fragment++) {
          int[] x = InputCycles.inputs(config, job, vector * config.units() + unit, fragment, 1);
          int[] planes = specification.planesOf(x);
          inputCycles[next++] = planes.length;
          for (int plane : planes) {
            access(vector, unit, fragment, plane, x);
          }
        }
      }
      if (!job.silent()) {
        results.vector(job, sums);
      }
    }
    long planes = (long) inputCycles.length * job.planes();
    long conversions = accesses * config.crossbars() * config.columns();
    Counts counts =
        new Counts(accesses, conversions, saturations, accesses, planes - accesses, 0, 0);
    return new JobResult(results.words(), counts, inputCycles);
  }

  /** Converts all columns of a unit under one plane. */
  private void access(int vector, int unit, int fragment, int plane, int[] x) {
    accesses++;
    int driven = specification.driven(x, plane);
    boolean signPlane = specification.subtracted(plane, x);
    for (int step = 0; step < config.conversionSteps(); step++) {
      CrossbarChip.Place place = new CrossbarChip.Place(vector, unit, fragment, plane, step);
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        for (int adc = 0; adc < config.adcs(); adc++) {
          convert(place, crossbar, adc, x, driven, signPlane);
        }
      }
    }
  }

  private void convert(
      CrossbarChip.Place place, int number, int adc, int[] x, int driven, boolean signPlane) {
    Crossbar crossbar = crossbars[place.unit()][number];
    int column = adc * config.conversionSteps() + place.step();
    int physical = crossbar.physical(column);
    int sum = 0;
    for (int i = 0; i < x.length; i++) {
      if ((x[i] >> place.plane() & 1) != 0) {
        sum += crossbar.cells.level(place.fragment() * x.length + i, physical);
      }
    }
    int code = specification.adc(sum);
    boolean saturated = sum > config.adcMax();
    saturations += saturated ? 1 : 0;

    int digitSum = specification.unflipped(code, driven, crossbar.flips[place.fragment()][column]);
    int cell = column % config.cellsPerWeight();
    int output = column / config.cellsPerWeight();
    long term = specification.term(digitSum, driven, cell, place.plane());
    boolean negated =
        signPlane ^ crossbar.negative[place.fragment()][output] ^ specification.isSubtracted(cell);
    int ofUnit = number * config.outputs() + output;
    sums[place.unit()][ofUnit] += negated ? -term : term;
    observer.accumulated(place, number, adc, code, saturated, sums[place.unit()][ofUnit]);
  }
}
