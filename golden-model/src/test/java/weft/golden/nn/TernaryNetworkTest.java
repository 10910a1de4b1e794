package weft.golden.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TernaryNetworkTest {
  private static final Activation.Logits LOGITS = new Activation.Logits(new int[2]);

  private static TernaryDense dense(String name, int rows, Activation activation) {
    return new TernaryDense(name, new TernaryMatrix(rows, 2, new byte[2 * rows]), activation);
  }

  private static String refusal(Runnable construction) {
    return assertThrows(IllegalArgumentException.class, construction::run).getMessage();
  }

  @Test
  void shapesAndWidthsFollowTheLayers() {
    TernaryNetwork network = TinyNetworks.convolution();
    assertEquals(
        List.of(new Shape(1, 3, 3), new Shape(2, 2, 2), new Shape(2, 1, 1), new Shape(2, 1, 1)),
        network.shapes());
    assertEquals(8, network.inputBits(0));
    assertEquals(2, network.inputBits(1));
    assertEquals(2, network.inputBits(2));
    assertEquals(2, network.classes());
  }

  @Test
  void layersThatDoNotFitAreRefused() {
    InputFormat input = new InputFormat(1, 2, 2, 8);
    assertEquals(
        "fc1: 5 weight rows do not fit an input of 1x2x2",
        refusal(() -> new TernaryNetwork(input, List.of(dense("fc1", 5, LOGITS)))));
    assertEquals(
        "fc1: only the last layer may end in logits",
        refusal(
            () ->
                new TernaryNetwork(
                    input, List.of(dense("fc1", 4, LOGITS), dense("fc2", 2, LOGITS)))));
    Activation thresholds = new Activation.Thresholds(new int[2][3]);
    assertEquals(
        "two layers are called fc1",
        refusal(
            () ->
                new TernaryNetwork(
                    input, List.of(dense("fc1", 4, thresholds), dense("fc1", 2, LOGITS)))));
    assertEquals(
        "fc1: the last layer must end in logits of one position",
        refusal(() -> new TernaryNetwork(input, List.of(dense("fc1", 4, thresholds)))));
    assertEquals(
        "fc1: biases for 3 channels, but there are 2",
        refusal(() -> dense("fc1", 4, new Activation.Logits(new int[3]))));
  }

  @Test
  void weightsThatAreNotTernaryAreRefused() {
    assertEquals(
        "value at row 1, column 0 must be -1, 0 or 1, not 2",
        refusal(() -> new TernaryMatrix(2, 2, new byte[] {0, 1, 2, 0})));
    assertEquals(
        "a 2 x 2 matrix has 4 values, not 3", refusal(() -> new TernaryMatrix(2, 2, new byte[3])));
  }
}
