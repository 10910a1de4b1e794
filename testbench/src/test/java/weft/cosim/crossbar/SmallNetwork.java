package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.admm.RowOrder;
import weft.golden.data.DataSet;
import weft.golden.map.CrossbarNetwork;
import weft.golden.nn.InputFormat;
import weft.golden.nn.MaxPool;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

/** A small network, images for it, and an accelerator that it fits. */
final class SmallNetwork {
  static final int CLASSES = 10;

  private SmallNetwork() {}

  /**
   * Two units of 16 x 16 cells, fragments of 4, weights of 4 bits in two cells: 8 outputs a unit.
   *
   * @param adcBits 4: no code saturates; 2: some do
   */
  static CrossbarConfig config(int adcBits) {
    return CrossbarConfig.from(
        YamlMap.parse(
            "test",
            """
            rows: 16
            columns: 16
            fragmentRows: 4
            weightBits: 4
            inputBits: 8
            adcs: 2
            units: 2
            maxRows: 64
            fineBits: 2
            step: 3
            variation: 1
            """
                + "adcBits: "
                + adcBits));
  }

  static CrossbarNetwork.Settings settings() {
    return new CrossbarNetwork.Settings(RowOrder.C_MAJOR, ZeroSkipping.LEADING, 100);
  }

  /** 6 x 6 pixels; conv of 3 x 3 to 4 channels, pool of 2 x 2, all to all. */
  static QuantisedNetwork network() {
    return network(15);
  }

  /**
   * The same with larger weights.
   *
   * @param largest magnitude
   */
  static QuantisedNetwork network(int largest) {
    Random random = new Random(5);
    return new QuantisedNetwork(
        new InputFormat(1, 6, 6, 8),
        List.of(
            product(random, largest, "conv1", 3, 9, 4, Optional.of(new Requantisation(40, 10, 6))),
            new MaxPool("pool1", 2),
            product(random, largest, "fc1", 0, 16, CLASSES, Optional.empty())),
        "drawn");
  }

  /** Every column has weights of one sign, so that fragments are cut after every fourth row. */
  private static QuantisedLayer.Product product(
      Random random,
      int largest,
      String name,
      int kernel,
      int rows,
      int columns,
      Optional<Requantisation> r) {
    short[] weights = new short[rows * columns];
    List<Integer> bias = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        int magnitude = 1 + random.nextInt(largest);
        weights[row * columns + column] = (short) (column % 3 == 2 ? -magnitude : magnitude);
      }
      bias.add(random.nextInt(401) - 200);
    }
    QuantisedMatrix matrix = new QuantisedMatrix(rows, columns, weights);
    return new QuantisedLayer.Product(name, kernel, 0, matrix, bias, r);
  }

  static DataSet images(int count) {
    Random random = new Random(6);
    byte[] pixels = new byte[count * 36];
    random.nextBytes(pixels);
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
    }
    return new DataSet("drawn", 6, 6, pixels, labels);
  }
}
