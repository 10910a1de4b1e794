package weft.cosim.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import weft.cosim.accelerator.JobSession;
import weft.cosim.run.LayerCounts;
import weft.golden.data.DataSet;

/**
 * Some images that go through all layers together, so that each layer is programmed once. What a
 * layer takes is what the RTL gave for the layer before; pooling, the choice of the class and what
 * else a {@link MatrixLayer} names are software on RTL outputs.
 */
final class ImageChunk<S extends JobSession> {
  private final CosimRequest<S> request;
  private final int[] labels;
  private final List<LayerCounts> counts = new ArrayList<>();
  private int[][] values;
  private long[] sums = {};
  private long cyclesGolden;
  private int correct;
  private Optional<ProductJob<S>> failure = Optional.empty();

  ImageChunk(CosimRequest<S> request, int first, int count) {
    this.request = request;
    DataSet images = request.images();
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
  void run(S session, long stalls, DoubleConsumer progress) throws InterruptedException {
    List<MappedLayer<S>> layers = request.network().layers();
    for (int i = 0; i < layers.size() && failure.isEmpty(); i++) {
      if (layers.get(i) instanceof PoolLayer<S> pool) {
        values = pool.pooled(values);
      } else {
        MatrixLayer<S> layer = (MatrixLayer<S>) layers.get(i);
        product(session, layer, stalls == 0 ? 0 : stalls + 100_003L * i);
        if (failure.isEmpty() && i < layers.size() - 1) {
          values = layer.activations(sums, labels.length);
        }
      }
      progress.accept((i + 1.0) / layers.size());
    }
    if (failure.isEmpty()) {
      classify();
    }
  }

  private void product(S session, MatrixLayer<S> layer, long stalls) throws InterruptedException {
    LayerCounts none = LayerCounts.none(layer.name(), request.accelerator().counters());
    LayerRun<S> run = LayerRun.run(session, none, layer.product(), layer.vectors(values), stalls);
    counts.add(run.counts());
    cyclesGolden += run.cyclesGolden();
    sums = run.sums();
    failure = run.differed();
  }

  private void classify() {
    int classes = sums.length / labels.length;
    for (int image = 0; image < labels.length; image++) {
      long[] ofImage = Arrays.copyOfRange(sums, image * classes, (image + 1) * classes);
      correct += request.network().classOf(ofImage) == labels[image] ? 1 : 0;
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

  /** The job in which RTL and golden model differed. */
  Optional<ProductJob<S>> failure() {
    return failure;
  }
}
