package weft.golden.nn;

import java.util.List;

/** Networks small enough to be computed by hand. */
final class TinyNetworks {
  private TinyNetworks() {}

  /** 1x3x3 input, one 2x2 kernel, pool of 2, two classes. */
  static TernaryNetwork convolution() {
    return new TernaryNetwork(
        new InputFormat(1, 3, 3, 8),
        List.of(
            new TernaryConv(
                "conv1",
                1,
                2,
                new TernaryMatrix(4, 2, new byte[] {1, 0, -1, 1, 0, 1, 1, -1}),
                new Activation.Thresholds(new int[][] {{1, 5, 9}, {-3, 2, 6}})),
            new MaxPool("pool1", 2),
            new TernaryDense(
                "fc1",
                new TernaryMatrix(2, 2, new byte[] {1, -1, -1, 1}),
                new Activation.Logits(new int[] {0, 1}))));
  }
}
