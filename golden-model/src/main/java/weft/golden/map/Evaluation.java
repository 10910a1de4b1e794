package weft.golden.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimPhases;
import weft.golden.data.DataSet;
import weft.golden.nn.Layer;
import weft.golden.nn.MaxPool;
import weft.golden.nn.Shape;
import weft.golden.nn.TernaryNetwork;

/**
 * A network on the accelerator, layer by layer through the clipping kernel: the accuracy that the
 * hardware reaches, without simulating it. Results do not depend on the number of threads.
 */
public final class Evaluation {
  /** Images that a thread takes at a time. */
  private static final int IMAGES_AT_A_TIME = 64;

  private final TernaryNetwork network;
  private final TimPhases phases;
  private final int imagesPerBatch;

  /** By layer; null where the layer is not on the accelerator. */
  private final MatrixStep[] steps;

  /**
   * @param phases for the prediction of cycles
   * @param imagesPerBatch images that go through a layer together, for the prediction: each batch
   *     programs the layer anew and takes one job a pass; {@code Integer.MAX_VALUE} for all at once
   * @throws weft.arch.ConfigException if the network does not fit the accelerator
   */
  public Evaluation(
      TernaryNetwork network, TimConfig config, TimPhases phases, int imagesPerBatch) {
    this.network = network;
    this.phases = phases;
    this.imagesPerBatch = imagesPerBatch;
    steps = new MatrixStep[network.layers().size()];
    List<Shape> shapes = network.shapes();
    for (int i = 0; i < steps.length; i++) {
      Layer layer = network.layers().get(i);
      if (!(layer instanceof MaxPool)) {
        steps[i] = new MatrixStep(layer, shapes.get(i), network.inputBits(i), config);
      }
    }
  }

  /** A network on an accelerator with default phases, all images going through a layer at once. */
  public static EvaluationResult<LayerReport> run(
      TernaryNetwork network,
      TimConfig config,
      DataSet images,
      int threads,
      EvaluationProgress progress)
      throws InterruptedException {
    return new Evaluation(network, config, TimPhases.DEFAULT, Integer.MAX_VALUE)
        .run(images, threads, progress);
  }

  /**
   * Classifies all images.
   *
   * @param threads at least 1
   * @throws IllegalArgumentException if the images are not of the network's size
   */
  public EvaluationResult<LayerReport> run(DataSet images, int threads, EvaluationProgress progress)
      throws InterruptedException {
    checkSize(images);
    long start = System.nanoTime();
    int[] classes = new int[images.size()];
    List<MatrixStep.Counts[]> chunks =
        Chunks.run(
            classes.length,
            IMAGES_AT_A_TIME,
            threads,
            (first, count) -> classify(images, first, count, classes),
            progress);
    MatrixStep.Counts[] totals = counts();
    for (MatrixStep.Counts[] chunk : chunks) {
      for (int layer = 0; layer < totals.length; layer++) {
        totals[layer].add(chunk[layer]);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return EvaluationResult.of(classes, images, reports(classes.length, totals), seconds);
  }

  private void checkSize(DataSet images) {
    Shape shape = network.input().shape();
    if (!images.shape().equals(shape)) {
      throw new IllegalArgumentException(
          images.name() + " has images of " + images.shape() + ", the network takes " + shape);
    }
  }

  private MatrixStep.Counts[] counts() {
    MatrixStep.Counts[] counts = new MatrixStep.Counts[steps.length];
    Arrays.setAll(counts, i -> new MatrixStep.Counts());
    return counts;
  }

  private MatrixStep.Counts[] classify(DataSet images, int first, int count, int[] classes) {
    MatrixStep.Counts[] counts = counts();
    TensorBatch batch = TensorBatch.empty(network.input().shape(), count);
    for (int i = 0; i < count; i++) {
      batch.put(i, images.pixels(first + i));
    }
    for (int layer = 0; layer < steps.length; layer++) {
      batch = run(layer, batch, counts[layer]);
    }
    for (int i = 0; i < count; i++) {
      classes[first + i] = network.logits().classOf(batch.get(i));
    }
    return counts;
  }

  private TensorBatch run(int layer, TensorBatch batch, MatrixStep.Counts counts) {
    return steps[layer] == null
        ? pool((MaxPool) network.layers().get(layer), batch)
        : steps[layer].run(batch, counts);
  }

  /**
   * What a layer makes of its inputs: activations or, of the last layer, sums.
   *
   * @param layer index in the network
   * @param inputs [image], each ordered (channel, y, x)
   */
  public int[][] layerOutputs(int layer, int[][] inputs) {
    TensorBatch batch = TensorBatch.empty(network.shapes().get(layer), inputs.length);
    for (int i = 0; i < inputs.length; i++) {
      batch.put(i, inputs[i]);
    }
    TensorBatch result = run(layer, batch, new MatrixStep.Counts());
    int[][] outputs = new int[inputs.length][];
    Arrays.setAll(outputs, result::get);
    return outputs;
  }

  private static TensorBatch pool(MaxPool pool, TensorBatch in) {
    TensorBatch out = TensorBatch.empty(pool.outputShape(in.shape()), in.images());
    int next = 0;
    for (int plane = 0; plane < in.shape().channels() * in.images(); plane++) {
      for (int y = 0; y < out.shape().height(); y++) {
        for (int x = 0; x < out.shape().width(); x++) {
          int max = Integer.MIN_VALUE;
          for (int dy = 0; dy < pool.size(); dy++) {
            int row = plane * in.shape().height() + y * pool.size() + dy;
            int from = row * in.shape().width() + x * pool.size();
            for (int dx = 0; dx < pool.size(); dx++) {
              max = Math.max(max, in.values()[from + dx]);
            }
          }
          out.values()[next++] = max;
        }
      }
    }
    return out;
  }

  private List<LayerReport> reports(int images, MatrixStep.Counts[] counts) {
    List<LayerReport> reports = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] != null) {
        reports.add(report(steps[i], images, counts[i]));
      }
    }
    return List.copyOf(reports);
  }

  private LayerReport report(MatrixStep step, int images, MatrixStep.Counts counts) {
    LayerMapping mapping = step.plan().mapping();
    long vectors = (long) images * step.vectorsPerImage();
    long conversions =
        vectors
            * mapping.blocks()
            * step.plan().shape(0, 0, 1).accessesPerBlock()
            * mapping.outputs();
    return new LayerReport(
        step.layer().name(),
        mapping,
        cost(step, images),
        counts.clipsPlus,
        counts.clipsMinus,
        conversions,
        counts.zeroInputs,
        vectors * mapping.inputs());
  }

  private LayerCost cost(MatrixStep step, int images) {
    int batch = Math.min(images, imagesPerBatch);
    int vectors = Math.multiplyExact(batch, step.vectorsPerImage());
    LayerCost full = step.plan().cost(vectors, Integer.MAX_VALUE, phases);
    LayerCost total = full.times(images / batch);
    int rest = images % batch * step.vectorsPerImage();
    return rest == 0 ? total : total.plus(step.plan().cost(rest, Integer.MAX_VALUE, phases));
  }
}
