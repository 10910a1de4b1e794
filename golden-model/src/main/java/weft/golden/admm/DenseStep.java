package weft.golden.admm;

import java.util.Arrays;
import weft.golden.blas.MatrixProduct;
import weft.golden.blas.MatrixProduct.Form;
import weft.golden.blas.MatrixProduct.Into;

/** The sums of a fully connected layer. */
final class DenseStep implements Step {
  private final MatrixLayer layer;
  private final MatrixProduct product;
  private final float[] weightSlope;
  private final float[] biasSlope;
  private final float[] liveSlope;
  private final float[] out;
  private final float[] inSlope;

  /** The same of live inputs and outputs alone. */
  private final float[] liveIn;

  private final float[] liveOut;

  DenseStep(MatrixLayer layer, MatrixProduct product, int shard, int images) {
    this.layer = layer;
    this.product = product;
    weightSlope = layer.weights.gradient[shard];
    biasSlope = layer.bias.gradient[shard];
    liveSlope = new float[layer.effective.length];
    out = new float[images * layer.outputs];
    inSlope = new float[images * layer.inputs];
    liveIn = new float[inSlope.length];
    liveOut = new float[out.length];
  }

  @Override
  public float[] forward(float[] in, int images, Use use) {
    Live live = layer.live;
    int outputs = live.outputs().length;
    gather(in, images, layer.inputs, live.inputs(), liveIn);
    for (int i = 0; i < images * outputs; i++) {
      liveOut[i] = layer.bias.value[live.outputs()[i % outputs]];
    }
    product.multiply(
        Form.RIGHT_TRANSPOSED,
        images,
        outputs,
        live.inputs().length,
        liveIn,
        live.weights(),
        liveOut,
        Into.ADD);
    scatter(liveOut, images, layer.outputs, live.outputs(), out);
    return out;
  }

  @Override
  public float[] backward(float[] slope, int images) {
    Live live = layer.live;
    int outputs = live.outputs().length;
    int inputs = live.inputs().length;
    float[] gradient = live.gradient(weightSlope, liveSlope);
    gather(slope, images, layer.outputs, live.outputs(), liveOut);
    product.multiply(
        Form.LEFT_TRANSPOSED, outputs, inputs, images, liveOut, liveIn, gradient, Into.ADD);
    live.spread(gradient, weightSlope);
    for (int i = 0; i < images * outputs; i++) {
      biasSlope[live.outputs()[i % outputs]] += liveOut[i];
    }
    product.multiply(
        Form.PLAIN, images, inputs, outputs, liveOut, live.weights(), liveIn, Into.SET);
    scatter(liveIn, images, layer.inputs, live.inputs(), inSlope);
    return inSlope;
  }

  /** Takes columns out of rows of {@code width}. */
  private static void gather(float[] from, int rows, int width, int[] columns, float[] to) {
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns.length; i++) {
        to[row * columns.length + i] = from[row * width + columns[i]];
      }
    }
  }

  /** Puts columns back; the others are 0. */
  private static void scatter(float[] from, int rows, int width, int[] columns, float[] to) {
    Arrays.fill(to, 0, rows * width, 0);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns.length; i++) {
        to[row * width + columns[i]] = from[row * columns.length + i];
      }
    }
  }
}
