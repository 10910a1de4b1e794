package weft.golden.nn;

/**
 * The network as defined, in plain integer loops: no array, no clip. It is what training must
 * reproduce and what an accelerator with an unlimited ADC computes. Sums fit an int, because an
 * input has at most 8 bits and a matrix at most 2^20 rows.
 */
public final class IntegerForward {
  private final TernaryNetwork network;

  public IntegerForward(TernaryNetwork network) {
    this.network = network;
  }

  /**
   * The sums of the last layer, before the biases of the logits.
   *
   * @param pixels unsigned values, ordered (channel, y, x)
   */
  public int[] logitSums(int[] pixels) {
    Shape shape = network.input().shape();
    if (pixels.length != shape.size()) {
      throw new IllegalArgumentException(
          "an input of " + shape + " has " + shape.size() + " values, not " + pixels.length);
    }
    int[] values = pixels;
    for (Layer layer : network.layers()) {
      values = run(layer, shape, values);
      shape = layer.outputShape(shape);
    }
    return values;
  }

  /** The class of an image. */
  public int classOf(int[] pixels) {
    return network.logits().classOf(logitSums(pixels));
  }

  private static int[] run(Layer layer, Shape shape, int[] values) {
    if (layer instanceof TernaryConv conv) {
      return activate(conv.activation(), conv.outputShape(shape), convolve(conv, shape, values));
    }
    if (layer instanceof TernaryDense dense) {
      return activate(dense.activation(), dense.outputShape(shape), multiply(dense, values));
    }
    return pool((MaxPool) layer, shape, values);
  }

  private static int[] convolve(TernaryConv conv, Shape in, int[] values) {
    Shape out = conv.outputShape(in);
    int[] sums = new int[out.size()];
    int k = conv.kernel();
    for (int channel = 0; channel < out.channels(); channel++) {
      for (int y = 0; y < out.height(); y++) {
        for (int x = 0; x < out.width(); x++) {
          int sum = 0;
          for (int c = 0; c < in.channels(); c++) {
            for (int ky = 0; ky < k; ky++) {
              for (int kx = 0; kx < k; kx++) {
                int weight = conv.weights().get((c * k + ky) * k + kx, channel);
                sum += weight * values[(c * in.height() + y + ky) * in.width() + x + kx];
              }
            }
          }
          sums[(channel * out.height() + y) * out.width() + x] = sum;
        }
      }
    }
    return sums;
  }

  private static int[] multiply(TernaryDense dense, int[] values) {
    int[] sums = new int[dense.weights().columns()];
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < sums.length; column++) {
        sums[column] += dense.weights().get(row, column) * values[row];
      }
    }
    return sums;
  }

  private static int[] pool(MaxPool pool, Shape in, int[] values) {
    Shape out = pool.outputShape(in);
    int[] result = new int[out.size()];
    for (int channel = 0; channel < out.channels(); channel++) {
      for (int y = 0; y < out.height(); y++) {
        for (int x = 0; x < out.width(); x++) {
          int max = Integer.MIN_VALUE;
          for (int dy = 0; dy < pool.size(); dy++) {
            for (int dx = 0; dx < pool.size(); dx++) {
              int row = channel * in.height() + y * pool.size() + dy;
              max = Math.max(max, values[row * in.width() + x * pool.size() + dx]);
            }
          }
          result[(channel * out.height() + y) * out.width() + x] = max;
        }
      }
    }
    return result;
  }

  private static int[] activate(Activation activation, Shape shape, int[] sums) {
    if (!(activation instanceof Activation.Thresholds thresholds)) {
      return sums;
    }
    int[] levels = new int[sums.length];
    int positions = shape.height() * shape.width();
    for (int i = 0; i < sums.length; i++) {
      levels[i] = thresholds.level(i / positions, sums[i]);
    }
    return levels;
  }
}
