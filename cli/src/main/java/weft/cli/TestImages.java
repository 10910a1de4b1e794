package weft.cli;

import java.io.IOException;
import weft.arch.ConfigException;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;
import weft.golden.data.DataSets.Split;
import weft.golden.nn.InputFormat;
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
    return of(preset.data(), network.input(), invocation, otherwise);
  }

  /** The same of a network of any kind, by the name of a data set and what the network takes. */
  static DataSet of(String data, InputFormat input, Invocation invocation, int otherwise)
      throws IOException {
    DataSet all = all(data, input, invocation);
    return all.first(invocation.integer("images", 1, Integer.MAX_VALUE).orElse(otherwise));
  }

  private static DataSet all(String data, InputFormat input, Invocation invocation)
      throws IOException {
    DataSet all =
        DataSets.find(data, Split.TEST, invocation.path("data"), invocation.console().checkout());
    Shape shape = input.shape();
    if (!shape.equals(all.shape())) {
      throw new ConfigException(
          "the network takes images of %s, %s has %s".formatted(shape, all.name(), all.shape()));
    }
    return all;
  }
}
