package weft.golden.admm;

import weft.golden.blas.MatrixProduct;
import weft.golden.blas.MatrixProduct.Form;
import weft.golden.blas.MatrixProduct.Into;

/** The sums of a fully connected layer. */
final class DenseStep implements Step {
  private final MatrixLayer layer;
  private final MatrixProduct product;
  private final float[] weightSlope;
  private final float[] biasSlope;
  private final float[] out;
  private final float[] inSlope;
  private float[] input = {};

  DenseStep(MatrixLayer layer, MatrixProduct product, int shard, int images) {
    this.layer = layer;
    this.product = product;
    weightSlope = layer.weights.gradient[shard];
    biasSlope = layer.bias.gradient[shard];
    out = new float[images * layer.outputs];
    inSlope = new float[images * layer.inputs];
  }

  @Override
  public float[] forward(float[] in, int images, Use use) {
    input = in;
    for (int image = 0; image < images; image++) {
      System.arraycopy(layer.bias.value, 0, out, image * layer.outputs, layer.outputs);
    }
    product.multiply(
        Form.RIGHT_TRANSPOSED,
        images,
        layer.outputs,
        layer.inputs,
        in,
        layer.effective,
        out,
        Into.ADD);
    return out;
  }

  @Override
  public float[] backward(float[] slope, int images) {
    product.multiply(
        Form.LEFT_TRANSPOSED,
        layer.outputs,
        layer.inputs,
        images,
        slope,
        input,
        weightSlope,
        Into.ADD);
    for (int i = 0; i < images * layer.outputs; i++) {
      biasSlope[i % layer.outputs] += slope[i];
    }
    product.multiply(
        Form.PLAIN, images, layer.inputs, layer.outputs, slope, layer.effective, inSlope, Into.SET);
    return inSlope;
  }
}
