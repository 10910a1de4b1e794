package weft.cosim.network;

import weft.cosim.accelerator.JobSession;
import weft.golden.map.Vectors;

/** A layer whose product the accelerator computes. */
public non-sealed interface MatrixLayer<S extends JobSession> extends MappedLayer<S> {
  /** What the accelerator computes. */
  Product<S> product();

  /**
   * What it computes it of.
   *
   * @param images for each image the values that the layer takes, ordered (channel, y, x)
   */
  Vectors vectors(int[][] images);

  /**
   * What the next layer takes; asked of all layers but the last.
   *
   * @param sums [vector * outputs + output], vectors ordered (image, y, x)
   * @return for each image the values ordered (channel, y, x)
   */
  int[][] activations(long[] sums, int images);
}
