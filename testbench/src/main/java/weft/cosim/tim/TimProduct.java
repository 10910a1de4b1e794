package weft.cosim.tim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimScales;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.Observed;
import weft.cosim.network.JobRequest;
import weft.cosim.network.Product;
import weft.cosim.network.ProductJob;
import weft.cosim.run.Divergence;
import weft.cosim.run.LayerCounts;
import weft.golden.map.LayerMapping;
import weft.golden.map.TimPlan;
import weft.golden.map.Vectors;
import weft.golden.nn.TernaryMatrix;

/**
 * A ternary matrix on an accelerator.
 *
 * @param encoding how inputs are driven
 * @param planes bit planes of an input
 * @param scales what +1 and -1 stand for
 */
record TimProduct(
    TimAccelerator accelerator,
    TernaryMatrix weights,
    TimEncoding encoding,
    int planes,
    TimScales scales)
    implements Product<TimSession> {

  /** A product as plain data, ready to run. */
  static JobRequest<TimSession> request(TimAccelerator accelerator, TimMatrixJob job) {
    byte[] values = new byte[job.rows() * job.columns()];
    int next = 0;
    for (int[] row : job.weights()) {
      for (int weight : row) {
        values[next++] = (byte) weight;
      }
    }
    TernaryMatrix weights = new TernaryMatrix(job.rows(), job.columns(), values);
    TimProduct product =
        new TimProduct(accelerator, weights, job.encoding(), job.planes(), job.scales());
    return new JobRequest<>(accelerator, product, Vectors.of(job.activations()), job);
  }

  @Override
  public int outputs() {
    return weights.columns();
  }

  @Override
  public List<Job> jobs(Vectors vectors) {
    TimPlan plan = new TimPlan(accelerator.config(), weights, encoding, planes, scales);
    return plan.jobs(vectors, Integer.MAX_VALUE).stream()
        .map(step -> new Job(this, plan, vectors, step))
        .toList();
  }

  /** A job of the product. */
  record Job(TimProduct product, TimPlan plan, Vectors vectors, TimPlan.Step step)
      implements ProductJob<TimSession> {
    @Override
    public JobOutcome run(TimSession session, String layer, long stalls)
        throws InterruptedException {
      return session.run(layer, step.job(), product.accelerator.phases(), stalls);
    }

    @Override
    public LayerCounts count(String layer, Observed seen) {
      boolean compute = step.job() instanceof TimJob.Compute;
      long cycles = seen.counter("CYCLES");
      Map<String, Long> clips = new LinkedHashMap<>();
      clips.put(TimAccelerator.CLIPPED_PLUS, seen.counter("CLIPS_PLUS"));
      clips.put(TimAccelerator.CLIPPED_MINUS, seen.counter("CLIPS_MINUS"));
      return new LayerCounts(
          layer, seen.counter("ACCESSES"), compute ? cycles : 0, compute ? 0 : cycles, clips);
    }

    @Override
    public void collect(int[] resultWords, long[] sums) {
      if (step.job() instanceof TimJob.Compute) {
        plan.collect(step, resultWords, sums);
      }
    }

    /** The columns of the failing pass, and the vectors of the failing round and its neighbours. */
    @Override
    public JobRequest<TimSession> alone(Divergence first, long stalls) {
      TernaryMatrix all = product.weights;
      LayerMapping mapping = plan.mapping();
      int firstColumn = mapping.firstColumnOfPass(step.columnPass());
      int[][] weights = new int[all.rows()][mapping.columnsOfPass(step.columnPass())];
      for (int row = 0; row < weights.length; row++) {
        for (int column = 0; column < weights[row].length; column++) {
          weights[row][column] = all.get(row, firstColumn + column);
        }
      }
      int round = step.firstRound() + (int) Math.max(0, first.vector());
      int[][] few = vectors.range((round - 1) * mapping.copies(), (round + 2) * mapping.copies());
      TimAccelerator accelerator = product.accelerator;
      return request(
          accelerator,
          new TimMatrixJob(
              accelerator.config(),
              accelerator.phases(),
              product.encoding,
              product.planes,
              product.scales,
              weights,
              few,
              stalls == 0 ? OptionalLong.empty() : OptionalLong.of(stalls)));
    }
  }
}
