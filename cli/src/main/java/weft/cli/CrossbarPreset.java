package weft.cli;

import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.yaml.YamlMap;

/**
 * A ReRAM crossbar accelerator: the content of a configuration file of family {@code crossbar}.
 * Every key with range and default: docs/configuration.md.
 *
 * @param name file name without folder and ending
 * @param config the accelerator
 * @param phases durations of its phases
 */
record CrossbarPreset(String name, CrossbarConfig config, CrossbarPhases phases) {
  /** The value of key {@code family}. */
  static final String FAMILY = "crossbar";

  /**
   * Reads a configuration.
   *
   * @throws ConfigException naming file, line, key and what is allowed
   */
  static CrossbarPreset from(String name, YamlMap yaml) {
    return yaml.read(
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
          return new CrossbarPreset(name, config, phases);
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
