package weft.golden.train;

import weft.golden.data.DataSet;
import weft.golden.nn.TernaryNetwork;
import weft.golden.train.TrainingRecipe.Precision;

/** A network at the end of its training. */
public final class TrainedNetwork {
  private final Model model;

  TrainedNetwork(Model model) {
    this.model = model;
  }

  /** The number format that it was trained in. */
  public Precision precision() {
    return model.precision;
  }

  /**
   * The network in integers.
   *
   * @throws IllegalStateException if it was trained in float
   */
  public TernaryNetwork ternary() {
    if (model.precision != Precision.TERNARY) {
      throw new IllegalStateException("a network trained in float has no ternary weights");
    }
    return Export.network(model);
  }

  /** The class of each image by the float forward pass of the trainer. */
  public int[] classify(DataSet data, int threads) throws InterruptedException {
    try (Shards shards = new Shards(model, 100 * TrainingRecipe.SHARDS, threads)) {
      return shards.classify(data);
    }
  }

  /** Share of the images classified correctly by the float forward pass, 0 to 1. */
  public double accuracy(DataSet data, int threads) throws InterruptedException {
    return accuracy(data, classify(data, threads));
  }

  static double accuracy(DataSet data, int[] classes) {
    int correct = 0;
    for (int i = 0; i < classes.length; i++) {
      correct += classes[i] == data.label(i) ? 1 : 0;
    }
    return (double) correct / classes.length;
  }
}
