package weft.golden.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.admm.RowOrder;
import weft.golden.nn.CommittedWeights;
import weft.golden.nn.InputFormat;
import weft.golden.nn.MaxPool;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

class LayerCrossbarsTest {
  /** Weights of 1 in the first rows and columns. */
  private static QuantisedLayer.Product product(
      String name, int kernel, int rows, int columns, int usedRows, int usedColumns, int bias) {
    short[] weights = new short[rows * columns];
    for (int row = 0; row < usedRows; row++) {
      for (int column = 0; column < usedColumns; column++) {
        weights[row * columns + column] = 1;
      }
    }
    List<Integer> biases = new ArrayList<>(Collections.nCopies(columns, 0));
    biases.set(0, bias);
    return new QuantisedLayer.Product(
        name,
        kernel,
        0,
        new QuantisedMatrix(rows, columns, weights),
        biases,
        name.equals("fc2") ? Optional.empty() : Optional.of(new Requantisation(1, 8, 8)));
  }

  private static List<LayerCrossbars> lenet5(String crossbar, int conv2Rows) {
    QuantisedNetwork network =
        new QuantisedNetwork(
            new InputFormat(1, 28, 28, 8),
            List.of(
                product("conv1", 5, 25, 20, 25, 20, 1),
                new MaxPool("pool1", 2),
                product("conv2", 5, 500, 50, conv2Rows, 32, 1),
                new MaxPool("pool2", 2),
                product("fc1", 0, 800, 500, 240, 96, 0),
                product("fc2", 0, 500, 10, 96, 10, 0)),
            "by hand");
    CrossbarConfig config = CrossbarConfig.from(YamlMap.parse("test", crossbar));
    CrossbarNetwork.Settings settings =
        new CrossbarNetwork.Settings(RowOrder.W_MAJOR, ZeroSkipping.NONE, 64);
    return LayerCrossbars.of(new CrossbarNetwork(network, config, settings));
  }

  /**
   * In 32 bits a weight takes 32 cells, 4 weights a row: 1 x 5, 4 x 13, 7 x 125 and 4 x 3
   * crossbars. In 8 bits it takes 4: 32 weights a row.
   */
  @Test
  void countsLenet5AgainstItsDenseMapping() {
    List<LayerCrossbars> layers = lenet5("fragmentRows: 8", 248);
    assertEquals(
        List.of(5L, 52L, 875L, 12L), layers.stream().map(LayerCrossbars::denseCrossbars).toList());
    assertEquals(944, layers.stream().mapToLong(LayerCrossbars::denseCrossbars).sum());
    assertEquals(
        List.of(
            new LayerCrossbars("conv1", 40, 20, 1, 25, 20, 5),
            new LayerCrossbars("conv2", 256, 32, 2, 500, 50, 52),
            new LayerCrossbars("fc1", 240, 96, 6, 800, 500, 875),
            new LayerCrossbars("fc2", 96, 10, 1, 500, 10, 12)),
        layers);
  }

  /** Without padding left, biases take a fragment more, and here a crossbar more. */
  @Test
  void countsTheWordLinesOfBiases() {
    assertEquals(264, lenet5("fragmentRows: 8", 249).get(1).lines());
    assertEquals(3, lenet5("fragmentRows: 8", 249).get(1).crossbars());
    String isaac = "{fragmentRows: 128, adcBits: 8, adcs: 1, scheme: offset}";
    assertEquals(256, lenet5(isaac, 249).get(1).lines());
    assertEquals(2, lenet5(isaac, 249).get(1).crossbars());
  }

  /** At least 20 times fewer than dense ones of 32 bits: for each F, both data sets, and ISAAC. */
  @ParameterizedTest
  @CsvSource({
    "forms-mnist-4, 'fragmentRows: 4, adcBits: 3'",
    "forms-mnist, fragmentRows: 8",
    "forms-mnist-16, 'fragmentRows: 16, adcBits: 5'",
    "forms-fashion, fragmentRows: 8",
    "isaac-mnist, 'fragmentRows: 128, adcBits: 8, adcs: 1, scheme: offset'"
  })
  void theCommittedLenet5TakesTenCrossbars(String name, String crossbar) throws IOException {
    CrossbarConfig config = CrossbarConfig.from(YamlMap.parse("test", "{" + crossbar + "}"));
    List<LayerCrossbars> layers =
        LayerCrossbars.of(
            new CrossbarNetwork(
                CommittedWeights.readQuantised(name),
                config,
                new CrossbarNetwork.Settings(RowOrder.C_MAJOR, ZeroSkipping.LEADING, 64)));
    assertEquals(128, config.rows());
    assertEquals(128, config.columns());
    assertEquals(List.of(1L, 2L, 6L, 1L), layers.stream().map(LayerCrossbars::crossbars).toList());
    assertEquals(944, layers.stream().mapToLong(LayerCrossbars::denseCrossbars).sum());
    assertTrue(944 >= 20 * layers.stream().mapToLong(LayerCrossbars::crossbars).sum());
  }
}
