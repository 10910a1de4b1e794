package weft.golden.train;

import java.util.Arrays;

/** The sums of a fully connected layer. */
final class DenseStep implements Step {
  private static final float[][] NONE = {};

  private final Weights weights;
  private final float[][] weightGradient;
  private final int inputs;
  private final int outputs;
  private final boolean first;
  private final Product product;
  private final float[][] out;
  private final float[][] inputColumns;
  private final float[][] weightColumns;
  private final float[][] inGradient;
  private float[][] input = NONE;

  /**
   * @param weights a row for each input, a column for each output
   * @param first whether nothing before this step wants a gradient
   */
  DenseStep(Weights weights, int shard, int images, boolean first) {
    this.weights = weights;
    this.weightGradient = weights.latent.gradient[shard];
    this.first = first;
    inputs = weights.latent.rows();
    outputs = weights.latent.columns();
    product = new Product();
    out = new float[images][outputs];
    inputColumns = new float[inputs][images];
    weightColumns = first ? NONE : new float[outputs][inputs];
    inGradient = first ? NONE : new float[images][inputs];
  }

  @Override
  public float[][] forward(float[][] from, int images, Use use) {
    input = from;
    for (int image = 0; image < images; image++) {
      Arrays.fill(out[image], 0);
    }
    product.accumulate(from, weights.effective, out, images, inputs, outputs);
    return out;
  }

  @Override
  public float[][] backward(float[][] gradient, int images) {
    transpose(input, images, inputs, inputColumns);
    product.accumulate(inputColumns, gradient, weightGradient, inputs, images, outputs);
    if (!first) {
      transpose(weights.effective, inputs, outputs, weightColumns);
      for (int image = 0; image < images; image++) {
        Arrays.fill(inGradient[image], 0);
      }
      product.accumulate(gradient, weightColumns, inGradient, images, outputs, inputs);
    }
    return inGradient;
  }

  /** In blocks, so that both sides stay in cache. */
  private static void transpose(float[][] from, int rows, int columns, float[][] to) {
    int block = 32;
    for (int top = 0; top < rows; top += block) {
      int bottom = Math.min(rows, top + block);
      for (int left = 0; left < columns; left += block) {
        int right = Math.min(columns, left + block);
        for (int j = left; j < right; j++) {
          float[] target = to[j];
          for (int i = top; i < bottom; i++) {
            target[i] = from[i][j];
          }
        }
      }
    }
  }
}
