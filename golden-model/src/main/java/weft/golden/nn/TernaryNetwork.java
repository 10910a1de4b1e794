package weft.golden.nn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A trained network: layers in the order they run. Every layer but the last ends in thresholds, the
 * last one in logits; the shapes fit each other.
 *
 * @param input the pixels
 * @param layers 1 to 1000, with different names
 */
public record TernaryNetwork(InputFormat input, List<Layer> layers) {
  public TernaryNetwork {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || layers.size() > 1000) {
      throw new IllegalArgumentException("a network has 1 to 1000 layers, not " + layers.size());
    }
    Set<String> names = new HashSet<>();
    Shape shape = input.shape();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException("two layers are called " + layer.name());
      }
      shape = layer.outputShape(shape);
      checkActivation(layer, i == layers.size() - 1, shape);
    }
  }

  private static void checkActivation(Layer layer, boolean last, Shape output) {
    boolean logits = activationOf(layer) instanceof Activation.Logits;
    if (last && !(logits && output.height() == 1 && output.width() == 1)) {
      throw new IllegalArgumentException(
          layer.name() + ": the last layer must end in logits of one position");
    }
    if (!last && logits) {
      throw new IllegalArgumentException(layer.name() + ": only the last layer may end in logits");
    }
  }

  private static Activation activationOf(Layer layer) {
    if (layer instanceof TernaryConv conv) {
      return conv.activation();
    }
    return layer instanceof TernaryDense dense ? dense.activation() : null;
  }

  /** The shape at the input of each layer and, last, at the output: {@code layers + 1} of them. */
  public List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(input.shape());
    for (Layer layer : layers) {
      shapes.add(layer.outputShape(shapes.get(shapes.size() - 1)));
    }
    return List.copyOf(shapes);
  }

  /** The width in bits, unsigned, of the values that layer {@code index} takes. */
  public int inputBits(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (activationOf(layers.get(i)) instanceof Activation.Thresholds thresholds) {
        return thresholds.bits();
      }
    }
    return input.bits();
  }

  /** How the class follows from the sums of the last layer. */
  public Activation.Logits logits() {
    return (Activation.Logits) activationOf(layers.get(layers.size() - 1));
  }

  /** Number of classes. */
  public int classes() {
    return logits().classes();
  }
}
