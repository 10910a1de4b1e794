package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.golden.admm.AdmmRecipe.Epochs;
import weft.golden.admm.AdmmRecipe.FloatStage;
import weft.golden.admm.AdmmRecipe.Norm;
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

  private static AdmmRecipe recipe(Norm norm) {
    return new AdmmRecipe(
        new FloatStage(1, 0.1),
        new Epochs(0, 0, 0.1),
        new Epochs(0, 0, 0.1),
        new Epochs(0, 0, 0.1),
        List.of(),
        1,
        RowOrder.W_MAJOR,
        Polarisation.Rule.ENERGY,
        8,
        4,
        0,
        norm,
        Augmentation.NONE,
        7);
  }

  private static CnnModel model(Norm norm) {
    return new CnnModel(PLAN, recipe(norm));
  }

  @Test
  void gradientsAreTheSlopesOfTheLoss() {
    gradientsAreSlopes(model(Norm.NONE), 0.0005f, 0.004);
  }

  /** An input and an output of each matrix are taken out; nothing changes with their weights. */
  @Test
  void gradientsOfAPrunedNetworkAreToo() {
    CnnModel model = model(Norm.NONE);
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
    gradientsAreSlopes(model, 0.0005f, 0.004);
  }

  /** Statistics of a minibatch change with every weight; a bias changes nothing. */
  @Test
  void gradientsThroughBatchNormAreToo() {
    CnnModel model = model(Norm.BATCH);
    assertEquals(3, model.norms.size());
    Random random = new Random(3);
    for (BatchNorm norm : model.norms) {
      for (int c = 0; c < norm.channels(); c++) {
        norm.gamma.value[c] = 0.5f + random.nextFloat();
        norm.beta.value[c] = random.nextFloat() - 0.5f;
      }
    }
    gradientsAreSlopes(model, 0.0001f, 0.01);
  }

  /** By the classes of eight images and the greatest value of each layer. */
  @Test
  void foldingBatchNormChangesNothing() throws Exception {
    CnnModel model = model(Norm.BATCH);
    Random random = new Random(8);
    for (BatchNorm norm : model.norms) {
      for (int c = 0; c < norm.channels(); c++) {
        norm.gamma.value[c] = random.nextFloat() * 3 - 1;
        norm.beta.value[c] = random.nextFloat() - 0.3f;
        norm.mean[c] = random.nextFloat() - 0.5f;
        norm.variance[c] = 0.1f + random.nextFloat();
      }
    }
    model.refresh();
    byte[] pixels = new byte[8 * 84];
    random.nextBytes(pixels);
    DataSet data = new DataSet("noise", new Shape(2, 6, 7), pixels, new byte[8]);
    try (Shards shards = new Shards(model, new EjmlProduct(), 4, 1)) {
      int[] classes = shards.classify(data);
      float[] peaks = shards.peaks(data);
      float[] weights = model.layers.get(0).weights.value.clone();
      model.fold();
      assertArrayEquals(classes, shards.classify(data));
      assertArrayEquals(peaks, shards.peaks(data), 1e-4f);
      assertFalse(Arrays.equals(weights, model.layers.get(0).weights.value));
    }
  }

  private static void gradientsAreSlopes(CnnModel model, float shift, double tolerance) {
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
    net.learn(new Epoch(recipe(Norm.NONE), data, 1, order), 0, IMAGES, IMAGES);
    List<Learned> learned = new ArrayList<>();
    for (MatrixLayer layer : model.layers) {
      learned.addAll(List.of(layer.weights, layer.bias));
    }
    for (BatchNorm norm : model.norms) {
      learned.addAll(List.of(norm.gamma, norm.beta));
    }
    for (int which = 0; which < learned.size(); which++) {
      Learned values = learned.get(which);
      float[] gradient = values.gradient[0].clone();
      for (int trial = 0; trial < 10; trial++) {
        int i = random.nextInt(gradient.length);
        double slope =
            (loss(net, model, data, order, values, i, shift)
                    - loss(net, model, data, order, values, i, -shift))
                / (2 * shift);
        assertEquals(slope, gradient[i], tolerance, "of " + which + "[" + i + "]");
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
    net.learn(new Epoch(recipe(Norm.NONE), data, 1, order), 0, IMAGES, IMAGES);
    learned.value[i] = before;
    model.refresh();
    return net.loss() / IMAGES;
  }
}
