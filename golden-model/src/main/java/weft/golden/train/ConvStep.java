package weft.golden.train;

import java.util.Arrays;
import weft.golden.nn.Shape;

/** The sums of a convolution, by im2col and one matrix product. */
final class ConvStep implements Step {
  /** Columns of the forward product: enough to amortise a call, few enough to stay in cache. */
  private static final int COLUMNS = 256;

  private static final float[][] NONE = {};

  private final Weights weights;
  private final float[][] weightGradient;
  private final Shape in;
  private final int kernel;
  private final int outHeight;
  private final int outWidth;
  private final int positions;
  private final int outChannels;
  private final int taps;
  private final int group;
  private final boolean first;
  private final Product product;
  private final float[][] columns;
  private final float[][] sums;
  private final float[][] patches;
  private final float[][] gradientRows;
  private final float[][] gradientColumns;
  private final float[][] patchGradient;
  private final float[][] out;
  private final float[][] inGradient;
  private float[][] input = NONE;

  /**
   * @param weights a row for each output channel, a column for each tap (inChannel, ky, kx)
   * @param first whether nothing before this step wants a gradient
   */
  ConvStep(Weights weights, int shard, Shape in, int kernel, int images, boolean first) {
    this.weights = weights;
    this.weightGradient = weights.latent.gradient[shard];
    this.in = in;
    this.kernel = kernel;
    this.first = first;
    outHeight = in.height() - kernel + 1;
    outWidth = in.width() - kernel + 1;
    positions = outHeight * outWidth;
    outChannels = weights.latent.rows();
    taps = weights.latent.columns();
    group = Math.max(1, COLUMNS / positions);
    product = new Product();
    columns = new float[taps][group * positions];
    sums = new float[outChannels][group * positions];
    patches = new float[positions][taps];
    gradientRows = new float[outChannels][positions];
    gradientColumns = first ? NONE : new float[positions][outChannels];
    patchGradient = first ? NONE : new float[positions][taps];
    out = new float[images][outChannels * positions];
    inGradient = first ? NONE : new float[images][in.size()];
  }

  @Override
  public float[][] forward(float[][] from, int images, Use use) {
    input = from;
    for (int start = 0; start < images; start += group) {
      int count = Math.min(group, images - start);
      for (int i = 0; i < count; i++) {
        fillColumns(from[start + i], i * positions);
      }
      for (float[] row : sums) {
        Arrays.fill(row, 0);
      }
      product.accumulate(weights.effective, columns, sums, outChannels, taps, count * positions);
      for (int i = 0; i < count; i++) {
        for (int o = 0; o < outChannels; o++) {
          System.arraycopy(sums[o], i * positions, out[start + i], o * positions, positions);
        }
      }
    }
    return out;
  }

  /** Tap by tap: the pixels that it meets at each position. */
  private void fillColumns(float[] image, int offset) {
    for (int tap = 0; tap < taps; tap++) {
      int kx = tap % kernel;
      int ky = tap / kernel % kernel;
      int channel = tap / (kernel * kernel);
      float[] row = columns[tap];
      for (int y = 0; y < outHeight; y++) {
        int from = (channel * in.height() + y + ky) * in.width() + kx;
        System.arraycopy(image, from, row, offset + y * outWidth, outWidth);
      }
    }
  }

  @Override
  public float[][] backward(float[][] gradient, int images) {
    for (int image = 0; image < images; image++) {
      for (int o = 0; o < outChannels; o++) {
        System.arraycopy(gradient[image], o * positions, gradientRows[o], 0, positions);
      }
      fillPatches(input[image]);
      product.accumulate(gradientRows, patches, weightGradient, outChannels, positions, taps);
      if (!first) {
        inputGradient(inGradient[image]);
      }
    }
    return inGradient;
  }

  /** Position by position: the pixels of the patch under the kernel. */
  private void fillPatches(float[] image) {
    for (int position = 0; position < positions; position++) {
      float[] patch = patches[position];
      int corner = position / outWidth * in.width() + position % outWidth;
      int tap = 0;
      for (int channel = 0; channel < in.channels(); channel++) {
        for (int ky = 0; ky < kernel; ky++) {
          int from = corner + (channel * in.height() + ky) * in.width();
          for (int kx = 0; kx < kernel; kx++) {
            patch[tap++] = image[from + kx];
          }
        }
      }
    }
  }

  private void inputGradient(float[] target) {
    for (int position = 0; position < positions; position++) {
      float[] row = gradientColumns[position];
      for (int o = 0; o < outChannels; o++) {
        row[o] = gradientRows[o][position];
      }
      Arrays.fill(patchGradient[position], 0);
    }
    product.accumulate(
        gradientColumns, weights.effective, patchGradient, positions, outChannels, taps);
    Arrays.fill(target, 0);
    for (int position = 0; position < positions; position++) {
      float[] patch = patchGradient[position];
      int corner = position / outWidth * in.width() + position % outWidth;
      int tap = 0;
      for (int channel = 0; channel < in.channels(); channel++) {
        for (int ky = 0; ky < kernel; ky++) {
          int to = corner + (channel * in.height() + ky) * in.width();
          for (int kx = 0; kx < kernel; kx++) {
            target[to + kx] += patch[tap++];
          }
        }
      }
    }
  }
}
