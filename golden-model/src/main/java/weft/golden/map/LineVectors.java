package weft.golden.map;

import weft.golden.compile.CompiledMatrix;
import weft.golden.compile.FragmentRows;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.Shape;

/**
 * What the word lines of a layer get: a vector for each output position, ordered (image, y, x).
 * Line by line the order is that of the compiled matrix, not that of (channel, ky, kx); lines of
 * biases get their constants, padding gets 0. Threads may share it.
 */
final class LineVectors implements Vectors {
  private final Shape in;
  private final Shape out;
  private final int[][] images;

  /** By line: channel of the input, or -1 if the line gets {@link #constant}. */
  private final int[] channel;

  /** By line: distance from the upper edge of the window at output position 0, 0. */
  private final int[] top;

  private final int[] left;
  private final int[] constant;

  /**
   * @param in shape of an image
   * @param images values ordered (channel, y, x); not copied
   */
  LineVectors(QuantisedLayer.Product layer, Shape in, CompiledMatrix compiled, int[][] images) {
    this.in = in;
    this.out = layer.outputShape(in);
    this.images = images;
    int[] sources = compiled.rows().sources();
    channel = new int[sources.length];
    top = new int[sources.length];
    left = new int[sources.length];
    constant = new int[sources.length];
    // A fully connected layer is a window of the input's size at one position.
    int height = layer.kernel() == 0 ? in.height() : layer.kernel();
    int width = layer.kernel() == 0 ? in.width() : layer.kernel();
    int rows = layer.weights().rows();
    for (int line = 0; line < sources.length; line++) {
      int row = sources[line];
      if (row == FragmentRows.PADDING || row >= rows) {
        channel[line] = -1;
        constant[line] = row < rows ? 0 : compiled.constants()[row - rows];
      } else {
        channel[line] = row / (height * width);
        top[line] = row / width % height - layer.padding();
        left[line] = row % width - layer.padding();
      }
    }
  }

  @Override
  public int count() {
    return Math.multiplyExact(images.length, out.height() * out.width());
  }

  @Override
  public int size() {
    return channel.length;
  }

  @Override
  public void read(int index, int[] target) {
    int positions = out.height() * out.width();
    int[] image = images[index / positions];
    int row = index % positions / out.width();
    int column = index % out.width();
    for (int line = 0; line < channel.length; line++) {
      if (channel[line] < 0) {
        target[line] = constant[line];
        continue;
      }
      int y = row + top[line];
      int x = column + left[line];
      boolean inside = y >= 0 && y < in.height() && x >= 0 && x < in.width();
      target[line] = inside ? image[(channel[line] * in.height() + y) * in.width() + x] : 0;
    }
  }
}
