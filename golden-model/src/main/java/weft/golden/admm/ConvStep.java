package weft.golden.admm;

import java.util.Arrays;
import weft.golden.blas.MatrixProduct;
import weft.golden.blas.MatrixProduct.Form;
import weft.golden.blas.MatrixProduct.Into;
import weft.golden.nn.Shape;

/** The sums of a convolution, by im2col and one matrix product for a group of images. */
final class ConvStep implements Step {
  /** Columns of a product: enough to amortise a call, few enough to stay in cache. */
  private static final int COLUMNS = 512;

  private final MatrixLayer layer;
  private final MatrixProduct product;
  private final float[] weightSlope;
  private final float[] biasSlope;
  private final float[] liveSlope;
  private final Shape in;
  private final boolean first;
  private final int positions;
  private final int group;
  private final Patches patches;
  private final float[] sums;
  private final float[] out;
  private final float[] inSlope;
  private float[] input = {};

  /**
   * @param first whether nothing before this step wants a gradient
   */
  ConvStep(
      MatrixLayer layer,
      MatrixProduct product,
      int shard,
      Shape in,
      CnnPlan.Convolution convolution,
      int images,
      boolean first) {
    this.layer = layer;
    this.product = product;
    this.in = in;
    this.first = first;
    weightSlope = layer.weights.gradient[shard];
    biasSlope = layer.bias.gradient[shard];
    liveSlope = new float[layer.effective.length];
    Shape shape = convolution.sums(in);
    positions = shape.height() * shape.width();
    group = Math.max(1, COLUMNS / positions);
    patches = new Patches(in, shape, convolution, group);
    sums = new float[layer.outputs * group * positions];
    out = new float[images * layer.outputs * positions];
    inSlope = new float[first ? 0 : images * in.size()];
  }

  @Override
  public float[] forward(float[] from, int images, Use use) {
    input = from;
    Live live = layer.live;
    int outputs = live.outputs().length;
    if (!live.whole()) {
      Arrays.fill(out, 0, images * layer.outputs * positions, 0);
    }
    for (int start = 0; start < images; start += group) {
      int count = Math.min(group, images - start);
      int columns = count * positions;
      patches.gather(from, start, count, live.inputs());
      for (int o = 0; o < outputs; o++) {
        float bias = layer.bias.value[live.outputs()[o]];
        Arrays.fill(sums, o * columns, (o + 1) * columns, bias);
      }
      product.multiply(
          Form.PLAIN,
          outputs,
          columns,
          live.inputs().length,
          live.weights(),
          patches.values,
          sums,
          Into.ADD);
      for (int i = 0; i < count; i++) {
        for (int o = 0; o < outputs; o++) {
          int to = ((start + i) * layer.outputs + live.outputs()[o]) * positions;
          System.arraycopy(sums, o * columns + i * positions, out, to, positions);
        }
      }
    }
    return out;
  }

  @Override
  public float[] backward(float[] slope, int images) {
    if (!first) {
      Arrays.fill(inSlope, 0, images * in.size(), 0);
    }
    Live live = layer.live;
    int outputs = live.outputs().length;
    int taps = live.inputs().length;
    float[] gradient = live.gradient(weightSlope, liveSlope);
    for (int start = 0; start < images; start += group) {
      int count = Math.min(group, images - start);
      int columns = count * positions;
      for (int i = 0; i < count; i++) {
        for (int o = 0; o < outputs; o++) {
          int at = ((start + i) * layer.outputs + live.outputs()[o]) * positions;
          System.arraycopy(slope, at, sums, o * columns + i * positions, positions);
        }
      }
      for (int o = 0; o < outputs; o++) {
        float sum = 0;
        for (int j = o * columns; j < (o + 1) * columns; j++) {
          sum += sums[j];
        }
        biasSlope[live.outputs()[o]] += sum;
      }
      patches.gather(input, start, count, live.inputs());
      product.multiply(
          Form.RIGHT_TRANSPOSED, outputs, taps, columns, sums, patches.values, gradient, Into.ADD);
      if (!first) {
        product.multiply(
            Form.LEFT_TRANSPOSED,
            taps,
            columns,
            outputs,
            live.weights(),
            sums,
            patches.values,
            Into.SET);
        patches.scatter(start, count, live.inputs(), inSlope);
      }
    }
    live.spread(gradient, weightSlope);
    return inSlope;
  }
}
