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
}
