package weft.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import weft.arch.ConfigException;
import weft.cosim.crossbar.GeneratedCrossbar;
import weft.cosim.run.RtlOutput;
import weft.cosim.tim.GeneratedTim;

/** The families of accelerators: what the key {@code family} of a configuration names. */
final class Families {
  /**
   * One family.
   *
   * @param name value of the key
   * @param generate reads a configuration and makes its hardware
   */
  private record Family(String name, Function<Presets.Source, RtlOutput> generate) {}

  private static final List<Family> ALL =
      List.of(
          new Family("tim", source -> GeneratedTim.of(Preset.from(source).tile()).output()),
          new Family(
              CrossbarPreset.FAMILY,
              source -> GeneratedCrossbar.of(CrossbarPreset.from(source).config()).output()));

  private Families() {}

  /**
   * The hardware of a configuration of any family.
   *
   * @throws ConfigException naming file, line, key and what is allowed
   */
  static RtlOutput generate(Presets.Source source) {
    String name = source.yaml().string("family");
    for (Family family : ALL) {
      if (family.name().equals(name)) {
        return family.generate().apply(source);
      }
    }
    String allowed = ALL.stream().map(Family::name).collect(Collectors.joining(" or "));
    throw source.yaml().error("family", "must be " + allowed + ", not '" + name + "'");
  }
}
