package weft.golden.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.Requantisation;
import weft.golden.nn.QuantisedForward;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedNetwork;

class ActivationWidthTest {
  /** 255 steps become 65535: 257 for each. Pixels and so the first sums stay as they are. */
  @Test
  void scalesBiasesAndFactors() {
    QuantisedNetwork network = TinyLeNet.network(new Random(1), TinyLeNet.Signs.ANY);
    QuantisedNetwork wide = ActivationWidth.of(network, 16);
    QuantisedLayer.Product first = (QuantisedLayer.Product) wide.layers().get(0);
    QuantisedLayer.Product last = (QuantisedLayer.Product) wide.layers().get(1);
    QuantisedLayer.Product narrow = (QuantisedLayer.Product) network.layers().get(1);
    assertEquals(((QuantisedLayer.Product) network.layers().get(0)).bias(), first.bias());
    // 40 / 2^13 * 257 = 10280 / 2^13 = 41120 / 2^15: as many bits as fit.
    assertEquals(new Requantisation(41_120, 15, 16), first.requantisation().orElseThrow());
    assertEquals(List.of(257 * narrow.bias().get(0), 257 * narrow.bias().get(1)), last.bias());
  }

  /**
   * An activation of 16 bits is one of 8 bits in finer steps, so sums are the same in finer ones.
   */
  @Test
  void sumsAreTheSameInFinerSteps() {
    QuantisedNetwork network = TinyLeNet.network(new Random(2), TinyLeNet.Signs.ANY);
    QuantisedForward narrow = new QuantisedForward(network);
    QuantisedForward wide = new QuantisedForward(ActivationWidth.of(network, 16));
    QuantisedLayer.Product last = (QuantisedLayer.Product) network.layers().get(1);
    for (int i = 0; i < 50; i++) {
      int[] pixels = new Random(i).ints(36, 0, 256).toArray();
      for (int c = 0; c < 2; c++) {
        long rounding = 0;
        for (int row = 0; row < 10; row++) {
          rounding += Math.abs(last.weights().at(row, c));
        }
        double error = wide.sums(pixels)[c] / 257.0 - narrow.sums(pixels)[c];
        assertTrue(Math.abs(error) <= 0.51 * rounding, "image " + i + ": " + error);
      }
    }
  }

  @Test
  void ofTheSameWidthIsTheSameNetwork() {
    QuantisedNetwork network = TinyLeNet.network(new Random(3), TinyLeNet.Signs.ANY);
    QuantisedNetwork same = ActivationWidth.of(network, 8);
    for (int i = 0; i < 50; i++) {
      int[] pixels = new Random(i).ints(36, 0, 256).toArray();
      assertArrayEquals(
          new QuantisedForward(network).sums(pixels), new QuantisedForward(same).sums(pixels));
    }
  }
}
