package weft.golden.admm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.arch.crossbar.Requantisation;
import weft.golden.nn.MaxPool;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

/** A trained network: integer weights, and what they and the activations stand for. */
public final class AdmmResult {
  /** Images whose greatest activations say what a quantised activation must hold. */
  static final int CALIBRATION = 1000;

  /** So that the product of a sum and a multiplier stays within 63 bits. */
  private static final int MAX_SHIFT = 47;

  private final CnnPlan plan;
  private final String madeBy;
  private final Map<AdmmStage, Double> accuracies;
  private final List<Matrix> matrices = new ArrayList<>();

  /**
   * A layer.
   *
   * @param weights a row for each output, in integers; inputs of a convolution as (channel, ky, kx)
   * @param rows the inputs that pruning has left, in the order in which they are cut into fragments
   * @param bias in float
   * @param step what a weight of 1 stands for
   * @param peak the greatest value of an output after ReLU; of the last layer 0
   */
  public record Matrix(
      String name, int[][] weights, List<Integer> rows, float[] bias, float step, float peak) {
    /** The outputs that have a weight other than 0. */
    public int outputs() {
      return (int)
          Arrays.stream(weights).filter(o -> Arrays.stream(o).anyMatch(w -> w != 0)).count();
    }
  }

  AdmmResult(
      CnnModel model,
      List<List<Integer>> rows,
      float[] peaks,
      Map<AdmmStage, Double> accuracies,
      String madeBy) {
    plan = model.plan;
    this.madeBy = madeBy;
    this.accuracies = Map.copyOf(accuracies);
    for (int i = 0; i < model.layers.size(); i++) {
      MatrixLayer layer = model.layers.get(i);
      int[][] weights = new int[layer.outputs][layer.inputs];
      for (int j = 0; j < layer.effective.length; j++) {
        weights[j / layer.inputs][j % layer.inputs] = Math.round(layer.effective[j] / layer.step);
      }
      float peak = i < peaks.length ? peaks[i] : 0;
      float[] bias = layer.bias.value.clone();
      matrices.add(new Matrix(layer.name, weights, rows.get(i), bias, layer.step, peak));
    }
  }

  /** Share of the test images classified correctly after each stage that there was. */
  public Map<AdmmStage, Double> accuracies() {
    return accuracies;
  }

  /** All layers, in order. */
  public List<Matrix> matrices() {
    return List.copyOf(matrices);
  }

  /**
   * The network in integers. An activation of {@code activationBits} bits holds the greatest value
   * that its layer gave for the first {@value #CALIBRATION} training images; biases are in units of
   * the sums.
   *
   * @param activationBits 1 to 16
   */
  public QuantisedNetwork network(int activationBits) {
    List<QuantisedLayer> layers = new ArrayList<>();
    double inputStep = 1.0 / ((1 << plan.input().bits()) - 1);
    for (int i = 0; i < matrices.size(); i++) {
      Matrix matrix = matrices.get(i);
      double sumStep = matrix.step() * inputStep;
      List<Integer> bias = new ArrayList<>();
      for (float b : matrix.bias()) {
        bias.add((int) Math.rint(b / sumStep));
      }
      Optional<Requantisation> requantisation = Optional.empty();
      if (i < matrices.size() - 1) {
        double outputStep = matrix.peak() / ((1 << activationBits) - 1);
        requantisation = Optional.of(nearest(sumStep / outputStep, activationBits));
        inputStep = outputStep;
      }
      boolean dense = i >= plan.convolutions().size();
      layers.add(
          new QuantisedLayer.Product(
              matrix.name(),
              dense ? 0 : plan.convolutions().get(i).kernel(),
              dense ? 0 : plan.convolutions().get(i).padding(),
              transposed(matrix.weights()),
              bias,
              requantisation));
      if (!dense && plan.convolutions().get(i).pool() > 1) {
        layers.add(new MaxPool("pool" + (i + 1), plan.convolutions().get(i).pool()));
      }
    }
    return new QuantisedNetwork(plan.input(), layers, madeBy);
  }

  private static QuantisedMatrix transposed(int[][] weights) {
    int columns = weights.length;
    int rows = weights[0].length;
    short[] values = new short[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) weights[i % columns][i / columns];
    }
    return new QuantisedMatrix(rows, columns, values);
  }

  /** The requantisation whose factor is nearest: as many bits of it as the multiplier holds. */
  public static Requantisation nearest(double factor, int outBits) {
    if (!(factor > 0 && factor <= Requantisation.MAX_MULTIPLIER)) {
      throw new IllegalArgumentException("a factor of " + factor + " cannot be requantised by");
    }
    int shift = 0;
    while (shift < MAX_SHIFT
        && Math.rint(factor * (1L << (shift + 1))) <= Requantisation.MAX_MULTIPLIER) {
      shift++;
    }
    return new Requantisation((int) Math.rint(factor * (1L << shift)), shift, outBits);
  }
}
