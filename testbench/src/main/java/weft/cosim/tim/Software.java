package weft.cosim.tim;

import java.util.ArrayList;
import java.util.List;
import weft.golden.nn.Activation;
import weft.golden.nn.Layer;
import weft.golden.nn.MaxPool;
import weft.golden.nn.Shape;
import weft.golden.nn.TernaryConv;
import weft.golden.nn.TernaryDense;
import weft.golden.nn.TernaryNetwork;

/** The steps between layers that the accelerator does not do: software on RTL outputs. */
final class Software {
  private Software() {}

  /** The steps of a network that are done here, in words. */
  static List<String> steps(TernaryNetwork network) {
    List<String> steps = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof MaxPool pool) {
        steps.add(pool.name() + ": maximum over " + pool.size() + "x" + pool.size());
      } else if (layer instanceof TernaryConv conv) {
        steps.add(conv.name() + ": im2col, " + activation(conv.activation()));
      } else if (layer instanceof TernaryDense dense) {
        steps.add(dense.name() + ": " + activation(dense.activation()));
      }
    }
    return steps;
  }

  private static String activation(Activation activation) {
    return activation instanceof Activation.Thresholds thresholds
        ? "thresholds to " + thresholds.bits() + " bits"
        : "bias and greatest logit";
  }

  /**
   * Activations from sums.
   *
   * @param shape of the layer's output
   * @param sums [position * channels + channel], positions ordered (image, y, x)
   * @return for each image the values ordered (channel, y, x)
   */
  static int[][] levels(Activation.Thresholds thresholds, Shape shape, long[] sums, int images) {
    int channels = shape.channels();
    int positions = shape.height() * shape.width();
    int[][] perChannel = thresholds.perChannel();
    int[][] values = new int[images][channels * positions];
    int next = 0;
    for (int[] image : values) {
      for (int position = 0; position < positions; position++) {
        for (int channel = 0; channel < channels; channel++) {
          long sum = sums[next++];
          int level = 0;
          for (int threshold : perChannel[channel]) {
            level += sum >= threshold ? 1 : 0;
          }
          image[channel * positions + position] = level;
        }
      }
    }
    return values;
  }

  /** The maximum of each square; values ordered (channel, y, x). */
  static int[][] pool(MaxPool pool, Shape in, int[][] images) {
    Shape out = pool.outputShape(in);
    int size = pool.size();
    int[][] values = new int[images.length][out.size()];
    for (int i = 0; i < images.length; i++) {
      int next = 0;
      for (int channel = 0; channel < out.channels(); channel++) {
        for (int y = 0; y < out.height(); y++) {
          for (int x = 0; x < out.width(); x++) {
            int max = Integer.MIN_VALUE;
            for (int dy = 0; dy < size; dy++) {
              int row = (channel * in.height() + y * size + dy) * in.width() + x * size;
              for (int dx = 0; dx < size; dx++) {
                max = Math.max(max, images[i][row + dx]);
              }
            }
            values[i][next++] = max;
          }
        }
      }
    }
    return values;
  }
}
