package weft.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.yaml.YamlMap;

/** Small accelerators for tests; every test says what differs. */
final class Configs {
  private static final String SMALL =
      """
      rows: 16
      columns: 16
      fragmentRows: 4
      cellBits: 2
      weightBits: 4
      inputBits: 6
      adcBits: 4
      adcs: 2
      maxRows: 64
      streamBits: 64
      form: digital
      """;

  private Configs() {}

  /**
   * 16 x 16 cells of 2 bits, fragments of 4 rows, 2 ADCs, 8 outputs of 2 cells, digital, but for
   * the keys given.
   */
  static CrossbarConfig small(String... changes) {
    StringBuilder yaml = new StringBuilder();
    String given = String.join("\n", changes) + "\n";
    for (String line : SMALL.lines().toList()) {
      String key = line.substring(0, line.indexOf(':'));
      yaml.append(("\n" + given).contains("\n" + key + ":") ? "" : line + "\n");
    }
    return CrossbarConfig.from(YamlMap.parse("test", yaml + given));
  }
}
