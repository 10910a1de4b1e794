package weft.golden.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import weft.arch.crossbar.Requantisation;
import weft.golden.nn.InputFormat;
import weft.golden.nn.MaxPool;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

/** Small networks of integers: some rows and outputs are empty, some fragments polarised. */
final class RandomQuantised {
  private final Random random;

  /** Greatest magnitude of a weight. */
  private final int most;

  RandomQuantised(Random random, int most) {
    this.random = random;
    this.most = most;
  }

  /** conv, pool, conv, fc, fc; 5-bit pixels, activations of 4 and 6 bits. */
  QuantisedNetwork network() {
    return new QuantisedNetwork(
        new InputFormat(2, 6, 7, 5),
        List.of(
            product("conv1", 3, 1, 18, 4, 4),
            new MaxPool("pool1", 2),
            product("conv2", 2, 0, 16, 5, 6),
            product("fc1", 0, 0, 20, 6, 4),
            product("fc2", 0, 0, 6, 3, 0)),
        "drawn");
  }

  int[][] images(int count) {
    int[][] images = new int[count][];
    for (int i = 0; i < count; i++) {
      images[i] = random.ints(84, 0, random.nextBoolean() ? 32 : 5).toArray();
    }
    return images;
  }

  private QuantisedLayer.Product product(
      String name, int kernel, int padding, int rows, int columns, int outBits) {
    short[] weights = new short[rows * columns];
    List<Integer> bias = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      boolean empty = random.nextInt(5) == 0;
      bias.add(empty || random.nextInt(4) == 0 ? 0 : random.nextInt(81) - 40);
      boolean negative = random.nextBoolean();
      for (int row = 0; row < rows; row++) {
        negative = random.nextInt(4) == 0 ? random.nextBoolean() : negative;
        int magnitude = empty || random.nextInt(4) == 0 ? 0 : random.nextInt(most + 1);
        weights[row * columns + column] = (short) (negative ? -magnitude : magnitude);
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns && row % 5 == 3; column++) {
        weights[row * columns + column] = 0;
      }
    }
    weights[0] = (short) most;
    Optional<Requantisation> requantisation =
        outBits == 0
            ? Optional.empty()
            : Optional.of(new Requantisation(1 + random.nextInt(40), 9, outBits));
    QuantisedMatrix matrix = new QuantisedMatrix(rows, columns, weights);
    return new QuantisedLayer.Product(name, kernel, padding, matrix, bias, requantisation);
  }
}
