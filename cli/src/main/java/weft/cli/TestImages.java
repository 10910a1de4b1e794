package weft.cli;

import java.io.IOException;
import weft.arch.ConfigException;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;
import weft.golden.data.DataSets.Split;
import weft.golden.nn.Shape;
import weft.golden.nn.TernaryNetwork;

/** The images that a command measures on. */
final class TestImages {
  private TestImages() {}

  /**
   * The test images of a preset, or what {@code --data} and {@code --images} make of them.
   *
   * @param otherwise how many, at most, without {@code --images}
   * @throws ConfigException if the network takes others
   * @throws IOException if the set is missing, truncated or malformed
   */
  static DataSet of(Preset preset, TernaryNetwork network, Invocation invocation, int otherwise)
      throws IOException {
    DataSet all = all(preset, network, invocation);
    return all.first(invocation.integer("images", 1, Integer.MAX_VALUE).orElse(otherwise));
  }

  private static DataSet all(Preset preset, TernaryNetwork network, Invocation invocation)
      throws IOException {
    DataSet all =
        DataSets.find(
            preset.data(), Split.TEST, invocation.path("data"), invocation.console().checkout());
    Shape shape = network.input().shape();
    if (!shape.equals(new Shape(1, all.height(), all.width()))) {
      throw new ConfigException(
          "the network takes images of %s, %s has 1x%dx%d"
              .formatted(shape, all.name(), all.height(), all.width()));
    }
    return all;
  }
}
