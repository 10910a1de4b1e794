package weft.cli;

import java.util.Optional;
import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.admm.RowOrder;
import weft.golden.data.DataSets;
import weft.golden.map.CrossbarNetwork;

/**
 * A ReRAM crossbar accelerator: the content of a configuration file of family {@code crossbar}.
 * Every key with range and default: docs/configuration.md.
 *
 * @param name file name without folder and ending
 * @param config the accelerator
 * @param phases durations of its phases
 * @param use how networks are laid on it
 * @param network name of built-in weights, or a path that ends in {@code .weft}
 * @param data name of a data set
 * @param training how the network is trained, if the configuration says it
 */
record CrossbarPreset(
    String name,
    CrossbarConfig config,
    CrossbarPhases phases,
    CrossbarNetwork.Settings use,
    String network,
    String data,
    Optional<CrossbarTraining> training) {
  /** The value of key {@code family}. */
  static final String FAMILY = "crossbar";

  /** Enough for the slowest good cell of the default model: 52 of the finest units from 5 each. */
  private static final int DEFAULT_PULSES = 64;

  /**
   * Reads a configuration.
   *
   * @throws ConfigException naming file, line, key and what is allowed
   */
  static CrossbarPreset from(Presets.Source source) {
    return source
        .yaml()
        .read(
            map -> {
              String family = map.string("family");
              if (!family.equals(FAMILY)) {
                throw map.error("family", "must be " + FAMILY + ", not '" + family + "'");
              }
              CrossbarConfig config = CrossbarConfig.from(map.map("crossbar"));
              CrossbarPhases phases =
                  map.has("phases")
                      ? map.map("phases").read(CrossbarPreset::phases)
                      : CrossbarPhases.DEFAULT;
              CrossbarNetwork.Settings use =
                  new CrossbarNetwork.Settings(
                      map.constant("rowOrder", RowOrder.class, RowOrder.C_MAJOR),
                      map.constant("skip", ZeroSkipping.class, ZeroSkipping.LEADING),
                      map.integer("pulseLimit", DEFAULT_PULSES));
              Optional<CrossbarTraining> training =
                  map.has("training")
                      ? Optional.of(
                          map.map("training")
                              .read(t -> CrossbarTraining.from(t, config, use.order())))
                      : Optional.empty();
              return new CrossbarPreset(
                  source.name(),
                  config,
                  phases,
                  use,
                  source.network(),
                  map.string("data", DataSets.MNIST),
                  training);
            });
  }

  private static CrossbarPhases phases(YamlMap map) {
    return new CrossbarPhases(
        map.integer("precharge", 1),
        map.integer("drive", 1),
        map.integer("sample", 1),
        map.integer("convert", 1),
        map.integer("writeSetup", 1),
        map.integer("writePulse", 1),
        map.integer("writeRecovery", 1));
  }
}
