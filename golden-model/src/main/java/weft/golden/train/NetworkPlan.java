package weft.golden.train;

import java.util.List;
import weft.golden.nn.InputFormat;
import weft.golden.nn.Shape;

/**
 * The network to be trained. Every block is a product, then max-pool (if any), batch norm and
 * activation; the last one is a product alone, a column for each class.
 *
 * @param input the pixels
 * @param convolutions first the convolutions, may be empty
 * @param dense outputs of the fully connected blocks that follow, may be empty
 * @param classes outputs of the last one
 */
public record NetworkPlan(
    InputFormat input, List<Convolution> convolutions, List<Integer> dense, int classes) {

  /**
   * A convolution without padding and stride 1.
   *
   * @param channels output channels
   * @param kernel height and width of the kernel
   * @param pool size of the max-pool that follows, 1 for none
   */
  public record Convolution(int channels, int kernel, int pool) {
    public Convolution {
      check("channels", channels, 1, 4096);
      check("kernel", kernel, 1, 15);
      check("pool", pool, 1, 16);
    }
  }

  public NetworkPlan {
    convolutions = List.copyOf(convolutions);
    dense = List.copyOf(dense);
    check("classes", classes, 2, 4096);
    for (int outputs : dense) {
      check("dense outputs", outputs, 1, 65_535);
    }
    Shape shape = input.shape();
    for (Convolution conv : convolutions) {
      shape = afterPool(conv, shape);
    }
  }

  /** The LeNet of the literature on ternary weights: 32C5-MP2-64C5-MP2-512FC-10 on 28 x 28. */
  public static NetworkPlan lenet() {
    return new NetworkPlan(
        new InputFormat(1, 28, 28, 8),
        List.of(new Convolution(32, 5, 2), new Convolution(64, 5, 2)),
        List.of(512),
        10);
  }

  /** The sums that {@code conv} makes of {@code in}, before its pool. */
  static Shape afterConvolution(Convolution conv, Shape in) {
    if (conv.kernel() > in.height() || conv.kernel() > in.width()) {
      throw new IllegalArgumentException(
          "a kernel of " + conv.kernel() + " does not fit into an input of " + in);
    }
    return new Shape(
        conv.channels(), in.height() - conv.kernel() + 1, in.width() - conv.kernel() + 1);
  }

  static Shape afterPool(Convolution conv, Shape in) {
    Shape sums = afterConvolution(conv, in);
    if (sums.height() % conv.pool() != 0 || sums.width() % conv.pool() != 0) {
      throw new IllegalArgumentException(
          "a pool of " + conv.pool() + " does not divide sums of " + sums);
    }
    return new Shape(sums.channels(), sums.height() / conv.pool(), sums.width() / conv.pool());
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be " + min + " to " + max + ", not " + value);
    }
  }
}
