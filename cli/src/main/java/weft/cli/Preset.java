package weft.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimPhases;
import weft.arch.yaml.YamlMap;
import weft.golden.nn.InputFormat;
import weft.golden.train.NetworkPlan;
import weft.golden.train.TrainingRecipe;
import weft.golden.train.TrainingRecipe.Precision;

/**
 * One accelerator, the network that runs on it, its data and how the network was trained: the
 * content of a configuration file. Every key with range and default: docs/configuration.md.
 *
 * @param name file name without folder and ending
 * @param tile the accelerator
 * @param phases durations of the array's phases
 * @param network name of built-in weights, or a path that ends in {@code .weft}
 * @param data name of a data set
 * @param plan the network to be trained
 * @param recipe how it is trained
 */
record Preset(
    String name,
    TimConfig tile,
    TimPhases phases,
    String network,
    String data,
    NetworkPlan plan,
    TrainingRecipe recipe) {

  private static final int PIXEL_BITS = 8;

  /**
   * Reads a configuration.
   *
   * @throws ConfigException naming file, line, key and what is allowed
   */
  static Preset from(Presets.Source source) {
    String name = source.name();
    return source
        .yaml()
        .read(
            map -> {
              String family = map.string("family");
              if (!family.equals("tim")) {
                throw map.error("family", "must be tim, not '" + family + "'");
              }
              TimConfig tile = TimConfig.from(map.map("tile"));
              TimPhases phases =
                  map.has("phases") ? map.map("phases").read(Preset::phases) : TimPhases.DEFAULT;
              String network = source.network();
              String data = map.string("data", "fashion-mnist");
              if (!map.has("training")) {
                return new Preset(
                    name,
                    tile,
                    phases,
                    network,
                    data,
                    NetworkPlan.lenet(),
                    recipe(12, 100, 0.003, 1));
              }
              YamlMap training = map.map("training");
              return training.read(
                  t -> new Preset(name, tile, phases, network, data, plan(t), recipe(t)));
            });
  }

  private static TimPhases phases(YamlMap map) {
    return new TimPhases(
        map.integer("precharge", 1),
        map.integer("drive", 1),
        map.integer("sample", 1),
        map.integer("convert", 1),
        map.integer("writeSetup", 1),
        map.integer("writePulse", 1),
        map.integer("writeRecovery", 1));
  }

  private static NetworkPlan plan(YamlMap map) {
    List<NetworkPlan.Convolution> convolutions = new ArrayList<>();
    if (map.has("convolutions")) {
      for (YamlMap layer : map.maps("convolutions")) {
        convolutions.add(
            layer.read(
                m ->
                    checked(
                        () ->
                            new NetworkPlan.Convolution(
                                m.integer("channels"),
                                m.integer("kernel"),
                                m.integer("pool", 1)))));
      }
    }
    List<Integer> dense = new ArrayList<>();
    if (map.has("dense")) {
      for (YamlMap layer : map.maps("dense")) {
        dense.add(layer.read(m -> m.integer("outputs")));
      }
    }
    int height = map.integer("imageHeight", 28);
    int width = map.integer("imageWidth", 28);
    int classes = map.integer("classes", 10);
    return checked(
        () ->
            new NetworkPlan(
                new InputFormat(1, height, width, PIXEL_BITS), convolutions, dense, classes));
  }

  private static TrainingRecipe recipe(YamlMap map) {
    int epochs = map.integer("epochs", 12);
    int batch = map.integer("batch", 100);
    double learningRate = map.number("learningRate", 0.003);
    int seed = Limits.inRange("seed", map.integer("seed", 1), 0, Integer.MAX_VALUE);
    return recipe(epochs, batch, learningRate, seed);
  }

  private static TrainingRecipe recipe(int epochs, int batch, double learningRate, long seed) {
    return checked(() -> new TrainingRecipe(Precision.TERNARY, epochs, batch, learningRate, seed));
  }

  /** Limits of the golden model's records, as errors of the configuration. */
  private static <T> T checked(Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage(), e);
    }
  }
}
