package weft.golden.admm;

import java.util.List;

/**
 * Everything that the result depends on besides network and images.
 *
 * @param floating the stage without constraints
 * @param pruning epochs of structured pruning
 * @param polarisation epochs of polarisation
 * @param quantisation epochs of quantisation
 * @param kept what pruning leaves of each matrix, in order
 * @param fragmentRows F, rows of a fragment
 * @param order in which rows are cut into fragments
 * @param rule how the sign of a fragment is chosen
 * @param weightBits of a magnitude, 1 to {@link #MAX_WEIGHT_BITS}
 * @param batch images a minibatch, a multiple of 4: it is worked on in four shards
 * @param rho weight of the distance from the projection, in gradients of the mean loss
 * @param norm of all layers but the last
 * @param augmentation how training images are varied
 * @param seed start of the random streams
 */
public record AdmmRecipe(
    FloatStage floating,
    Epochs pruning,
    Epochs polarisation,
    Epochs quantisation,
    List<Kept> kept,
    int fragmentRows,
    RowOrder order,
    Polarisation.Rule rule,
    int weightBits,
    int batch,
    double rho,
    Norm norm,
    Augmentation augmentation,
    long seed) {

  /** The shards of a minibatch; fixed, so that results do not depend on the threads. */
  public static final int SHARDS = 4;

  /** Most bits of a magnitude: a weight is a {@code short}. */
  public static final int MAX_WEIGHT_BITS = 15;

  /** What stands between the sums of a layer and its ReLU until weights are quantised. */
  public enum Norm {
    /** Nothing. */
    NONE,
    /**
     * Batch normalisation. It scales each output and adds to it, so pruned and polarised weights
     * are still that when it is folded into weights and biases, before they are quantised.
     */
    BATCH
  }

  /**
   * The first stage.
   *
   * @param epochs 1 to 1000
   * @param learningRate of Adam at the start; falls to 0 along half a cosine
   */
  public record FloatStage(int epochs, double learningRate) {
    public FloatStage {
      check("floatEpochs", epochs, 1, 1000);
      checkRate("floatLearningRate", learningRate);
    }

    private FloatStage with(int otherEpochs) {
      return new FloatStage(otherEpochs, learningRate);
    }
  }

  /**
   * A stage under a constraint.
   *
   * @param admm epochs that pull towards it, 0 to 1000
   * @param retrain epochs after the projection, under its mask, 0 to 1000
   * @param learningRate of Adam at the start; falls to 0 along half a cosine in each of the two
   */
  public record Epochs(int admm, int retrain, double learningRate) {
    public Epochs {
      check("admm epochs", admm, 0, 1000);
      check("retrain epochs", retrain, 0, 1000);
      checkRate("learningRate", learningRate);
    }

    private Epochs with(int epochs) {
      return new Epochs(admm == 0 ? 0 : epochs, retrain == 0 ? 0 : epochs, learningRate);
    }
  }

  /**
   * What pruning leaves of a matrix.
   *
   * @param inputs rows
   * @param outputs columns
   */
  public record Kept(int inputs, int outputs) {
    public Kept {
      check("kept inputs", inputs, 1, 65_535);
      check("kept outputs", outputs, 1, 65_535);
    }
  }

  public AdmmRecipe {
    kept = List.copyOf(kept);
    check("fragmentRows", fragmentRows, 1, 1024);
    check("weightBits", weightBits, 1, MAX_WEIGHT_BITS);
    check("batch", batch, SHARDS, 4096);
    if (batch % SHARDS != 0) {
      throw new IllegalArgumentException("batch must be a multiple of 4, not " + batch);
    }
    if (!(rho >= 0 && rho <= 100)) {
      throw new IllegalArgumentException("rho must be 0 to 100, not " + rho);
    }
  }

  /** The same with {@code epochs} instead of each number of epochs that is not 0. */
  public AdmmRecipe withEpochs(int epochs) {
    return new AdmmRecipe(
        floating.with(epochs),
        pruning.with(epochs),
        polarisation.with(epochs),
        quantisation.with(epochs),
        kept,
        fragmentRows,
        order,
        rule,
        weightBits,
        batch,
        rho,
        norm,
        augmentation,
        seed);
  }

  /** The same with another seed. */
  public AdmmRecipe withSeed(long other) {
    return new AdmmRecipe(
        floating,
        pruning,
        polarisation,
        quantisation,
        kept,
        fragmentRows,
        order,
        rule,
        weightBits,
        batch,
        rho,
        norm,
        augmentation,
        other);
  }

  /**
   * A learning rate.
   *
   * @throws IllegalArgumentException with {@code name} unless it is 1e-6 to 1
   */
  public static double checkRate(String name, double rate) {
    if (!(rate >= 1e-6 && rate <= 1)) {
      throw new IllegalArgumentException(name + " must be 1e-6 to 1, not " + rate);
    }
    return rate;
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be " + min + " to " + max + ", not " + value);
    }
  }
}
