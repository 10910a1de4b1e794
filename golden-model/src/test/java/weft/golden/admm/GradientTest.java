package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.golden.admm.AdmmRecipe.Epochs;
import weft.golden.blas.EjmlProduct;
import weft.golden.data.DataSet;
import weft.golden.nn.InputFormat;
import weft.golden.nn.Shape;

/** Gradients against differences of the loss. */
class GradientTest {
  private static final CnnPlan PLAN =
      new CnnPlan(
          new InputFormat(2, 6, 7, 8),
          List.of(new CnnPlan.Convolution(3, 3, 1, 2), new CnnPlan.Convolution(4, 2, 1, 1)),
          List.of(5),
          3);

  private static final int IMAGES = 4;

  private static CnnModel model() {
    AdmmRecipe recipe =
        new AdmmRecipe(
            1,
            new Epochs(0, 0),
            new Epochs(0, 0),
            new Epochs(0, 0),
            List.of(),
            1,
            RowOrder.W_MAJOR,
            Polarisation.Rule.ENERGY,
            8,
            4,
            0.1,
            0,
            7);
    return new CnnModel(PLAN, recipe);
  }

  @Test
  void gradientsAreTheSlopesOfTheLoss() {
    gradientsAreSlopes(model());
  }

  /** An input and an output of each matrix are taken out; nothing changes with their weights. */
  @Test
  void gradientsOfAPrunedNetworkAreToo() {
    CnnModel model = model();
    for (MatrixLayer layer : model.layers) {
      for (int i = 0; i < layer.signs.length; i++) {
        boolean pruned = i / layer.inputs == 1 || i % layer.inputs == 2;
        layer.signs[i] = pruned ? 0 : layer.signs[i];
      }
    }
    model.refresh();
    for (MatrixLayer layer : model.layers) {
      assertEquals((layer.inputs - 1) * (layer.outputs - 1), layer.live.weights().length);
    }
    gradientsAreSlopes(model);
  }

  private static void gradientsAreSlopes(CnnModel model) {
    Random random = new Random(11);
    // Not 0: windows of nothing but zeros would lie on the kink of ReLU.
    for (MatrixLayer layer : model.layers) {
      for (int i = 0; i < layer.outputs; i++) {
        layer.bias.value[i] = random.nextFloat() * 0.2f - 0.1f;
      }
    }
    model.refresh();
    byte[] pixels = new byte[IMAGES * 84];
    random.nextBytes(pixels);
    DataSet data = new DataSet("noise", new Shape(2, 6, 7), pixels, new byte[] {0, 1, 2, 1});
    ShardNet net = new ShardNet(model, new EjmlProduct(), 0, IMAGES);
    int[] order = {2, 0, 3, 1};
    net.learn(data, order, 0, IMAGES, IMAGES);
    for (MatrixLayer layer : model.layers) {
      for (Learned learned : List.of(layer.weights, layer.bias)) {
        float[] gradient = learned.gradient[0].clone();
        for (int trial = 0; trial < 10; trial++) {
          int i = random.nextInt(gradient.length);
          double slope =
              (loss(net, model, data, order, learned, i, 0.0005f)
                      - loss(net, model, data, order, learned, i, -0.0005f))
                  / 0.001;
          assertEquals(slope, gradient[i], 0.004, layer.name + "[" + i + "]");
        }
      }
    }
  }

  private static double loss(
      ShardNet net,
      CnnModel model,
      DataSet data,
      int[] order,
      Learned learned,
      int i,
      float shift) {
    float before = learned.value[i];
    learned.value[i] = before + shift;
    model.refresh();
    net.learn(data, order, 0, IMAGES, IMAGES);
    learned.value[i] = before;
    model.refresh();
    return net.loss() / IMAGES;
  }
}
