package weft.golden.train;

/**
 * Everything that the result of a training depends on besides network and images.
 *
 * @param precision ternary weights and 2-bit activations, or the same network in float
 * @param epochs 1 to 1000 passes over the images
 * @param batch images a minibatch, 8 to 4096, a multiple of 4 (it is worked on in four shards that
 *     are normalised each on its own); a rest at the end of an epoch is dropped
 * @param learningRate of Adam at the start, 1e-6 to 1; it falls to 0 along half a cosine
 * @param seed start of the random streams
 */
public record TrainingRecipe(
    Precision precision, int epochs, int batch, double learningRate, long seed) {
  /** The shards of a minibatch; fixed, so that results do not depend on the threads. */
  public static final int SHARDS = 4;

  /** Number formats of a network. */
  public enum Precision {
    /** Weights -1, 0, 1; activations of 2 bits; exact integer sums. */
    TERNARY,
    /** Float weights and activations: the baseline. */
    FLOAT
  }

  public TrainingRecipe {
    if (epochs < 1 || epochs > 1000) {
      throw new IllegalArgumentException("epochs must be 1 to 1000, not " + epochs);
    }
    if (batch < 2 * SHARDS || batch > 4096 || batch % SHARDS != 0) {
      throw new IllegalArgumentException(
          "batch must be 8 to 4096 and a multiple of 4, not " + batch);
    }
    if (!(learningRate >= 1e-6 && learningRate <= 1)) {
      throw new IllegalArgumentException("learningRate must be 1e-6 to 1, not " + learningRate);
    }
  }
}
