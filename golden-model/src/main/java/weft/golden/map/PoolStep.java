package weft.golden.map;

import java.util.Arrays;
import weft.golden.nn.MaxPool;
import weft.golden.nn.Shape;

/**
 * A max-pool, which software does.
 *
 * @param pool the layer
 * @param in shape of an image
 */
public record PoolStep(MaxPool pool, Shape in) implements CrossbarStep {
  @Override
  public String name() {
    return pool.name();
  }

  /** The maxima of all images: [image], each ordered (channel, y, x). */
  public int[][] run(int[][] images) {
    return Arrays.stream(images).map(image -> pool.run(in, image)).toArray(int[][]::new);
  }
}
