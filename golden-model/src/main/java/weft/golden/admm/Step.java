package weft.golden.admm;

/**
 * One step of the network for one shard of a minibatch. A tensor holds the images one after the
 * other, each ordered (channel, y, x); it belongs to the step that made it and is valid until its
 * next call.
 */
interface Step {
  /** How the step is used. */
  enum Use {
    /** Remember what the backward pass needs. */
    LEARN,
    /** Classify. */
    INFER
  }

  /** Runs the first {@code images} images. */
  float[] forward(float[] in, int images, Use use);

  /**
   * Adds to the gradients of the step's parameters and returns the gradient of its input.
   *
   * @param slope gradient of the loss by the output of the last forward pass
   */
  float[] backward(float[] slope, int images);
}
