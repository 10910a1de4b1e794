package weft.golden.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.arch.crossbar.Requantisation;
import weft.golden.crossbar.FastRequantisation;

/** Runs a network of integer weights exactly, with nothing that clips; one image at a time. */
public final class QuantisedForward {
  private final QuantisedNetwork network;
  private final List<Shape> shapes;

  /** The weights other than 0 of each product. */
  private final List<Sparse> products = new ArrayList<>();

  /** For each row its weights other than 0: where they go and what they are. */
  private record Sparse(int[][] outputs, int[][] weights) {
    static Sparse of(QuantisedMatrix matrix) {
      int[][] outputs = new int[matrix.rows()][];
      int[][] weights = new int[matrix.rows()][];
      for (int row = 0; row < matrix.rows(); row++) {
        int[] columns = new int[matrix.columns()];
        int count = 0;
        for (int column = 0; column < matrix.columns(); column++) {
          if (matrix.at(row, column) != 0) {
            columns[count++] = column;
          }
        }
        outputs[row] = Arrays.copyOf(columns, count);
        weights[row] = new int[count];
        for (int i = 0; i < count; i++) {
          weights[row][i] = matrix.at(row, outputs[row][i]);
        }
      }
      return new Sparse(outputs, weights);
    }

    void add(int row, int input, long[] sums) {
      int[] to = outputs[row];
      int[] by = weights[row];
      for (int i = 0; i < to.length; i++) {
        sums[to[i]] += (long) input * by[i];
      }
    }
  }

  public QuantisedForward(QuantisedNetwork network) {
    this.network = network;
    shapes = network.shapes();
    for (QuantisedLayer layer : network.layers()) {
      if (layer instanceof QuantisedLayer.Product product) {
        products.add(Sparse.of(product.weights()));
      }
    }
  }

  /** The sums of the last layer for an image, ordered (channel, y, x). */
  public long[] sums(int[] pixels) {
    int[] values = pixels;
    int at = 0;
    for (int i = 0; i < network.layers().size(); i++) {
      Shape in = shapes.get(i);
      Shape out = shapes.get(i + 1);
      if (network.layers().get(i) instanceof QuantisedLayer.Product product) {
        long[] sums = product(product, products.get(at++), values, in, out);
        if (product.requantisation().isEmpty()) {
          return sums;
        }
        Requantisation requantisation = product.requantisation().get();
        values =
            Arrays.stream(sums)
                .mapToInt(sum -> FastRequantisation.of(sum, requantisation))
                .toArray();
      } else {
        values = ((MaxPool) network.layers().get(i)).run(in, values);
      }
    }
    throw new IllegalStateException("the last layer is no product");
  }

  /** The class of an image. */
  public int classOf(int[] pixels) {
    return QuantisedNetwork.classOf(sums(pixels));
  }

  private static long[] product(
      QuantisedLayer.Product layer, Sparse weights, int[] values, Shape in, Shape out) {
    long[] sums = new long[out.size()];
    long[] here = new long[out.channels()];
    int positions = out.height() * out.width();
    for (int position = 0; position < positions; position++) {
      for (int o = 0; o < here.length; o++) {
        here[o] = layer.bias().get(o);
      }
      if (layer.kernel() == 0) {
        for (int row = 0; row < values.length; row++) {
          if (values[row] != 0) {
            weights.add(row, values[row], here);
          }
        }
      } else {
        int top = position / out.width() - layer.padding();
        int left = position % out.width() - layer.padding();
        window(layer.kernel(), weights, values, in, top, left, here);
      }
      for (int o = 0; o < here.length; o++) {
        sums[o * positions + position] = here[o];
      }
    }
    return sums;
  }

  private static void window(
      int kernel, Sparse weights, int[] values, Shape in, int top, int left, long[] sums) {
    int row = 0;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int y = top; y < top + kernel; y++) {
        for (int x = left; x < left + kernel; x++, row++) {
          if (y >= 0 && y < in.height() && x >= 0 && x < in.width()) {
            int value = values[(channel * in.height() + y) * in.width() + x];
            if (value != 0) {
              weights.add(row, value, sums);
            }
          }
        }
      }
    }
  }
}
