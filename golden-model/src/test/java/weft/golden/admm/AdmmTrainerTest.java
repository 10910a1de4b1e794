package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.golden.admm.AdmmRecipe.Epochs;
import weft.golden.admm.AdmmRecipe.FloatStage;
import weft.golden.admm.AdmmRecipe.Kept;
import weft.golden.admm.AdmmRecipe.Norm;
import weft.golden.blas.EjmlProduct;
import weft.golden.data.DataSet;
import weft.golden.nn.InputFormat;
import weft.golden.nn.QuantisedForward;

class AdmmTrainerTest {
  private static final CnnPlan PLAN =
      new CnnPlan(
          new InputFormat(1, 8, 8, 8),
          List.of(new CnnPlan.Convolution(6, 3, 1, 2), new CnnPlan.Convolution(8, 3, 0, 1)),
          List.of(12),
          3);

  private static final FloatStage PLAIN = new FloatStage(4, 0.01);

  private static final DataSet TESTS = bars(300, 2);

  @TempDir Path folder;

  private static AdmmRecipe recipe(Polarisation.Rule rule) {
    return recipe(rule, new Epochs(2, 1, 0.01));
  }

  private static AdmmRecipe recipe(Polarisation.Rule rule, Epochs epochs) {
    return recipe(rule, epochs, Norm.NONE, Augmentation.NONE);
  }

  /** With batch norm and images varied. */
  private static AdmmRecipe normalised() {
    return recipe(
        Polarisation.Rule.ENERGY,
        new Epochs(2, 1, 0.01),
        Norm.BATCH,
        new Augmentation(1, Augmentation.Mirror.NEVER));
  }

  private static AdmmRecipe recipe(
      Polarisation.Rule rule, Epochs epochs, Norm norm, Augmentation augmentation) {
    List<Kept> kept = List.of(new Kept(8, 4), new Kept(24, 5), new Kept(16, 8), new Kept(8, 3));
    return new AdmmRecipe(
        PLAIN,
        epochs,
        epochs,
        epochs,
        kept,
        4,
        RowOrder.C_MAJOR,
        rule,
        4,
        16,
        0.01,
        norm,
        augmentation,
        1);
  }

  /** A bright bar that is horizontal, vertical or slanted, in noise. */
  private static DataSet bars(int images, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[images * 64];
    byte[] labels = new byte[images];
    for (int i = 0; i < images; i++) {
      labels[i] = (byte) random.nextInt(3);
      int at = 1 + random.nextInt(6);
      for (int p = 0; p < 64; p++) {
        int y = p / 8;
        int x = p % 8;
        boolean bar = labels[i] == 0 ? y == at : labels[i] == 1 ? x == at : (x + y) % 8 == at;
        pixels[i * 64 + p] = (byte) (random.nextInt(60) + (bar ? 150 : 0));
      }
    }
    return new DataSet("bars", 8, 8, pixels, labels);
  }

  private static AdmmTrainer trainer(AdmmRecipe recipe, int threads, Optional<Path> checkpoints) {
    return new AdmmTrainer(
        PLAN, recipe, bars(320, 1), TESTS, new EjmlProduct(), threads, checkpoints);
  }

  private static void assertSame(AdmmResult one, AdmmResult other) {
    for (int i = 0; i < one.matrices().size(); i++) {
      assertArrayEquals(one.matrices().get(i).weights(), other.matrices().get(i).weights());
      assertArrayEquals(one.matrices().get(i).bias(), other.matrices().get(i).bias());
      assertEquals(one.matrices().get(i).step(), other.matrices().get(i).step());
      assertEquals(one.matrices().get(i).peak(), other.matrices().get(i).peak());
    }
    assertEquals(one.accuracies(), other.accuracies());
  }

  @Test
  void whatComesOutSatisfiesEveryConstraint() throws Exception {
    AdmmRecipe recipe = recipe(Polarisation.Rule.ENERGY);
    AdmmResult result = trainer(recipe, 2, Optional.empty()).run(AdmmProgress.SILENT);
    int[][] order = {
      RowOrder.C_MAJOR.taps(1, 3),
      RowOrder.C_MAJOR.taps(6, 3),
      RowOrder.C_MAJOR.taps(32, 1),
      RowOrder.C_MAJOR.taps(12, 1)
    };
    for (int layer = 0; layer < 4; layer++) {
      int[][] w = result.matrices().get(layer).weights();
      List<Integer> used = new ArrayList<>();
      for (int input : order[layer]) {
        boolean live = false;
        for (int[] output : w) {
          live |= output[input] != 0;
          assertTrue(Math.abs(output[input]) <= 15, "a weight of " + output[input]);
        }
        if (live) {
          used.add(input);
        }
      }
      int outputs = 0;
      for (int[] output : w) {
        outputs += Arrays.stream(output).anyMatch(x -> x != 0) ? 1 : 0;
      }
      Kept kept = recipe.kept().get(layer);
      assertTrue(used.size() <= kept.inputs(), used.size() + " inputs of layer " + layer);
      assertTrue(outputs <= kept.outputs(), outputs + " outputs of layer " + layer);
    }
  }

