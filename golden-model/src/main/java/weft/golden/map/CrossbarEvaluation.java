package weft.golden.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.JobResult;
import weft.golden.data.DataSet;
import weft.golden.nn.QuantisedNetwork;
import weft.golden.nn.Shape;

/**
 * A network on a crossbar accelerator, layer by layer: the accuracy that the hardware reaches and
 * all that its counters count, without simulating it. Each layer runs the jobs that the hardware
 * would run, {@link #IMAGES_OF_A_JOB} images a job; the chip is programmed pulse by pulse.
 *
 * <p>If the units hold each layer at once, every layer is programmed once for all images, and jobs
 * run on as many threads as one likes; results do not depend on them. If not, every job's images go
 * through all layers together, each of them programmed anew, as often as {@link CrossbarPlan} says.
 */
public final class CrossbarEvaluation {
  /** Images of a job; the last one may have fewer. */
  public static final int IMAGES_OF_A_JOB = 32;

  private final CrossbarNetwork network;
  private final CrossbarPhases phases;
  private final CrossbarChip chip;

  /** Of the jobs that say which columns are used: the first layer is charged for them. */
  private CrossbarCost maps;

  /** By layer; empty if layers need several row passes. */
  private final List<LoadedLayer> loaded = new ArrayList<>();

  /** What a chunk of images did, by layer. */
  private record Part(int[] classes, List<CrossbarCost> costs) {}

  /**
   * Programs the chip.
   *
   * @param phases for the clocks
   * @param chip as it is before, with its faulty cells; nobody else uses it
   */
  public CrossbarEvaluation(CrossbarNetwork network, CrossbarPhases phases, CrossbarChip chip) {
    this.network = network;
    this.phases = phases;
    this.chip = chip;
    maps = CrossbarCost.NONE;
    CrossbarMapping first = network.layers().get(0).plan().mapping();
    for (CrossbarJob job : network.maps()) {
      CrossbarPlan.Step step = new CrossbarPlan.Step(job, 0, 0, 0);
      maps = maps.plus(CrossbarCost.of(first, phases, step, 0, chip.run(job)));
    }
    if (network.layers().stream().allMatch(l -> l.plan().mapping().rowPasses() == 1)) {
      for (CrossbarLayer layer : network.layers()) {
        loaded.add(new LoadedLayer(layer, phases, chip));
      }
    }
  }

  /**
   * Classifies all images.
   *
   * @param threads at least 1
   * @throws IllegalArgumentException if the images are not of the network's size
   */
  public EvaluationResult<CrossbarLayerReport> run(
      DataSet images, int threads, EvaluationProgress progress) throws InterruptedException {
    Shape shape = network.network().input().shape();
    if (!images.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "%s has images of %s, the network takes %s"
              .formatted(images.name(), images.shape(), shape));
    }
    long start = System.nanoTime();
    List<Part> parts =
        Chunks.run(
            images.size(),
            IMAGES_OF_A_JOB,
            loaded.isEmpty() ? 1 : threads,
            (first, count) -> classify(images, first, count),
            progress);
    int[] classes = parts.stream().flatMapToInt(p -> Arrays.stream(p.classes())).toArray();
    double seconds = (System.nanoTime() - start) / 1e9;
    return EvaluationResult.of(classes, images, reports(parts), seconds);
  }

  private Part classify(DataSet images, int first, int count) {
    int[][] values = new int[count][];
    Arrays.setAll(values, i -> images.pixels(first + i));
    List<CrossbarCost> costs = new ArrayList<>();
    long[][] sums = {};
    for (CrossbarStep step : network.steps()) {
      if (step instanceof PoolStep pool) {
        values = pool.run(values);
      } else if (step instanceof CrossbarLayer layer) {
        Vectors lines = layer.lines(values);
        LoadedLayer.Outcome outcome =
            loaded.isEmpty() ? onChip(layer, lines) : loaded.get(costs.size()).run(lines);
        costs.add(outcome.cost());
        if (layer.layer().requantisation().isPresent()) {
          values = layer.activations(outcome.results());
        } else {
          sums = layer.outputs(outcome.results());
        }
      }
    }
    return new Part(Arrays.stream(sums).mapToInt(QuantisedNetwork::classOf).toArray(), costs);
  }

  /** Job by job on the chip itself, programs included. */
  private LoadedLayer.Outcome onChip(CrossbarLayer layer, Vectors lines) {
    CrossbarPlan plan = layer.plan();
    long[][] results = new long[lines.count()][plan.mapping().outputs()];
    CrossbarCost cost = CrossbarCost.NONE;
    for (CrossbarPlan.Step step : plan.jobs(lines, Integer.MAX_VALUE)) {
      JobResult result = chip.run(step.job());
      if (step.job() instanceof CrossbarJob.Compute) {
        plan.collect(step, result, results);
      }
      cost = cost.plus(CrossbarCost.of(plan.mapping(), phases, step, lines.count(), result));
    }
    return new LoadedLayer.Outcome(results, cost);
  }

  private List<CrossbarLayerReport> reports(List<Part> parts) {
    List<CrossbarLayerReport> reports = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      CrossbarLayer layer = network.layers().get(i);
      CrossbarCost cost = i == 0 ? maps : CrossbarCost.NONE;
      if (!loaded.isEmpty()) {
        cost = cost.plus(loaded.get(i).programming());
      }
      for (Part part : parts) {
        cost = cost.plus(part.costs().get(i));
      }
      reports.add(
          new CrossbarLayerReport(
              layer.name(),
              layer.plan().mapping(),
              layer.plan().settings().planes(),
              loaded.isEmpty() ? OptionalInt.empty() : loaded.get(i).largestReadOut(),
              cost));
    }
    return List.copyOf(reports);
  }
}
