package weft.golden.admm;

import java.util.ArrayList;
import java.util.List;
import weft.golden.blas.MatrixProduct;
import weft.golden.data.DataSet;
import weft.golden.nn.Shape;

/** The network as one shard of a minibatch runs it: buffers of its own, learned values shared. */
final class ShardNet {
  private final CnnModel model;
  private final int shard;
  private final float[] pixels;
  private final float[] image;
  private final float[] varied;
  private final int[] labels;
  private final float pixelStep;
  private final List<Step> steps = new ArrayList<>();
  private final LossStep loss;

  ShardNet(CnnModel model, MatrixProduct product, int shard, int images) {
    this.model = model;
    this.shard = shard;
    CnnPlan plan = model.plan;
    Shape shape = plan.input().shape();
    pixels = new float[images * shape.size()];
    image = new float[shape.size()];
    varied = new float[shape.size()];
    labels = new int[images];
    pixelStep = 1f / ((1 << plan.input().bits()) - 1);
    for (int i = 0; i < plan.convolutions().size(); i++) {
      CnnPlan.Convolution convolution = plan.convolutions().get(i);
      MatrixLayer layer = model.layers.get(i);
      steps.add(new ConvStep(layer, product, shard, shape, convolution, images, i == 0));
      Shape sums = convolution.sums(shape);
      normalise(i, sums.height() * sums.width(), images);
      if (convolution.pool() > 1) {
        steps.add(new PoolStep(sums, convolution.pool(), images));
      }
      shape = convolution.out(shape);
      steps.add(new ReluStep(shape.size(), images));
    }
    for (int i = plan.convolutions().size(); i < model.layers.size(); i++) {
      MatrixLayer layer = model.layers.get(i);
      steps.add(new DenseStep(layer, product, shard, images));
      if (i < model.layers.size() - 1) {
        normalise(i, 1, images);
        steps.add(new ReluStep(layer.outputs, images));
      }
    }
    loss = new LossStep(plan.classes(), images);
  }

  private void normalise(int layer, int positions, int images) {
    if (layer < model.norms.size()) {
      steps.add(new NormStep(model.norms.get(layer), shard, positions, images));
    }
  }

  /** Runs images {@code order[from]}, ... forward and backward; leaves gradients. */
  void learn(Epoch epoch, int from, int images, int batch) {
    for (MatrixLayer layer : model.layers) {
      layer.weights.clearGradient(shard);
      layer.bias.clearGradient(shard);
    }
    for (BatchNorm norm : model.norms) {
      norm.gamma.clearGradient(shard);
      norm.beta.clearGradient(shard);
    }
    for (int i = 0; i < images; i++) {
      int chosen = epoch.order()[from + i];
      labels[i] = epoch.data().label(chosen);
      epoch.copyPixels(chosen, image, varied);
      scale(varied, i);
    }
    float[] slope = loss.learn(forward(images, Step.Use.LEARN), labels, images, batch);
    for (int i = steps.size() - 1; i >= 0; i--) {
      slope = steps.get(i).backward(slope, images);
    }
  }

  /** The classes of images {@code from}, ... */
  int[] classify(DataSet data, int from, int images) {
    for (int i = 0; i < images; i++) {
      load(data, from + i, i);
    }
    float[] sums = forward(images, Step.Use.INFER);
    int[] classes = new int[images];
    for (int i = 0; i < images; i++) {
      classes[i] = loss.classOf(sums, i);
    }
    return classes;
  }

  /**
   * The greatest value that each layer but the last gives, over images {@code from}, ...: what a
   * quantised activation must hold.
   */
  float[] peaks(DataSet data, int from, int images) {
    for (int i = 0; i < images; i++) {
      load(data, from + i, i);
    }
    float[] peaks = new float[model.layers.size() - 1];
    float[] values = pixels;
    int layer = 0;
    for (Step step : steps) {
      values = step.forward(values, images, Step.Use.INFER);
      if (step instanceof ReluStep relu) {
        peaks[layer++] = relu.peak(images);
      }
    }
    return peaks;
  }

  private void load(DataSet data, int from, int to) {
    data.copyPixels(from, image);
    scale(image, to);
  }

  private void scale(float[] values, int to) {
    for (int i = 0; i < values.length; i++) {
      pixels[to * values.length + i] = values[i] * pixelStep;
    }
  }

  private float[] forward(int images, Step.Use use) {
    float[] values = pixels;
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
}
