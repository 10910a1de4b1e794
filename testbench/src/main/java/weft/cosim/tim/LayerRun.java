package weft.cosim.tim;

import java.util.List;
import java.util.Optional;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.Observed;
import weft.cosim.run.LayerCounts;
import weft.golden.map.TimPlan;
import weft.golden.map.Vectors;

/**
 * A layer that went through RTL and golden model.
 *
 * @param sums what the RTL gave: [vector * outputs + output]
 * @param counts from the counters of the RTL
 * @param cyclesGolden clocks of all jobs that the cycle model predicts
 * @param differed the job in which RTL and golden model differed; the layer ends there
 */
record LayerRun(
    long[] sums, LayerCounts counts, long cyclesGolden, Optional<TimPlan.Step> differed) {

  /** Sums of the RTL up to here were compared. */
  boolean agreed() {
    return differed.isEmpty();
  }

  /**
   * Runs a layer job by job.
   *
   * @param stalls seed of the stall patterns; each job draws its own from it; 0 never stalls
   */
  static LayerRun run(
      TimSession session,
      String layer,
      TimPlan plan,
      Vectors vectors,
      TimPhases phases,
      long stalls)
      throws InterruptedException {
    long[] sums = new long[Math.multiplyExact(vectors.count(), plan.mapping().outputs())];
    LayerCounts counts = LayerCounts.none(layer);
    long golden = 0;
    List<TimPlan.Step> steps = plan.jobs(vectors, Integer.MAX_VALUE);
    for (int i = 0; i < steps.size(); i++) {
      TimPlan.Step step = steps.get(i);
      JobOutcome outcome = session.run(layer, step.job(), phases, stalls == 0 ? 0 : stalls + i);
      golden += outcome.golden().cycles();
      if (outcome.seen().ended()) {
        counts = counts.plus(count(layer, step.job(), outcome.seen()));
      }
      if (!outcome.agreed()) {
        return new LayerRun(sums, counts, golden, Optional.of(step));
      }
      if (step.job() instanceof TimJob.Compute) {
        plan.collect(step, outcome.seen().resultWords(), sums);
      }
    }
    return new LayerRun(sums, counts, golden, Optional.empty());
  }

  private static LayerCounts count(String layer, TimJob job, Observed seen) {
    boolean compute = job instanceof TimJob.Compute;
    long cycles = seen.counter("CYCLES");
    return new LayerCounts(
        layer,
        seen.counter("ACCESSES"),
        compute ? cycles : 0,
        compute ? 0 : cycles,
        seen.counter("CLIPS_PLUS"),
        seen.counter("CLIPS_MINUS"));
  }
}
