package weft.golden.nn;

/**
 * The maximum over squares of {@code size x size} that do not overlap; a rest at the right and
 * lower edge is dropped.
 *
 * @param size 2 to 16
 */
public record MaxPool(String name, int size) implements Layer, QuantisedLayer {
  public MaxPool {
    Layer.checkName(name);
    if (size < 2 || size > 16) {
      throw new IllegalArgumentException(name + ": pool size must be 2 to 16, not " + size);
    }
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.height() < size || input.width() < size) {
      throw new IllegalArgumentException(
          name + ": a pool of " + size + " does not fit into an input of " + input);
    }
    return new Shape(input.channels(), input.height() / size, input.width() / size);
  }

  /**
   * The maximum of each square.
   *
   * @param in shape of the image
   * @param image values ordered (channel, y, x)
   */
  public int[] run(Shape in, int[] image) {
    Shape out = outputShape(in);
    int[] greatest = new int[out.size()];
    for (int i = 0; i < greatest.length; i++) {
      int x = i % out.width() * size;
      int y = i / out.width() % out.height() * size;
      int channel = i / (out.width() * out.height());
      greatest[i] = Integer.MIN_VALUE;
      for (int dy = 0; dy < size; dy++) {
        int from = (channel * in.height() + y + dy) * in.width() + x;
        for (int dx = 0; dx < size; dx++) {
          greatest[i] = Math.max(greatest[i], image[from + dx]);
        }
      }
    }
    return greatest;
  }
}
