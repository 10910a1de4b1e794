package weft.golden.admm;

import java.util.ArrayList;
import java.util.List;
import weft.golden.data.DataSet;

/** A trained network: integer weights, and what they and the activations stand for. */
public final class AdmmResult {
  /** Images whose greatest activations say what a quantised activation must hold. */
  static final int CALIBRATION = 1000;

  private final List<Matrix> matrices = new ArrayList<>();

  /**
   * A layer.
   *
   * @param weights a row for each output, in integers; inputs of a convolution as (channel, ky, kx)
   * @param bias in float
   * @param step what a weight of 1 stands for
   * @param peak the greatest value of an output after ReLU; of the last layer 0
   */
  public record Matrix(String name, int[][] weights, float[] bias, float step, float peak) {}

  AdmmResult(CnnModel model, float[] peaks) {
    for (int i = 0; i < model.layers.size(); i++) {
      MatrixLayer layer = model.layers.get(i);
      int[][] weights = new int[layer.outputs][layer.inputs];
      for (int j = 0; j < layer.effective.length; j++) {
        weights[j / layer.inputs][j % layer.inputs] = Math.round(layer.effective[j] / layer.step);
      }
      float peak = i < peaks.length ? peaks[i] : 0;
      matrices.add(new Matrix(layer.name, weights, layer.bias.value.clone(), layer.step, peak));
    }
  }

  /** All layers, in order. */
  public List<Matrix> matrices() {
    return List.copyOf(matrices);
  }

  static double accuracy(DataSet data, int[] classes) {
    int correct = 0;
    for (int i = 0; i < classes.length; i++) {
      correct += classes[i] == data.label(i) ? 1 : 0;
    }
    return (double) correct / classes.length;
  }
}