  /** Fragments are cut from the inputs that pruning leaves, whatever training makes of them. */
  @Test
  void everyFragmentHasOneSign() throws Exception {
    for (Polarisation.Rule rule : List.of(Polarisation.Rule.ENERGY, Polarisation.Rule.SUM)) {
      AdmmResult result = trainer(recipe(rule), 2, Optional.empty()).run(AdmmProgress.SILENT);
      assertEquals(0, mixedFragments(result), rule.toString());
    }
  }

  @Test
  void withoutARuleSignsAreFreeAndTheStageIsMissing() throws Exception {
    AdmmResult result =
        trainer(recipe(Polarisation.Rule.NONE), 2, Optional.empty()).run(AdmmProgress.SILENT);
    assertTrue(mixedFragments(result) > 20, mixedFragments(result) + " mixed fragments");
    assertEquals(
        Set.of(AdmmStage.FLOAT, AdmmStage.PRUNED, AdmmStage.QUANTISED),
        result.accuracies().keySet());
  }

  /** How many times four rows in a row have weights of both signs in a column. */
  private static int mixedFragments(AdmmResult result) {
    int mixed = 0;
    for (AdmmResult.Matrix matrix : result.matrices()) {
      for (int from = 0; from < matrix.rows().size(); from += 4) {
        for (int[] output : matrix.weights()) {
          int signs = 0;
          for (int i = from; i < Math.min(from + 4, matrix.rows().size()); i++) {
            int weight = output[matrix.rows().get(i)];
            signs |= weight > 0 ? 1 : weight < 0 ? 2 : 0;
          }
          mixed += signs == 3 ? 1 : 0;
        }
      }
    }
    return mixed;
  }

  @Test
  void withoutPruningTheStageIsMissingAndEverythingIsThere() throws Exception {
    Epochs none = new Epochs(0, 0, 0.01);
    List<Kept> all = List.of(new Kept(9, 6), new Kept(54, 8), new Kept(32, 12), new Kept(12, 3));
    AdmmRecipe recipe =
        new AdmmRecipe(
            new FloatStage(1, 0.01),
            new Epochs(1, 1, 0.01),
            none,
            new Epochs(0, 1, 0.01),
            all,
            4,
            RowOrder.C_MAJOR,
            Polarisation.Rule.NONE,
            15,
            16,
            0.01,
            Norm.NONE,
            Augmentation.NONE,
            1);
    AdmmResult result = trainer(recipe, 2, Optional.empty()).run(AdmmProgress.SILENT);
    assertEquals(Set.of(AdmmStage.FLOAT, AdmmStage.QUANTISED), result.accuracies().keySet());
    for (int layer = 0; layer < 4; layer++) {
      assertEquals(all.get(layer).inputs(), result.matrices().get(layer).rows().size());
    }
  }

  @Test
  void refusesToKeepMoreThanThereIs() {
    Epochs one = new Epochs(1, 1, 0.01);
    List<Kept> kept = List.of(new Kept(9, 6), new Kept(54, 9), new Kept(1, 1), new Kept(1, 1));
    AdmmRecipe recipe =
        new AdmmRecipe(
            new FloatStage(1, 0.01),
            one,
            one,
            one,
            kept,
            4,
            RowOrder.C_MAJOR,
            Polarisation.Rule.NONE,
            4,
            16,
            0.01,
            Norm.NONE,
            Augmentation.NONE,
            1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> trainer(recipe, 2, Optional.empty()))
            .getMessage();
    assertEquals("kept[1] must be within 54 inputs and 8 outputs, not 54 and 9", message);
  }

