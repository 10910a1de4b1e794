package weft.golden.train;

/**
 * One step of the network for one shard of a minibatch. A tensor is a row for each image, ordered
 * (channel, y, x); the rows belong to the step that made them and are valid until its next call.
 */
interface Step {
  /** How the step is used. */
  enum Use {
    /** Normalise by the statistics of the shard, remember what the backward pass needs. */
    LEARN,
    /** Normalise by the running statistics. */
    INFER
  }

  /** Runs the first {@code images} rows. */
  float[][] forward(float[][] in, int images, Use use);

  /**
   * Adds to the gradients of the step's parameters and returns the gradient of its input.
   *
   * @param gradient of the loss by the output of the last forward pass
   */
  float[][] backward(float[][] gradient, int images);
}
