package weft.golden.nn;

/**
 * A fully connected layer. The input is flattened in its order (channel, y, x): value i meets
 * weight row i.
 *
 * @param weights a row for each input value, a column for each output
 * @param activation what becomes of each sum
 */
public record TernaryDense(String name, TernaryMatrix weights, Activation activation)
    implements Layer {
  public TernaryDense {
    Layer.checkName(name);
    activation.checkChannels(name, weights.columns());
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.size() != weights.rows()) {
      throw new IllegalArgumentException(
          name + ": " + weights.rows() + " weight rows do not fit an input of " + input);
    }
    return new Shape(weights.columns(), 1, 1);
  }
}