  @Test
  void learnsUnderItsConstraints() throws Exception {
    Map<AdmmStage, Double> heard = new EnumMap<>(AdmmStage.class);
    AdmmResult result =
        trainer(recipe(Polarisation.Rule.ENERGY, new Epochs(3, 4, 0.01)), 2, Optional.empty())
            .run(
                new AdmmProgress() {
                  @Override
                  public void stage(AdmmStage stage, double accuracy) {
                    heard.put(stage, accuracy);
                  }
                });
    assertEquals(Set.of(AdmmStage.values()), heard.keySet());
    assertTrue(heard.values().stream().allMatch(a -> a > 0.9), heard.toString());
    assertEquals(heard, result.accuracies());
  }

  /** By the integers as by the floats that they stand for; 12 bits an activation lose nothing. */
  @Test
  void theIntegersClassifyAsTheFloatsDo() throws Exception {
    AdmmResult result =
        trainer(recipe(Polarisation.Rule.ENERGY, new Epochs(3, 4, 0.01)), 2, Optional.empty())
            .run(AdmmProgress.SILENT);
    QuantisedForward forward = new QuantisedForward(result.network(12));
    int correct = 0;
    for (int i = 0; i < TESTS.size(); i++) {
      correct += forward.classOf(TESTS.pixels(i)) == TESTS.label(i) ? 1 : 0;
    }
    assertEquals(result.accuracies().get(AdmmStage.QUANTISED), correct / 300.0, 1 / 300.0);
  }

  /** Of six epochs of pruning all but the last pull; without rho they only train. */
  @Test
  void pullsWeightsTowardsTheirConstraint() throws Exception {
    assertTrue(distanceFromPruned(0.05) < 0.5 * distanceFromPruned(0));
  }

  private static double distanceFromPruned(double rho) throws Exception {
    AdmmRecipe base = recipe(Polarisation.Rule.ENERGY);
    Epochs none = new Epochs(0, 0, 0.01);
    AdmmRecipe recipe =
        new AdmmRecipe(
            PLAIN,
            new Epochs(5, 1, 0.01),
            none,
            none,
            base.kept(),
            4,
            base.order(),
            base.rule(),
            4,
            16,
            rho,
            Norm.NONE,
            Augmentation.NONE,
            1);
    AdmmTrainer trainer = trainer(recipe, 2, Optional.empty());
    double[] distance = new double[1];
    trainer.run(
        new AdmmProgress() {
          @Override
          public void epoch(AdmmStage stage, int epoch, int epochs, double loss, double accuracy) {
            distance[0] = epoch == 9 ? trainer.distance(AdmmStage.PRUNED) : distance[0];
          }
        });
    return distance[0];
  }

  private static List<AdmmRecipe> bothKinds() {
    return List.of(recipe(Polarisation.Rule.ENERGY), normalised());
  }

  @ParameterizedTest
  @MethodSource("bothKinds")
  void theResultDoesNotDependOnTheThreads(AdmmRecipe recipe) throws Exception {
    assertSame(
        trainer(recipe, 1, Optional.empty()).run(AdmmProgress.SILENT),
        trainer(recipe, 3, Optional.empty()).run(AdmmProgress.SILENT));
  }

  /** Batch norm is folded before weights are quantised. */
  @Test
  void learnsWithBatchNormAndVariedImages() throws Exception {
    AdmmResult result = trainer(normalised(), 2, Optional.empty()).run(AdmmProgress.SILENT);
    assertTrue(result.accuracies().get(AdmmStage.FLOAT) > 0.9, result.accuracies().toString());
    assertTrue(result.accuracies().get(AdmmStage.QUANTISED) > 0.8, result.accuracies().toString());
  }

  @Test
  void learnsFromTheVariedImages() throws Exception {
    Epochs none = new Epochs(0, 0, 0.01);
    List<float[]> biases = new ArrayList<>();
    for (Augmentation augmentation : List.of(normalised().augmentation(), Augmentation.NONE)) {
      AdmmRecipe recipe = recipe(Polarisation.Rule.ENERGY, none, Norm.BATCH, augmentation);
      AdmmResult result = trainer(recipe, 2, Optional.empty()).run(AdmmProgress.SILENT);
      biases.add(result.matrices().get(0).bias());
    }
    assertFalse(Arrays.equals(biases.get(0), biases.get(1)));
  }

  @Test
  void imagesAreVariedAnewInEachEpoch() {
    DataSet data = bars(20, 1);
    AdmmRecipe recipe = normalised();
    float[] one = new float[64];
    float[] other = new float[64];
    int different = 0;
    for (int image = 0; image < 20; image++) {
      Epoch.of(recipe, data, 1).copyPixels(image, new float[64], one);
      Epoch.of(recipe, data, 2).copyPixels(image, new float[64], other);
      different += Arrays.equals(one, other) ? 0 : 1;
    }
    assertTrue(different > 10, different + " images");
  }

