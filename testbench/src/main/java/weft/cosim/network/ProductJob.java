package weft.cosim.network;

import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.JobSession;
import weft.cosim.accelerator.Observed;
import weft.cosim.run.Divergence;
import weft.cosim.run.LayerCounts;

/** One of the jobs of a {@link Product}. */
public interface ProductJob<S extends JobSession> {
  /**
   * Runs it on RTL and golden model.
   *
   * @param layer what it belongs to
   * @param stalls seed of the stall patterns; 0 never stalls
   */
  JobOutcome run(S session, String layer, long stalls) throws InterruptedException;

  /** What the counters of the RTL say of it. */
  LayerCounts count(String layer, Observed seen);

  /**
   * Writes the results that it gave to their places; most jobs give none.
   *
   * @param resultWords as in {@link Observed#resultWords}
   * @param sums [vector * outputs + output] of all vectors of the product
   */
  void collect(int[] resultWords, long[] sums);

  /**
   * The least of the product that should show a difference again: what was computed when the job
   * ran, with the vectors of the failing round and of its neighbours (a flag that comes a round
   * early shows only if there is a next one).
   *
   * @param stalls seed of the stall pattern; 0 never stalls
   */
  JobRequest<S> alone(Divergence first, long stalls);
}
