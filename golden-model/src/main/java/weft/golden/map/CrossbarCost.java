package weft.golden.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.golden.JobCycles;
import weft.golden.crossbar.Counts;
import weft.golden.crossbar.CrossbarCycles;
import weft.golden.crossbar.JobResult;

/**
 * What jobs cost, streams never waiting.
 *
 * @param compute clocks of COMPUTE jobs
 * @param programming clocks of MAP, PROGRAM and FLAGS jobs
 * @param counts what COMPUTE jobs added to the counters
 * @param programmed what the others did
 * @param inputCycles how many of the matrix' fragments took 0, 1, 2 ... input cycles, over all
 *     vectors; fragments that only fill up units are not counted
 * @param failedCells cells that PROGRAM left above or below their target
 */
public record CrossbarCost(
    JobCycles compute,
    JobCycles programming,
    Counts counts,
    Counts programmed,
    List<Long> inputCycles,
    long failedCells) {
  private static final JobCycles NO_CYCLES = new JobCycles(0, 0, 0, 0);

  /** Nothing. */
  public static final CrossbarCost NONE =
      new CrossbarCost(NO_CYCLES, NO_CYCLES, Counts.NONE, Counts.NONE, List.of(), 0);

  public CrossbarCost {
    inputCycles = List.copyOf(inputCycles);
  }

  /**
   * Of a job that the golden model has run.
   *
   * @param vectors vectors of the layer in all its COMPUTE jobs of one pass
   */
  static CrossbarCost of(
      CrossbarMapping mapping,
      CrossbarPhases phases,
      CrossbarPlan.Step step,
      int vectors,
      JobResult result) {
    CrossbarJob job = step.job();
    JobCycles cycles = new CrossbarCycles(mapping.config(), phases).of(job, result.effort());
    if (job instanceof CrossbarJob.Compute compute) {
      // Every column pass drives the same inputs.
      Optional<List<Long>> histogram =
          step.columnPass() == 0
              ? Optional.of(histogram(mapping, step, compute, vectors, result.effort()))
              : Optional.empty();
      return new CrossbarCost(
          cycles, NO_CYCLES, result.counts(), Counts.NONE, histogram.orElse(List.of()), 0);
    }
    long failed = 0;
    if (job instanceof CrossbarJob.Program program) {
      int beats = CrossbarJob.reportBeats(mapping.config(), program.report());
      for (int row = 0; row < program.rows(); row++) {
        failed += result.lane(mapping.config(), row * beats, 0) & 0xFFFF;
      }
    }
    return new CrossbarCost(NO_CYCLES, cycles, Counts.NONE, result.counts(), List.of(), failed);
  }

  private static List<Long> histogram(
      CrossbarMapping mapping,
      CrossbarPlan.Step step,
      CrossbarJob.Compute job,
      int vectors,
      int[] effort) {
    long[] fragments = new long[job.planes() + 1];
    int units = mapping.config().units();
    for (int round = 0; round < job.vectors(); round++) {
      for (int unit = 0; unit < units; unit++) {
        int copy = unit / mapping.group();
        int held = mapping.fragmentsHeld(step.rowPass(), unit % mapping.group());
        boolean filled = (step.firstRound() + round) * mapping.copies() + copy >= vectors;
        for (int f = 0; f < held && !filled; f++) {
          fragments[effort[(round * units + unit) * job.fragments() + f]]++;
        }
      }
    }
    List<Long> list = new ArrayList<>();
    for (long count : fragments) {
      list.add(count);
    }
    return list;
  }

  /** Of both. */
  public CrossbarCost plus(CrossbarCost other) {
    return new CrossbarCost(
        compute.plus(other.compute),
        programming.plus(other.programming),
        counts.plus(other.counts),
        programmed.plus(other.programmed),
        sum(inputCycles, other.inputCycles),
        failedCells + other.failedCells);
  }

  private static List<Long> sum(List<Long> a, List<Long> b) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      sums.add((i < a.size() ? a.get(i) : 0) + (i < b.size() ? b.get(i) : 0));
    }
    return sums;
  }
}
