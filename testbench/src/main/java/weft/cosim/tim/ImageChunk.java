package weft.cosim.tim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.cosim.run.LayerCounts;
import weft.golden.data.DataSet;
import weft.golden.map.ConvVectors;
import weft.golden.map.TimPlan;
import weft.golden.map.Vectors;
import weft.golden.nn.Activation;
import weft.golden.nn.Layer;
import weft.golden.nn.MaxPool;
import weft.golden.nn.Shape;
import weft.golden.nn.TernaryConv;
import weft.golden.nn.TernaryDense;
import weft.golden.nn.TernaryMatrix;
import weft.golden.nn.TernaryNetwork;

/**
 * Some images that go through all layers together, so that each layer is programmed once. What a
 * layer takes is what the RTL gave for the layer before; pooling, thresholds and the choice of the
 * class are software on RTL outputs.
 */
final class ImageChunk {
  /**
   * A layer's job in which RTL and golden model differed.
   *
   * @param vectors what the layer took
   */
  record Failure(
      String layer, TernaryMatrix weights, int planes, Vectors vectors, TimPlan.Step step) {}

  private final TernaryNetwork network;
  private final TimPhases phases;
  private final int[] labels;
  private final List<LayerCounts> counts = new ArrayList<>();
  private int[][] values;
  private long[] sums = {};
  private long cyclesGolden;
  private int correct;
  private Failure failure;

  ImageChunk(TernaryNetwork network, TimPhases phases, DataSet images, int first, int count) {
    this.network = network;
    this.phases = phases;
    values = new int[count][];
    labels = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = images.pixels(first + i);
      labels[i] = images.label(first + i);
    }
  }

  /**
   * Runs all layers, as far as RTL and golden model agree.
   *
   * @param progress told the share of the layers that are through
   */
  void run(TimSession session, long stalls, DoubleConsumer progress) throws InterruptedException {
    List<Shape> shapes = network.shapes();
    for (int i = 0; i < network.layers().size() && failure == null; i++) {
      Layer layer = network.layers().get(i);
      long seed = stalls == 0 ? 0 : stalls + 100_003L * i;
      if (layer instanceof MaxPool pool) {
        values = Software.pool(pool, shapes.get(i), values);
      } else if (layer instanceof TernaryConv conv) {
        Vectors vectors = new ConvVectors(shapes.get(i), conv.kernel(), values);
        product(session, i, conv.weights(), vectors, seed);
        if (failure == null) {
          finish(conv.activation(), shapes.get(i + 1));
        }
      } else if (layer instanceof TernaryDense dense) {
        product(session, i, dense.weights(), Vectors.of(values), seed);
        if (failure == null) {
          finish(dense.activation(), shapes.get(i + 1));
        }
      }
      progress.accept((i + 1.0) / network.layers().size());
    }
  }

  private void product(
      TimSession session, int index, TernaryMatrix weights, Vectors vectors, long stalls)
      throws InterruptedException {
    String layer = network.layers().get(index).name();
    int planes = network.inputBits(index);
    TimPlan plan =
        new TimPlan(session.config(), weights, TimEncoding.UNSIGNED, planes, TimScales.UNIT);
    LayerRun run = LayerRun.run(session, layer, plan, vectors, phases, stalls);
    counts.add(run.counts());
    cyclesGolden += run.cyclesGolden();
    sums = run.sums();
    run.differed().ifPresent(step -> failure = new Failure(layer, weights, planes, vectors, step));
  }

  private void finish(Activation activation, Shape shape) {
    if (activation instanceof Activation.Thresholds thresholds) {
      values = Software.levels(thresholds, shape, sums, values.length);
      return;
    }
    Activation.Logits logits = (Activation.Logits) activation;
    int classes = logits.classes();
    int[] ofImage = new int[classes];
    for (int image = 0; image < labels.length; image++) {
      for (int i = 0; i < classes; i++) {
        ofImage[i] = Math.toIntExact(sums[image * classes + i]);
      }
      correct += logits.classOf(ofImage) == labels[image] ? 1 : 0;
    }
  }

  int images() {
    return labels.length;
  }

  /** Images whose class, from RTL outputs, is the label. */
  int correct() {
    return correct;
  }

  /** One for each product of the network that ran. */
  List<LayerCounts> counts() {
    return counts;
  }

  long cyclesGolden() {
    return cyclesGolden;
  }

  Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }
}
