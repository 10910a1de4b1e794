package weft.golden.compare;

import weft.arch.crossbar.CrossbarConfig;
import weft.golden.map.CrossbarNetwork;
import weft.golden.nn.QuantisedNetwork;

/**
 * One accelerator of a comparison and what runs on it.
 *
 * @param id unique within the comparison: letters, digits, '-'
 * @param title for people
 * @param config the accelerator
 * @param adc whose rate and energy its ADCs have
 * @param use how the network is laid on it
 * @param network what runs on it
 * @param weights whether the network was trained, or only has the shape of one
 */
public record DesignPoint(
    String id,
    String title,
    CrossbarConfig config,
    Adc adc,
    CrossbarNetwork.Settings use,
    QuantisedNetwork network,
    Weights weights) {

  /** Where weights come from. */
  public enum Weights {
    /** Trained: the accuracy means something. */
    TRAINED,
    /** All 1: counts and clocks are those of any weights, since nothing is skipped. */
    SHAPE_ONLY
  }

  /** The same with an ADC of {@code bits} bits. */
  public DesignPoint withAdcBits(int bits) {
    return new DesignPoint(id, title, config.withAdcBits(bits), adc, use, network, weights);
  }

  /** Bits of the activations between layers. */
  public int activationBits() {
    return network.inputBits(network.layers().size() - 1);
  }
}
