package weft.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;
import weft.arch.yaml.YamlMap;
import weft.golden.admm.AdmmRecipe;
import weft.golden.admm.AdmmRecipe.Epochs;
import weft.golden.admm.AdmmRecipe.FloatStage;
import weft.golden.admm.AdmmRecipe.Kept;
import weft.golden.admm.AdmmRecipe.Norm;
import weft.golden.admm.Augmentation;
import weft.golden.admm.Augmentation.Mirror;
import weft.golden.admm.CnnPlan;
import weft.golden.admm.Polarisation.Rule;
import weft.golden.admm.RowOrder;
import weft.golden.blas.EjmlProduct;
import weft.golden.blas.MatrixProduct;
import weft.golden.blas.OpenBlasProduct;
import weft.golden.crossbar.WeightCode;
import weft.golden.nn.InputFormat;

/**
 * How the network of a crossbar accelerator is trained: the mapping {@code training} of its
 * configuration. Fragments and bits of a weight are the accelerator's.
 *
 * @param plan the network
 * @param recipe stages and what they do
 * @param library what computes the products
 * @param activationBits bits of the activations between layers
 */
record CrossbarTraining(CnnPlan plan, AdmmRecipe recipe, Library library, int activationBits) {
  private static final int PIXEL_BITS = 8;

  /** The libraries that multiply matrices. */
  enum Library {
    /** The same bits on every machine. */
    EJML,
    /** Ten times as fast; the same bits on the same kind of processor. */
    OPENBLAS;

    MatrixProduct product() {
      return this == EJML ? new EjmlProduct() : new OpenBlasProduct();
    }
  }

  /** The same with another recipe. */
  CrossbarTraining with(AdmmRecipe other) {
    return new CrossbarTraining(plan, other, library, activationBits);
  }

  /**
   * Reads {@code training} for an accelerator.
   *
   * @param order in which the rows of convolutions are cut into fragments
   */
  static CrossbarTraining from(YamlMap map, CrossbarConfig config, RowOrder order) {
    CnnPlan plan = plan(map);
    int activationBits = map.integer("activationBits", PIXEL_BITS);
    Limits.inRange("activationBits", activationBits, 1, config.inputBits());
    Library library = map.constant("product", Library.class, Library.EJML);
    return new CrossbarTraining(plan, recipe(map, plan, config, order), library, activationBits);
  }

  private static CnnPlan plan(YamlMap map) {
    List<CnnPlan.Convolution> convolutions = new ArrayList<>();
    for (YamlMap layer : list(map, "convolutions")) {
      convolutions.add(
          layer.read(
              m ->
                  checked(
                      () ->
                          new CnnPlan.Convolution(
                              m.integer("channels"),
                              m.integer("kernel"),
                              m.integer("padding", 0),
                              m.integer("pool", 1)))));
    }
    List<Integer> dense = new ArrayList<>();
    for (YamlMap layer : list(map, "dense")) {
      dense.add(layer.read(m -> m.integer("outputs")));
    }
    int channels = map.integer("imageChannels", 1);
    int height = map.integer("imageHeight", 28);
    int width = map.integer("imageWidth", 28);
    int classes = map.integer("classes", 10);
    return checked(
        () ->
            new CnnPlan(
                new InputFormat(channels, height, width, PIXEL_BITS),
                convolutions,
                dense,
                classes));
  }

  private static List<YamlMap> list(YamlMap map, String key) {
    return map.has(key) ? map.maps(key) : List.of();
  }

  private static AdmmRecipe recipe(
      YamlMap map, CnnPlan plan, CrossbarConfig config, RowOrder order) {
    List<Kept> kept = kept(map, plan);
    Rule usual = config.scheme() == SignedScheme.POLARISED ? Rule.ENERGY : Rule.NONE;
    Rule rule = map.constant("polarisation", Rule.class, usual);
    if (rule == Rule.NONE && config.scheme() == SignedScheme.POLARISED) {
      throw map.error("polarisation", "must be energy or sum for polarised crossbars, not none");
    }
    int weightBits = Integer.SIZE - Integer.numberOfLeadingZeros(WeightCode.of(config).max());
    double learningRate = rate(map, "learningRate", 0.001);
    return checked(
        () ->
            new AdmmRecipe(
                new FloatStage(
                    map.integer("floatEpochs", 8), rate(map, "floatLearningRate", learningRate)),
                epochs(map, "pruningEpochs", learningRate),
                epochs(map, "polarisationEpochs", learningRate),
                epochs(
                    map, "quantisationEpochs", rate(map, "quantisationLearningRate", learningRate)),
                kept,
                config.fragmentRows(),
                order,
                rule,
                Math.min(weightBits, AdmmRecipe.MAX_WEIGHT_BITS),
                map.integer("batch", 100),
                map.number("rho", 0.01),
                map.constant("normalisation", Norm.class, Norm.NONE),
                augmentation(map),
                Limits.inRange("seed", map.integer("seed", 1), 0, Integer.MAX_VALUE)));
  }

  private static Augmentation augmentation(YamlMap map) {
    if (!map.has("augmentation")) {
      return Augmentation.NONE;
    }
    return map.map("augmentation")
        .read(
            m ->
                checked(
                    () ->
                        new Augmentation(
                            m.integer("shift", 0),
                            m.constant("mirror", Mirror.class, Mirror.NEVER))));
  }

  private static double rate(YamlMap map, String key, double otherwise) {
    double rate = map.number(key, otherwise);
    return checked(() -> AdmmRecipe.checkRate(key, rate));
  }

  private static Epochs epochs(YamlMap map, String key, double learningRate) {
    if (!map.has(key)) {
      return new Epochs(0, 0, learningRate);
    }
    return map.map(key)
        .read(
            m ->
                checked(
                    () -> new Epochs(m.integer("admm", 0), m.integer("retrain", 0), learningRate)));
  }

  /** What is kept of each matrix; of all of it without the key. */
  private static List<Kept> kept(YamlMap map, CnnPlan plan) {
    List<Kept> kept = new ArrayList<>();
    List<YamlMap> given = list(map, "kept");
    if (map.has("kept") && given.size() != plan.matrices()) {
      throw map.error(
          "kept", "must name all %d matrices, not %d".formatted(plan.matrices(), given.size()));
    }
    for (int i = 0; i < plan.matrices(); i++) {
      int inputs = plan.inputs(i);
      int outputs = plan.outputs(i);
      if (given.isEmpty()) {
        kept.add(new Kept(inputs, outputs));
      } else {
        kept.add(
            given
                .get(i)
                .read(
                    m ->
                        new Kept(
                            Limits.inRange("inputs", m.integer("inputs", inputs), 1, inputs),
                            Limits.inRange("outputs", m.integer("outputs", outputs), 1, outputs))));
      }
    }
    return kept;
  }

  /** Limits of the golden model's records, as errors of the configuration. */
  private static <T> T checked(Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage(), e);
    }
  }
}
