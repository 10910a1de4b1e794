package weft.golden.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.yaml.YamlMap;

/** Accelerators for tests, from the keys that matter. */
final class Crossbars {
  private Crossbars() {}

  /** FORMS with F = 8 but for what {@code keys} say: {@code "rows: 8", "columns: 8"}. */
  static CrossbarConfig with(String... keys) {
    return CrossbarConfig.from(YamlMap.parse("test", String.join("\n", keys)));
  }
}
