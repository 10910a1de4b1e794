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
  private final int kernel;
  private final int padding;
  private final boolean first;
  private final int outHeight;
  private final int outWidth;
  private final int positions;
  private final int group;
  private final float[] patches;
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
    kernel = convolution.kernel();
    padding = convolution.padding();
    weightSlope = layer.weights.gradient[shard];
    biasSlope = layer.bias.gradient[shard];
    liveSlope = new float[layer.effective.length];
    Shape shape = convolution.sums(in);
    outHeight = shape.height();
    outWidth = shape.width();
    positions = outHeight * outWidth;
    group = Math.max(1, COLUMNS / positions);
    patches = new float[layer.inputs * group * positions];
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
      gather(from, start, count);
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
          patches,
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

  /** Rows of {@link #patches}: the pixel under a live tap of the kernel, at every position. */
  private void gather(float[] from, int start, int count) {
    int[] taps = layer.live.inputs();
    for (int t = 0; t < taps.length; t++) {
      int tap = taps[t];
      for (int i = 0; i < count; i++) {
        int row = (t * count + i) * positions;
        int plane = ((start + i) * in.channels() + tap / (kernel * kernel)) * in.height();
        for (int y = 0; y < outHeight; y++) {
          int sourceY = y + tap / kernel % kernel - padding;
          int to = row + y * outWidth;
          if (sourceY < 0 || sourceY >= in.height()) {
            Arrays.fill(patches, to, to + outWidth, 0);
          } else {
            gatherLine(from, (plane + sourceY) * in.width(), tap % kernel - padding, to);
          }
        }
      }
    }
  }

  /** One line, shifted by {@code dx}; what lies outside is 0. */
  private void gatherLine(float[] from, int line, int dx, int to) {
    int low = Math.max(0, -dx);
    int high = Math.min(outWidth, in.width() - dx);
    Arrays.fill(patches, to, to + low, 0);
    System.arraycopy(from, line + low + dx, patches, to + low, high - low);
    Arrays.fill(patches, to + high, to + outWidth, 0);
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
      gather(input, start, count);
      product.multiply(
          Form.RIGHT_TRANSPOSED, outputs, taps, columns, sums, patches, gradient, Into.ADD);
      if (!first) {
        product.multiply(
            Form.LEFT_TRANSPOSED, taps, columns, outputs, live.weights(), sums, patches, Into.SET);
        scatter(start, count);
      }
    }
    live.spread(gradient, weightSlope);
    return inSlope;
  }

  /** Adds the rows of {@link #patches} to the pixels that they came from. */
  private void scatter(int start, int count) {
    int[] taps = layer.live.inputs();
    for (int t = 0; t < taps.length; t++) {
      int tap = taps[t];
      int dx = tap % kernel - padding;
      int low = Math.max(0, -dx);
      int high = Math.min(outWidth, in.width() - dx);
      for (int i = 0; i < count; i++) {
        int row = (t * count + i) * positions;
        int plane = ((start + i) * in.channels() + tap / (kernel * kernel)) * in.height();
        for (int y = 0; y < outHeight; y++) {
          int sourceY = y + tap / kernel % kernel - padding;
          if (sourceY >= 0 && sourceY < in.height()) {
            int line = (plane + sourceY) * in.width() + dx;
            for (int x = low; x < high; x++) {
              inSlope[line + x] += patches[row + y * outWidth + x];
            }
          }
        }
      }
    }
  }
}
