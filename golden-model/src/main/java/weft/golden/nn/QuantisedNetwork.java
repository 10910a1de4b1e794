package weft.golden.nn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A trained network of integer weights: layers in the order they run. Every product but the last is
 * requantised; the class is the first output with the greatest last sum.
 *
 * @param input the pixels
 * @param layers 1 to 1000, with different names
 * @param madeBy what computed the training: library, processor
 */
public record QuantisedNetwork(InputFormat input, List<QuantisedLayer> layers, String madeBy) {
  public QuantisedNetwork {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || layers.size() > 1000) {
      throw new IllegalArgumentException("a network has 1 to 1000 layers, not " + layers.size());
    }
    Set<String> names = new HashSet<>();
    Shape shape = input.shape();
    for (int i = 0; i < layers.size(); i++) {
      QuantisedLayer layer = layers.get(i);
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException("two layers are called " + layer.name());
      }
      shape = layer.outputShape(shape);
      boolean last = i == layers.size() - 1;
      boolean sums = layer instanceof QuantisedLayer.Product p && p.requantisation().isEmpty();
      if (last != sums) {
        throw new IllegalArgumentException(
            layer.name() + ": the last layer, and no other, must end in sums");
      }
    }
    if (shape.height() != 1 || shape.width() != 1) {
      throw new IllegalArgumentException("the last layer must end in one position, not " + shape);
    }
  }

  /** The shape at the input of each layer and, last, at the output: {@code layers + 1} of them. */
  public List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(input.shape());
    for (QuantisedLayer layer : layers) {
      shapes.add(layer.outputShape(shapes.get(shapes.size() - 1)));
    }
    return List.copyOf(shapes);
  }

  /** The width in bits, unsigned, of the values that layer {@code index} takes. */
  public int inputBits(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (layers.get(i) instanceof QuantisedLayer.Product product) {
        return product.requantisation().orElseThrow().outBits();
      }
    }
    return input.bits();
  }

  /** Number of classes. */
  public int classes() {
    return ((QuantisedLayer.Product) layers.get(layers.size() - 1)).weights().columns();
  }

  /** The class that sums say: the first with the greatest. */
  public static int classOf(long[] sums) {
    int best = 0;
    for (int c = 1; c < sums.length; c++) {
      best = sums[c] > sums[best] ? c : best;
    }
    return best;
  }
}
