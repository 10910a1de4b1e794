package weft.golden.train;

import java.util.ArrayList;
import java.util.List;
import weft.golden.nn.Activation;
import weft.golden.nn.Layer;
import weft.golden.nn.MaxPool;
import weft.golden.nn.TernaryConv;
import weft.golden.nn.TernaryDense;
import weft.golden.nn.TernaryNetwork;

/**
 * Folds batch norm and quantiser into integer thresholds. A threshold is found by bisection over
 * the possible sums with the very float expression of the forward pass, which never falls when the
 * sum rises (each of its roundings is monotonic), so the integer network agrees with it on every
 * sum. Max-pool follows the thresholds here and precedes them in training: the same, as they never
 * fall.
 */
final class Export {
  private static final int LEVELS = 3;

  private Export() {}

  static TernaryNetwork network(Model model) {
    NetworkPlan plan = model.plan;
    List<Layer> layers = new ArrayList<>();
    int channels = plan.input().channels();
    int maxInput = (1 << plan.input().bits()) - 1;
    int norm = 0;
    for (int i = 0; i < plan.convolutions().size(); i++) {
      NetworkPlan.Convolution conv = plan.convolutions().get(i);
      Weights weights = model.convolutions.get(i);
      Activation activation =
          thresholds(model.norms.get(norm++), maxInput * weights.latent.columns());
      layers.add(
          new TernaryConv(
              weights.latent.name, channels, conv.kernel(), weights.asColumns(), activation));
      if (conv.pool() > 1) {
        layers.add(new MaxPool("pool" + (i + 1), conv.pool()));
      }
      channels = conv.channels();
      maxInput = LEVELS;
    }
    for (Weights weights : model.dense) {
      Activation activation =
          weights == model.output()
              ? logits(model)
              : thresholds(model.norms.get(norm++), maxInput * weights.latent.rows());
      layers.add(new TernaryDense(weights.latent.name, weights.asRows(), activation));
      maxInput = LEVELS;
    }
    return new TernaryNetwork(plan.input(), layers);
  }

  /**
   * @param maxSum the greatest magnitude that a sum can have; a level that no sum reaches gets the
   *     threshold {@code maxSum + 1}, one that all reach {@code -maxSum}
   */
  static Activation.Thresholds thresholds(Normalisation norm, int maxSum) {
    int[][] perChannel = new int[norm.channels()][LEVELS];
    for (int c = 0; c < perChannel.length; c++) {
      for (int level = 1; level <= LEVELS; level++) {
        int low = -maxSum;
        int high = maxSum + 1;
        while (low < high) {
          int middle = Math.floorDiv(low + high, 2);
          if (NormStep.inferLevel(norm, c, middle) >= level) {
            high = middle;
          } else {
            low = middle + 1;
          }
        }
        perChannel[c][level - 1] = low;
      }
    }
    return new Activation.Thresholds(perChannel);
  }

  private static Activation.Logits logits(Model model) {
    int[] bias = new int[model.plan.classes()];
    for (int c = 0; c < bias.length; c++) {
      bias[c] = (int) LossStep.biasInSums(model.output(), model.bias, model.precision, c);
    }
    return new Activation.Logits(bias);
  }
}
