package weft.golden.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.arch.crossbar.Requantisation;
import weft.golden.admm.AdmmResult;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedNetwork;

/**
 * The same network with activations of another width. An activation stands for the same value in
 * finer or coarser steps: the greatest one of either width for the same. Pixels stay as they are.
 */
public final class ActivationWidth {
  private ActivationWidth() {}

  /**
   * The network with activations of {@code bits} bits.
   *
   * @param bits 1 to 16
   * @throws IllegalArgumentException if a bias leaves 32 bits
   */
  public static QuantisedNetwork of(QuantisedNetwork network, int bits) {
    List<QuantisedLayer> layers = new ArrayList<>();
    // Steps that one of the old steps becomes.
    double input = 1;
    for (QuantisedLayer layer : network.layers()) {
      if (!(layer instanceof QuantisedLayer.Product product)) {
        layers.add(layer);
        continue;
      }
      double scale = input;
      List<Integer> bias =
          product.bias().stream().map(b -> Math.toIntExact(Math.round(b * scale))).toList();
      Optional<Requantisation> requantisation = product.requantisation();
      if (requantisation.isPresent()) {
        Requantisation old = requantisation.get();
        double output = (Math.pow(2, bits) - 1) / (Math.pow(2, old.outBits()) - 1);
        double factor = old.multiplier() * Math.pow(2, -old.shift()) * output / input;
        requantisation = Optional.of(AdmmResult.nearest(factor, bits));
        input = output;
      }
      layers.add(
          new QuantisedLayer.Product(
              product.name(),
              product.kernel(),
              product.padding(),
              product.weights(),
              bias,
              requantisation));
    }
    return new QuantisedNetwork(network.input(), layers, network.madeBy());
  }
}
