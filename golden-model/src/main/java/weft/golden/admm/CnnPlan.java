package weft.golden.admm;

import java.util.ArrayList;
import java.util.List;
import weft.golden.data.DataSet;
import weft.golden.nn.InputFormat;
import weft.golden.nn.Shape;

/**
 * A network of convolutions and fully connected layers, each followed by ReLU; the last gives a sum
 * for each class.
 *
 * @param input the pixels
 * @param convolutions first the convolutions, may be empty
 * @param dense outputs of the fully connected layers that follow, may be empty
 * @param classes outputs of the last one, 2 to 4096
 */
public record CnnPlan(
    InputFormat input, List<Convolution> convolutions, List<Integer> dense, int classes) {

  /**
   * A convolution of stride 1.
   *
   * @param channels output channels, 1 to 4096
   * @param kernel height and width of the kernel, 1 to 15
   * @param padding zeros around the input, less than {@code kernel}
   * @param pool size of the max-pool that follows, 1 for none
   */
  public record Convolution(int channels, int kernel, int padding, int pool) {
    public Convolution {
      check("channels", channels, 1, 4096);
      check("kernel", kernel, 1, 15);
      check("padding", padding, 0, kernel - 1);
      check("pool", pool, 1, 16);
    }

    /** The sums of the convolution, before the pool. */
    Shape sums(Shape in) {
      int height = in.height() + 2 * padding - kernel + 1;
      int width = in.width() + 2 * padding - kernel + 1;
      if (height < pool || width < pool) {
        throw new IllegalArgumentException(
            "a kernel of " + kernel + " and a pool of " + pool + " do not fit into " + in);
      }
      return new Shape(channels, height, width);
    }

    /** What the next layer gets. */
    Shape out(Shape in) {
      Shape sums = sums(in);
      return new Shape(channels, sums.height() / pool, sums.width() / pool);
    }
  }

  public CnnPlan {
    convolutions = List.copyOf(convolutions);
    dense = List.copyOf(dense);
    check("classes", classes, 2, 4096);
    dense.forEach(outputs -> check("dense outputs", outputs, 1, 65_535));
    Shape shape = input.shape();
    for (Convolution convolution : convolutions) {
      shape = convolution.out(shape);
    }
  }

  /**
   * Checks that a set has images and labels of this network.
   *
   * @throws IllegalArgumentException naming the set
   */
  void check(DataSet data) {
    if (!input.shape().equals(data.shape())) {
      throw new IllegalArgumentException(
          "%s has images of %s, the network takes %s"
              .formatted(data.name(), data.shape(), input.shape()));
    }
    if (data.classes() > classes) {
      throw new IllegalArgumentException(
          "%s has a label %d, the network only %d classes"
              .formatted(data.name(), data.classes() - 1, classes));
    }
  }

  /** LeNet-5 as the papers count it: 20C5-MP2-50C5-MP2-500FC-10, 430,500 weights. */
  public static CnnPlan lenet5() {
    return new CnnPlan(
        new InputFormat(1, 28, 28, 8),
        List.of(new Convolution(20, 5, 0, 2), new Convolution(50, 5, 0, 2)),
        List.of(500),
        10);
  }

  /** The inputs of each convolution, then that of the first fully connected layer. */
  List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    Shape shape = input.shape();
    for (Convolution convolution : convolutions) {
      shapes.add(shape);
      shape = convolution.out(shape);
    }
    shapes.add(shape);
    return shapes;
  }

  /** The inputs of matrix {@code i}, from 0: rows on crossbars before pruning. */
  public int inputs(int i) {
    if (i < convolutions.size()) {
      int kernel = convolutions.get(i).kernel();
      return shapes().get(i).channels() * kernel * kernel;
    }
    int layer = i - convolutions.size();
    return layer == 0 ? shapes().get(convolutions.size()).size() : dense.get(layer - 1);
  }

  /** The outputs of matrix {@code i}, from 0: columns of weights before pruning. */
  public int outputs(int i) {
    if (i < convolutions.size()) {
      return convolutions.get(i).channels();
    }
    int layer = i - convolutions.size();
    return layer == dense.size() ? classes : dense.get(layer);
  }

  /** Matrices of weights: a convolution's or a fully connected layer's each. */
  public int matrices() {
    return convolutions.size() + dense.size() + 1;
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be " + min + " to " + max + ", not " + value);
    }
  }
}
