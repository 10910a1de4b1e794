package weft.golden.nn;

/**
 * A convolution without padding, stride 1, over a square kernel (a cross-correlation, as in all
 * network literature). Weight row {@code (inChannel * kernel + ky) * kernel + kx}, column = output
 * channel.
 *
 * @param inChannels 1 to 65535
 * @param kernel 1 to 15
 * @param weights {@code inChannels * kernel * kernel} rows, a column for each output channel
 * @param activation what becomes of each sum
 */
public record TernaryConv(
    String name, int inChannels, int kernel, TernaryMatrix weights, Activation activation)
    implements Layer {
  public TernaryConv {
    Layer.checkName(name);
    if (kernel < 1 || kernel > 15) {
      throw new IllegalArgumentException(name + ": kernel must be 1 to 15, not " + kernel);
    }
    if (inChannels < 1 || inChannels > 65_535) {
      throw new IllegalArgumentException(
          name + ": inChannels must be 1 to 65535, not " + inChannels);
    }
    if (weights.rows() != inChannels * kernel * kernel) {
      throw new IllegalArgumentException(
          name
              + ": weights must have inChannels * kernel * kernel = "
              + inChannels * kernel * kernel
              + " rows, not "
              + weights.rows());
    }
    activation.checkChannels(name, weights.columns());
  }

  /** Number of output channels. */
  public int outChannels() {
    return weights.columns();
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.channels() != inChannels || input.height() < kernel || input.width() < kernel) {
      throw new IllegalArgumentException(
          name
              + ": a kernel of "
              + inChannels
              + "x"
              + kernel
              + "x"
              + kernel
              + " does not fit into an input of "
              + input);
    }
    return new Shape(outChannels(), input.height() - kernel + 1, input.width() - kernel + 1);
  }
}
