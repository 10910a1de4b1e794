package weft.cosim.network;

import java.util.Optional;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.JobSession;
import weft.cosim.run.LayerCounts;
import weft.golden.map.Vectors;

/**
 * A product that went through RTL and golden model.
 *
 * @param sums what the RTL gave: [vector * outputs + output]
 * @param counts from the counters of the RTL
 * @param cyclesGolden clocks of all jobs that the cycle model predicts
 * @param differed the job in which RTL and golden model differed; the layer ends there
 */
record LayerRun<S extends JobSession>(
    long[] sums, LayerCounts counts, long cyclesGolden, Optional<ProductJob<S>> differed) {

  /**
   * Runs a product job by job.
   *
   * @param none counts to begin with
   * @param stalls seed of the stall patterns; each job draws its own from it; 0 never stalls
   */
  static <S extends JobSession> LayerRun<S> run(
      S session, LayerCounts none, Product<S> product, Vectors vectors, long stalls)
      throws InterruptedException {
    long[] sums = sums(product, vectors);
    LayerCounts counts = none;
    long golden = 0;
    int index = 0;
    for (ProductJob<S> job : product.jobs(vectors)) {
      JobOutcome outcome = job.run(session, none.name(), stalls == 0 ? 0 : stalls + index);
      golden += outcome.golden().cycles();
      if (outcome.seen().ended()) {
        counts = counts.plus(job.count(none.name(), outcome.seen()));
      }
      if (!outcome.agreed()) {
        return new LayerRun<>(sums, counts, golden, Optional.of(job));
      }
      job.collect(outcome.seen().resultWords(), sums);
      index++;
    }
    return new LayerRun<>(sums, counts, golden, Optional.empty());
  }

  /** A simulation that ended before anything could be counted. */
  static <S extends JobSession> LayerRun<S> broken(
      LayerCounts none, Product<S> product, Vectors vectors) {
    return new LayerRun<>(sums(product, vectors), none, 0, Optional.empty());
  }

  private static long[] sums(Product<?> product, Vectors vectors) {
    return new long[Math.multiplyExact(vectors.count(), product.outputs())];
  }
}
