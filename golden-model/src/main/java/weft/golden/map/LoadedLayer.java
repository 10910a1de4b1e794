package weft.golden.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.JobResult;
import weft.golden.crossbar.LoadedCrossbars;

/**
 * A layer whose matrix the units hold all at once, as the chip held it after programming: for each
 * column pass what its crossbars do. Immutable; threads share it.
 */
final class LoadedLayer {
  /** Jobs that ran, their results in place. */
  record Outcome(long[][] results, CrossbarCost cost) {}

  private final CrossbarPlan plan;
  private final CrossbarPhases phases;
  private final List<LoadedCrossbars> passes = new ArrayList<>();
  private CrossbarCost programming = CrossbarCost.NONE;
  private int largestReadOut;

  /** Programs the chip with the layer, pass by pass. */
  LoadedLayer(CrossbarLayer layer, CrossbarPhases phases, CrossbarChip chip) {
    plan = layer.plan();
    this.phases = phases;
    CrossbarMapping mapping = layer.plan().mapping();
    int[] held = new int[mapping.config().units()];
    Arrays.setAll(held, unit -> mapping.fragmentsHeld(0, unit % mapping.group()));
    for (int pass = 0; pass < plan.mapping().columnPasses(); pass++) {
      for (CrossbarJob job : plan.programs(pass, 0)) {
        CrossbarPlan.Step step = new CrossbarPlan.Step(job, pass, 0, 0);
        programming = programming.plus(cost(step, 0, chip.run(job)));
      }
      LoadedCrossbars loaded = chip.load(plan.shape(pass, 0, 1), held);
      passes.add(loaded);
      int outputs = plan.mapping().outputsOfPass(pass);
      largestReadOut = Math.max(largestReadOut, loaded.largestReadOut(outputs));
    }
  }

  /** What programming all passes once took. */
  CrossbarCost programming() {
    return programming;
  }

  /** See {@link CrossbarLayerReport#largestReadOut}. */
  OptionalInt largestReadOut() {
    return OptionalInt.of(largestReadOut);
  }

  /** Multiplies vectors, all of them in one job a pass. */
  Outcome run(Vectors lines) {
    CrossbarMapping mapping = plan.mapping();
    long[][] results = new long[lines.count()][mapping.outputs()];
    CrossbarCost cost = CrossbarCost.NONE;
    for (int pass = 0; pass < passes.size(); pass++) {
      CrossbarJob.Compute job = plan.compute(pass, 0, lines, 0, mapping.rounds(lines.count()));
      CrossbarPlan.Step step = new CrossbarPlan.Step(job, pass, 0, 0);
      JobResult result = passes.get(pass).run(job);
      plan.collect(step, result, results);
      cost = cost.plus(cost(step, lines.count(), result));
    }
    return new Outcome(results, cost);
  }

  private CrossbarCost cost(CrossbarPlan.Step step, int vectors, JobResult result) {
    return CrossbarCost.of(plan.mapping(), phases, step, vectors, result);
  }
}
