package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.admm.AdmmRecipe;
import weft.golden.admm.AdmmRecipe.Epochs;
import weft.golden.admm.AdmmRecipe.FloatStage;
import weft.golden.admm.AdmmRecipe.Kept;
import weft.golden.admm.AdmmRecipe.Norm;
import weft.golden.admm.Augmentation;
import weft.golden.admm.CnnPlan;
import weft.golden.admm.Polarisation.Rule;
import weft.golden.admm.RowOrder;
import weft.golden.nn.InputFormat;

class CrossbarPresetTest {
  private static final String ANY = "family: crossbar\ncrossbar: {}\n";

  @TempDir Path folder;

  private CrossbarPreset read(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("my.yaml"), text);
    return CrossbarPreset.from(Presets.source(file.toString()));
  }

  private String refusal(String text) {
    String message = assertThrows(ConfigException.class, () -> read(text)).getMessage();
    String file = folder.resolve("my.yaml").toString();
    assertTrue(message.startsWith(file), message);
    return message.substring(file.length());
  }

  private static CrossbarPreset builtIn(String name) throws Exception {
    return CrossbarPreset.from(Presets.source(name));
  }

  /** Eight crossbars, as an MCU of FORMS and an IMA of ISAAC have them. */
  @Test
  void formsAndIsaacAreThoseOfThePapers() throws Exception {
    CrossbarPreset forms = builtIn("forms-mnist");
    assertEquals(8, forms.config().units() * forms.config().crossbars());
    assertEquals(128, forms.config().rows());
    assertEquals(128, forms.config().columns());
    assertEquals(8, forms.config().fragmentRows());
    assertEquals(4, forms.config().adcs());
    assertEquals(4, forms.config().adcBits());
    assertEquals(4, forms.config().cellsPerWeight());
    assertEquals(ZeroSkipping.LEADING, forms.use().skipping());
    CrossbarPreset isaac = builtIn("isaac-mnist");
    assertEquals(8, isaac.config().units() * isaac.config().crossbars());
    assertEquals(128, isaac.config().fragmentRows());
    assertEquals(1, isaac.config().adcs());
    assertEquals(8, isaac.config().adcBits());
    assertEquals(4, isaac.config().cellsPerWeight());
    assertEquals(SignedScheme.OFFSET, isaac.config().scheme());
    assertEquals(ZeroSkipping.NONE, isaac.use().skipping());
  }

  /** A flipped column reads at most half of V * F: 12 of 8 rows, 192 of 128. */
  @Test
  void theirAdcsNeverSaturate() throws Exception {
    for (String name :
        List.of(
            "crossbar-small-macro",
            "forms-mnist",
            "forms-mnist-4",
            "forms-mnist-16",
            "forms-fashion",
            "forms-cifar",
            "isaac-mnist",
            "isaac-dense-mnist",
            "isaac-cifar")) {
      CrossbarConfig config = builtIn(name).config();
      assertEquals(CrossbarConfig.Flip.ON, config.flip());
      int most = config.topLevel() * config.fragmentRows() / 2;
      assertTrue(most <= config.adcMax() && most > config.adcMax() / 2, name);
    }
  }

  @Test
  void bothTrainTheSameNetwork() throws Exception {
    CrossbarTraining forms = builtIn("forms-mnist").training().orElseThrow();
    CrossbarTraining isaac = builtIn("isaac-mnist").training().orElseThrow();
    CrossbarTraining fashion = builtIn("forms-fashion").training().orElseThrow();
    assertEquals(CnnPlan.lenet5(), forms.plan());
    assertEquals(forms.plan(), isaac.plan());
    assertEquals(forms.recipe().kept(), isaac.recipe().kept());
    assertEquals(Rule.ENERGY, forms.recipe().rule());
    assertEquals(8, forms.recipe().weightBits());
    assertEquals(Rule.NONE, isaac.recipe().rule());
    // Two's complement of 8 bits.
    assertEquals(7, isaac.recipe().weightBits());
    assertEquals(forms, fashion);
    assertEquals("mnist", builtIn("isaac-mnist").data());
    assertEquals("fashion-mnist", builtIn("forms-fashion").data());
  }

  /** Multiply-accumulates of an image, from the shapes alone: at most 40 million. */
  @Test
  void theNetworkForCifarHasSixConvolutions() throws Exception {
    CrossbarTraining forms = builtIn("forms-cifar").training().orElseThrow();
    CrossbarTraining isaac = builtIn("isaac-cifar").training().orElseThrow();
    assertEquals(new InputFormat(3, 32, 32, 8), forms.plan().input());
    assertEquals(6, forms.plan().convolutions().size());
    int side = 32;
    long products = 0;
    for (int i = 0; i < 6; i++) {
      CnnPlan.Convolution convolution = forms.plan().convolutions().get(i);
      assertEquals(1, convolution.padding());
      products += (long) side * side * forms.plan().inputs(i) * forms.plan().outputs(i);
      side /= convolution.pool();
    }
    assertEquals(512, forms.plan().inputs(6));
    assertEquals(12_096_512, products + 5120);
    assertEquals(forms.plan(), isaac.plan());
    assertEquals(forms.recipe().floating(), isaac.recipe().floating());
    assertEquals(forms.recipe().kept(), isaac.recipe().kept());
    assertEquals(new FloatStage(12, 0.003), forms.recipe().floating());
    assertEquals(Norm.BATCH, forms.recipe().norm());
    assertEquals(Norm.BATCH, isaac.recipe().norm());
    assertEquals(new Augmentation(2, Augmentation.Mirror.HALF), forms.recipe().augmentation());
    assertEquals(8, forms.recipe().weightBits());
    assertEquals(Rule.ENERGY, forms.recipe().rule());
    assertEquals(7, isaac.recipe().weightBits());
    assertEquals(Rule.NONE, isaac.recipe().rule());
    assertEquals("cifar-10", builtIn("forms-cifar").data());
    assertEquals("cifar-10", builtIn("isaac-cifar").data());
  }

  /** What ISAAC is without any optimisation: 16 bits, nothing pruned. */
  @Test
  void theDenseIsaacHas16BitsAndEverything() throws Exception {
    CrossbarPreset dense = builtIn("isaac-dense-mnist");
    assertEquals(8, dense.config().cellsPerWeight());
    CrossbarTraining training = dense.training().orElseThrow();
    assertEquals(16, training.activationBits());
    assertEquals(15, training.recipe().weightBits());
    assertEquals(
        List.of(new Kept(25, 20), new Kept(500, 50), new Kept(800, 500), new Kept(500, 10)),
        training.recipe().kept());
  }

  @Test
  void aFileNeedsOnlyFamilyAndCrossbar() throws Exception {
    CrossbarPreset preset = read(ANY);
    assertEquals("my", preset.name());
    assertEquals("my", preset.network());
    assertEquals("mnist", preset.data());
    assertEquals(ZeroSkipping.LEADING, preset.use().skipping());
    assertEquals(64, preset.use().pulseLimit());
    assertEquals(CrossbarPhases.DEFAULT, preset.phases());
    assertEquals(Optional.empty(), preset.training());
  }

  @Test
  void everyKeyIsRead() throws Exception {
    CrossbarPreset preset =
        read(
            """
            family: crossbar
            crossbar: {units: 2, fragmentRows: 4, scheme: differential, weightBits: 6, columns: 48}
            phases: {drive: 3}
            rowOrder: h-major
            skip: planes-of-zeros
            pulseLimit: 9
            network: a/b.weft
            data: other
            training:
              convolutions: [{channels: 3, kernel: 5, padding: 2, pool: 4}]
              dense: [{outputs: 7}]
              classes: 4
              imageChannels: 2
              imageHeight: 12
              imageWidth: 8
              kept: [{inputs: 45, outputs: 2}, {}, {outputs: 3}]
              floatEpochs: 2
              floatLearningRate: 0.125
              normalisation: batch
              augmentation: {shift: 6, mirror: half}
              pruningEpochs: {admm: 3, retrain: 4}
              polarisation: sum
              polarisationEpochs: {admm: 5}
              quantisationEpochs: {retrain: 6}
              quantisationLearningRate: 0.0625
              activationBits: 10
              batch: 40
              learningRate: 0.5
              rho: 0.25
              seed: 3
              product: openblas
            """);
    assertEquals(new CrossbarPhases(1, 3, 1, 1, 1, 1, 1), preset.phases());
    assertEquals(2, preset.config().units());
    assertEquals(ZeroSkipping.PLANES_OF_ZEROS, preset.use().skipping());
    assertEquals(RowOrder.H_MAJOR, preset.use().order());
    assertEquals(9, preset.use().pulseLimit());
    assertEquals(folder.resolve("a/b.weft").toString(), preset.network());
    assertEquals("other", preset.data());
    CrossbarTraining training = preset.training().orElseThrow();
    assertEquals(
        new CnnPlan(
            new InputFormat(2, 12, 8, 8),
            List.of(new CnnPlan.Convolution(3, 5, 2, 4)),
            List.of(7),
            4),
        training.plan());
    List<Kept> kept = List.of(new Kept(45, 2), new Kept(18, 7), new Kept(7, 3));
    assertEquals(
        new AdmmRecipe(
            new FloatStage(2, 0.125),
            new Epochs(3, 4, 0.5),
            new Epochs(5, 0, 0.5),
            new Epochs(0, 6, 0.0625),
            kept,
            4,
            RowOrder.H_MAJOR,
            Rule.SUM,
            6,
            40,
            0.25,
            Norm.BATCH,
            new Augmentation(6, Augmentation.Mirror.HALF),
            3),
        training.recipe());
    assertEquals(CrossbarTraining.Library.OPENBLAS, training.library());
    assertEquals(10, training.activationBits());
  }

  @Test
  void valuesOutOfRangeSayWhatIsAllowed() {
    assertEquals(
        ":3: 'skip' must be one of none, leading, planes-of-zeros, not 'leding'; did you mean"
            + " 'leading'?",
        refusal(ANY + "skip: leding\n"));
    assertEquals(":1: pulseLimit must be 1..32767, not 0", refusal(ANY + "pulseLimit: 0\n"));
    assertEquals(
        ":3: unknown key 'training.rho0'; did you mean 'rho'?",
        refusal(ANY + "training: {rho0: 1}\n"));
    assertEquals(
        ":3: training.rho must be 0 to 100, not -1.0", refusal(ANY + "training: {rho: -1}\n"));
    assertEquals(
        ":3: training.floatLearningRate must be 1e-6 to 1, not 2.0",
        refusal(ANY + "training: {floatLearningRate: 2}\n"));
    assertEquals(
        ":3: training.quantisationLearningRate must be 1e-6 to 1, not 0.0",
        refusal(ANY + "training: {quantisationEpochs: {}, quantisationLearningRate: 0}\n"));
    assertEquals(
        ":3: 'training.normalisation' must be one of none, batch, not 'bach'; did you mean"
            + " 'batch'?",
        refusal(ANY + "training: {normalisation: bach}\n"));
    assertEquals(
        ":3: training.augmentation.shift must be 0 to 64, not 65",
        refusal(ANY + "training: {augmentation: {shift: 65}}\n"));
    assertEquals(
        ":3: 'training.augmentation.mirror' must be one of never, half, not 'sometimes'; did you mean"
            + " 'never'?",
        refusal(ANY + "training: {augmentation: {mirror: sometimes}}\n"));
    assertEquals(
        ":3: training.activationBits must be 1..16, not 17",
        refusal(ANY + "training: {activationBits: 17}\n"));
    assertEquals(
        ":3: training.pruningEpochs.retrain epochs must be 0 to 1000, not -1",
        refusal(ANY + "training: {pruningEpochs: {retrain: -1}}\n"));
    assertEquals(
        ":3: 'training.product' must be one of ejml, openblas, not 'openblass'; did you mean"
            + " 'openblas'?",
        refusal(ANY + "training: {product: openblass}\n"));
  }

  @Test
  void theFloatStageIsLikeTheOthersUnlessSaid() throws Exception {
    AdmmRecipe recipe =
        read(ANY + "training: {floatEpochs: 3, learningRate: 0.25}\n")
            .training()
            .orElseThrow()
            .recipe();
    assertEquals(new FloatStage(3, 0.25), recipe.floating());
    assertEquals(Norm.NONE, recipe.norm());
    assertEquals(Augmentation.NONE, recipe.augmentation());
  }

  @Test
  void keptPartsMustFitTheirMatrices() {
    String training = "training: {convolutions: [{channels: 20, kernel: 5}], kept: ";
    assertEquals(
        ":3: 'training.kept' must name all 2 matrices, not 1", refusal(ANY + training + "[{}]}\n"));
    assertEquals(
        ":3: training.kept[0].inputs must be 1..25, not 26",
        refusal(ANY + training + "[{inputs: 26}, {}]}\n"));
    assertEquals(
        ":3: training.kept[1].outputs must be 1..10, not 0",
        refusal(ANY + training + "[{}, {outputs: 0}]}\n"));
  }

  @Test
  void polarisedCrossbarsNeedPolarisedWeights() {
    assertEquals(
        ":3: 'training.polarisation' must be energy or sum for polarised crossbars, not none",
        refusal(ANY + "training: {polarisation: none}\n"));
  }
}
