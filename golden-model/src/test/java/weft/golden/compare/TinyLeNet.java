package weft.golden.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import weft.arch.crossbar.Requantisation;
import weft.golden.nn.InputFormat;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

/** Two fully connected layers, 36-10-2, with weights that every design can hold. */
final class TinyLeNet {
  private TinyLeNet() {}

  enum Signs {
    ANY,
    /** All weights of an output have one: any fragments are polarised. */
    BY_OUTPUT
  }

  static QuantisedNetwork network(Random random, Signs signs) {
    return new QuantisedNetwork(
        new InputFormat(1, 6, 6, 8),
        List.of(
            product(random, signs, "fc1", 36, 10, Optional.of(new Requantisation(40, 13, 8))),
            product(random, signs, "fc2", 10, 2, Optional.empty())),
        "drawn");
  }

  private static QuantisedLayer.Product product(
      Random random,
      Signs signs,
      String name,
      int rows,
      int columns,
      Optional<Requantisation> requantisation) {
    short[] weights = new short[rows * columns];
    for (int i = 0; i < weights.length; i++) {
      boolean negative = signs == Signs.ANY ? random.nextBoolean() : i % columns % 3 == 1;
      weights[i] = (short) ((negative ? -1 : 1) * (1 + random.nextInt(100)));
    }
    Integer[] bias = new Integer[columns];
    Arrays.setAll(bias, o -> 1 + random.nextInt(50));
    QuantisedMatrix matrix = new QuantisedMatrix(rows, columns, weights);
    return new QuantisedLayer.Product(name, 0, 0, matrix, List.of(bias), requantisation);
  }
}
