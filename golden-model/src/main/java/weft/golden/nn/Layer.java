package weft.golden.nn;

/** One step of a network; it maps a tensor of unsigned integers to the next one. */
public sealed interface Layer permits TernaryConv, TernaryDense, MaxPool {
  /** Unique within the network: letters, digits, '-' and '_', at most 32, such as {@code conv1}. */
  String name();

  /**
   * The shape that this layer makes of {@code input}.
   *
   * @throws IllegalArgumentException if the layer cannot take such an input
   */
  Shape outputShape(Shape input);

  /** Throws unless {@code name} is a legal layer name; for the constructors of layers. */
  static void checkName(String name) {
    if (!name.matches("[A-Za-z0-9_-]{1,32}")) {
      throw new IllegalArgumentException(
          "layer name must be 1 to 32 letters, digits, '-' or '_', not \"" + name + "\"");
    }
  }
}
