package weft.golden.nn;

import java.util.List;
import java.util.Optional;
import weft.arch.crossbar.Requantisation;

/** One step of a network of integer weights; it maps a tensor of unsigned integers to the next. */
public sealed interface QuantisedLayer permits QuantisedLayer.Product, MaxPool {
  /** Unique within the network; see {@link Layer#name}. */
  String name();

  /**
   * The shape that this layer makes of {@code input}.
   *
   * @throws IllegalArgumentException if the layer cannot take such an input
   */
  Shape outputShape(Shape input);

  /**
   * A convolution of stride 1, or a fully connected layer, which is one whose kernel covers the
   * input.
   *
   * @param name see {@link Layer#name}
   * @param kernel height and width of a convolution's kernel, 1 to 15; 0 for a fully connected
   *     layer
   * @param padding zeros around the input of a convolution, less than {@code kernel}
   * @param weights a column for each output channel; rows ordered (channel, ky, kx)
   * @param bias an addend for each output channel, in units of the sums
   * @param requantisation how sums become activations; absent in the last layer
   */
  record Product(
      String name,
      int kernel,
      int padding,
      QuantisedMatrix weights,
      List<Integer> bias,
      Optional<Requantisation> requantisation)
      implements QuantisedLayer {
    public Product {
      Layer.checkName(name);
      bias = List.copyOf(bias);
      if (kernel < 0 || kernel > 15) {
        throw new IllegalArgumentException(name + ": kernel must be 0 to 15, not " + kernel);
      }
      if (padding < 0 || padding >= Math.max(1, kernel)) {
        throw new IllegalArgumentException(
            name + ": padding must be less than the kernel of " + kernel + ", not " + padding);
      }
      if (bias.size() != weights.columns()) {
        throw new IllegalArgumentException(
            name + ": " + weights.columns() + " outputs do not have " + bias.size() + " biases");
      }
    }

    @Override
    public Shape outputShape(Shape in) {
      int taps = kernel == 0 ? in.size() : in.channels() * kernel * kernel;
      int height = kernel == 0 ? 1 : in.height() + 2 * padding - kernel + 1;
      int width = kernel == 0 ? 1 : in.width() + 2 * padding - kernel + 1;
      if (taps != weights.rows() || height < 1 || width < 1) {
        throw new IllegalArgumentException(
            name + ": weights of " + weights + " do not fit an input of " + in);
      }
      return new Shape(weights.columns(), height, width);
    }
  }
}
