package weft.golden.admm;

import java.util.ArrayList;
import java.util.List;
import weft.golden.nn.Shape;

/** Everything that is learned, shared by the shards. */
final class CnnModel {
  final CnnPlan plan;
  final List<MatrixLayer> layers = new ArrayList<>();

  /** That of each layer but the last, or none at all. */
  final List<BatchNorm> norms = new ArrayList<>();

  /** Greatest magnitude of a quantised weight. */
  private final int top;

  CnnModel(CnnPlan plan, AdmmRecipe recipe) {
    this.plan = plan;
    top = (1 << recipe.weightBits()) - 1;
    int convolutions = plan.convolutions().size();
    for (int i = 0; i < plan.matrices(); i++) {
      String name = i < convolutions ? "conv" + (i + 1) : "fc" + (i - convolutions + 1);
      int outputs = plan.outputs(i);
      int inputs = plan.inputs(i);
      layers.add(new MatrixLayer(name, outputs, inputs, AdmmRecipe.SHARDS, recipe.seed()));
      if (recipe.norm() == AdmmRecipe.Norm.BATCH && i < plan.matrices() - 1) {
        norms.add(new BatchNorm(outputs, AdmmRecipe.SHARDS));
      }
    }
  }

  /** Whether biases are learned: batch norm would subtract them again. */
  boolean learnsBias(int i) {
    return i >= norms.size() || norms.get(i).isFolded();
  }

  /** Ends batch normalisation, without changing what the network computes. */
  void fold() {
    for (int i = 0; i < norms.size(); i++) {
      norms.get(i).fold(layers.get(i));
    }
    refresh();
  }

  /** Derives from the learned values what the network computes with. */
  void refresh() {
    layers.forEach(layer -> layer.refresh(top));
  }

  /** How many inputs of matrix {@code i} one channel of the layer before it makes. */
  int inputsPerChannel(int i) {
    List<Shape> shapes = plan.shapes();
    if (i < plan.convolutions().size()) {
      int kernel = plan.convolutions().get(i).kernel();
      return kernel * kernel;
    }
    Shape flat = shapes.get(shapes.size() - 1);
    return i == plan.convolutions().size() ? flat.height() * flat.width() : 1;
  }

  /** The inputs of matrix {@code i} in the order of the rows. */
  int[] rowOrder(int i, RowOrder order) {
    if (i < plan.convolutions().size()) {
      return order.taps(plan.shapes().get(i).channels(), plan.convolutions().get(i).kernel());
    }
    return RowOrder.W_MAJOR.taps(layers.get(i).inputs, 1);
  }
}
