package weft.cosim.network;

import java.util.Arrays;
import weft.cosim.accelerator.JobSession;
import weft.golden.nn.MaxPool;
import weft.golden.nn.Shape;

/**
 * A max-pool, done by software.
 *
 * @param in what goes into it
 */
public record PoolLayer<S extends JobSession>(MaxPool pool, Shape in) implements MappedLayer<S> {
  @Override
  public String name() {
    return pool.name();
  }

  @Override
  public String inSoftware() {
    return "maximum over " + pool.size() + "x" + pool.size();
  }

  /** The maximum of each square; values ordered (channel, y, x). */
  int[][] pooled(int[][] images) {
    return Arrays.stream(images).map(image -> pool.run(in, image)).toArray(int[][]::new);
  }
}
