package weft.golden.train;

import java.util.ArrayList;
import java.util.List;
import weft.golden.data.DataSet;
import weft.golden.nn.Shape;

/**
 * The network as one shard of a minibatch runs it: buffers of its own, learned values shared. Used
 * by one thread at a time.
 */
final class ShardNet {
  private final Model model;
  private final int shard;
  private final int maxImages;
  private final float[][] pixels;
  private final int[] labels;
  private final List<Step> steps = new ArrayList<>();
  private final List<NormStep> norms = new ArrayList<>();
  private final LossStep loss;

  ShardNet(Model model, int shard, int maxImages) {
    this.model = model;
    this.shard = shard;
    this.maxImages = maxImages;
    Shape shape = model.plan.input().shape();
    pixels = new float[maxImages][shape.size()];
    labels = new int[maxImages];
    for (int i = 0; i < model.plan.convolutions().size(); i++) {
      shape = addConvolution(i, shape);
    }
    for (int i = 0; i < model.dense.size(); i++) {
      steps.add(new DenseStep(model.dense.get(i), shard, maxImages, steps.isEmpty()));
      if (i < model.dense.size() - 1) {
        addNorm(1);
      }
    }
    loss = new LossStep(model.output(), model.bias, shard, model.precision, maxImages);
  }

  private Shape addConvolution(int index, Shape in) {
    NetworkPlan.Convolution conv = model.plan.convolutions().get(index);
    Weights weights = model.convolutions.get(index);
    steps.add(new ConvStep(weights, shard, in, conv.kernel(), maxImages, steps.isEmpty()));
    if (conv.pool() > 1) {
      steps.add(new PoolStep(NetworkPlan.afterConvolution(conv, in), conv.pool(), maxImages));
    }
    Shape out = NetworkPlan.afterPool(conv, in);
    addNorm(out.height() * out.width());
    return out;
  }

  private void addNorm(int positions) {
    NormStep step =
        new NormStep(model.norms.get(norms.size()), shard, model.precision, positions, maxImages);
    norms.add(step);
    steps.add(step);
  }

  /** Runs images {@code order[from]}, ... forward and backward; leaves gradients and statistics. */
  void learn(DataSet data, int[] order, int from, int images, int batch) {
    model.parameters().forEach(p -> p.clearGradient(shard));
    for (int i = 0; i < images; i++) {
      load(data, order[from + i], i);
    }
    float[][] gradient = loss.learn(forward(images, Step.Use.LEARN), labels, images, batch);
    for (int i = steps.size() - 1; i >= 0; i--) {
      gradient = steps.get(i).backward(gradient, images);
    }
  }

  /** The classes of images {@code from}, ... by the running statistics. */
  int[] classify(DataSet data, int from, int images) {
    for (int i = 0; i < images; i++) {
      load(data, from + i, i);
    }
    float[][] sums = forward(images, Step.Use.INFER);
    int[] classes = new int[images];
    for (int i = 0; i < images; i++) {
      classes[i] = loss.classOf(sums[i]);
    }
    return classes;
  }

  private void load(DataSet data, int image, int row) {
    data.copyPixels(image, pixels[row]);
    labels[row] = data.label(image);
  }

  private float[][] forward(int images, Step.Use use) {
    float[][] values = pixels;
    for (Step step : steps) {
      values = step.forward(values, images, use);
    }
    return values;
  }

  /** Sum of the losses of the last images learned from. */
  double loss() {
    return loss.loss();
  }

  /** How many of the last images learned from were classified correctly. */
  int correct() {
    return loss.correct();
  }

  /** Mean and variance of each normalisation over the last images learned from. */
  NormStep norm(int index) {
    return norms.get(index);
  }
}