  /** Stopped after each of the thirteen epochs, in one go on and another. */
  @ParameterizedTest
  @MethodSource("bothKinds")
  void anInterruptedTrainingGoesOnAsIfNothingHadBeen(AdmmRecipe recipe) throws Exception {
    AdmmResult whole = trainer(recipe, 2, Optional.empty()).run(AdmmProgress.SILENT);
    AdmmProgress stops =
        new AdmmProgress() {
          @Override
          public void epoch(AdmmStage stage, int epoch, int epochs, double loss, double accuracy) {
            throw new IllegalStateException("stopped");
          }
        };
    for (int epoch = 1; epoch <= 13; epoch++) {
      AdmmTrainer stopped = trainer(recipe, 2, Optional.of(folder));
      assertThrows(IllegalStateException.class, () -> stopped.run(stops));
    }
    Resumed listener = new Resumed();
    assertSame(whole, trainer(recipe, 2, Optional.of(folder)).run(listener));
    assertEquals(13, listener.epochs);
  }

  /** Trainings in one folder: another rule of polarisation begins after the pruning. */
  @Test
  void trainingsShareTheStagesThatTheyHaveInCommon() throws Exception {
    AdmmRecipe energy = recipe(Polarisation.Rule.ENERGY);
    AdmmRecipe sum = recipe(Polarisation.Rule.SUM);
    trainer(energy, 2, Optional.of(folder)).run(AdmmProgress.SILENT);
    Resumed listener = new Resumed();
    AdmmResult shared = trainer(sum, 2, Optional.of(folder)).run(listener);
    assertEquals(7, listener.epochs);
    assertSame(trainer(sum, 2, Optional.empty()).run(AdmmProgress.SILENT), shared);
    assertEquals(13, epochsDone(energy));
    assertEquals(13, epochsDone(sum));
  }

  /** What a training finds in the folder. */
  private int epochsDone(AdmmRecipe recipe) throws Exception {
    Resumed listener = new Resumed();
    trainer(recipe, 2, Optional.of(folder)).run(listener);
    return listener.epochs;
  }

  /** Hears after which epoch a training goes on. */
  private static final class Resumed implements AdmmProgress {
    private int epochs;

    @Override
    public void resumed(int epochsDone) {
      epochs = epochsDone;
    }
  }

  /** Each component of the recipe tells trainings apart, by the name of one stage's file. */
  @Test
  void everythingInARecipeIsInTheNameOfAState() throws Exception {
    AdmmRecipe base = recipe(Polarisation.Rule.ENERGY);
    Epochs longer = new Epochs(2, 2, 0.01);
    List<AdmmRecipe> others =
        List.of(
            changed(base, "floating", new FloatStage(4, 0.02)),
            changed(base, "pruning", longer),
            changed(base, "polarisation", longer),
            changed(base, "quantisation", longer),
            changed(base, "kept", base.kept().subList(0, 3)),
            changed(base, "fragmentRows", 8),
            changed(base, "order", RowOrder.H_MAJOR),
            changed(base, "rule", Polarisation.Rule.SUM),
            changed(base, "weightBits", 5),
            changed(base, "batch", 20),
            changed(base, "rho", 0.02),
            changed(base, "norm", Norm.BATCH),
            changed(base, "augmentation", normalised().augmentation()),
            changed(base, "seed", 2L));
    assertEquals(AdmmRecipe.class.getRecordComponents().length, others.size());
    saveLastStage(base);
    for (AdmmRecipe other : others) {
      assertFalse(files(other).restore(in -> {}), other.toString());
    }
    assertTrue(files(base).restore(in -> {}));
  }

  private static AdmmRecipe changed(AdmmRecipe recipe, String component, Object value)
      throws Exception {
    RecordComponent[] components = AdmmRecipe.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      boolean change = components[i].getName().equals(component);
      values[i] = change ? value : components[i].getAccessor().invoke(recipe);
      types[i] = components[i].getType();
    }
    return AdmmRecipe.class.getDeclaredConstructor(types).newInstance(values);
  }

  private void saveLastStage(AdmmRecipe recipe) throws IOException {
    files(recipe).save(AdmmStage.QUANTISED, out -> {});
  }

  private StageFiles files(AdmmRecipe recipe) {
    return new StageFiles(folder, Set.of(AdmmStage.values()), recipe, PLAN, "", TESTS, TESTS);
  }
}
