package weft.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import weft.arch.ConfigException;
import weft.cosim.crossbar.CrossbarJobFile;
import weft.cosim.crossbar.GeneratedCrossbar;
import weft.cosim.job.JobFile;
import weft.cosim.network.JobRequest;
import weft.cosim.run.RtlOutput;
import weft.cosim.tim.GeneratedTim;
import weft.cosim.tim.TimJobFile;
import weft.cosim.tim.TimMatrixJob;
import weft.hdl.verilog.Locations;

/** The families of accelerators: what the key {@code family} of a configuration names. */
final class Families {
  /**
   * One family.
   *
   * @param name value of the key
   * @param generate reads a configuration and makes its hardware
   * @param job reads a matrix product
   * @param network reads a configuration, and lays its network on its hardware
   * @param training reads a configuration and says how its network is trained
   */
  private record Family(
      String name,
      BiFunction<Presets.Source, Locations, RtlOutput> generate,
      JobReader job,
      NetworkReader network,
      BiFunction<Presets.Source, Invocation, NetworkTraining> training) {}

  private interface JobReader {
    JobRequest<?> read(JobFile file, Optional<Path> rtl) throws IOException;
  }

  private interface NetworkReader {
    NetworkRun<?> read(Presets.Source source, Optional<Path> rtl) throws IOException;
  }

  private static final List<Family> ALL =
      List.of(
          new Family(
              TimMatrixJob.FAMILY,
              (source, locations) ->
                  GeneratedTim.of(Preset.from(source).tile(), locations).output(),
              (file, rtl) -> TimJobFile.request(file, config -> Rtl.of(config, rtl)),
              NetworkRun::ternary,
              TernaryTraining::of),
          new Family(
              CrossbarPreset.FAMILY,
              (source, locations) ->
                  GeneratedCrossbar.of(CrossbarPreset.from(source).config(), locations).output(),
              (file, rtl) -> CrossbarJobFile.request(file, config -> Rtl.of(config, rtl)),
              NetworkRun::crossbar,
              StagedTraining::of));

  private Families() {}

  /**
   * The hardware of a configuration of any family.
   *
   * @param locations whether the Verilog says which line of Java is behind it
   * @throws ConfigException naming file, line, key and what is allowed
   */
  static RtlOutput generate(Presets.Source source, Locations locations) {
    return find(source).generate().apply(source, locations);
  }

  /**
   * The network of a configuration of any family on its hardware.
   *
   * @param rtl Verilog to simulate instead of generating it
   * @throws ConfigException naming file, line, key and what is allowed
   * @throws IOException if the weights are missing or malformed
   */
  static NetworkRun<?> network(Presets.Source source, Optional<Path> rtl) throws IOException {
    return find(source).network().read(source, rtl);
  }

  /**
   * How the network of a configuration of any family is trained.
   *
   * @param invocation whose options go before the configuration
   * @throws ConfigException naming file, line, key and what is allowed
   */
  static NetworkTraining training(Presets.Source source, Invocation invocation) {
    return find(source).training().apply(source, invocation);
  }

  /**
   * The matrix product of a file of any family.
   *
   * @param rtl Verilog to simulate instead of generating it
   * @throws ConfigException naming file, key and what is allowed
   * @throws IOException if a file is missing or malformed
   */
  static JobRequest<?> job(JobFile file, Optional<Path> rtl) throws IOException {
    return find(file.family())
        .orElseThrow(() -> file.error("family", "must be " + allowed()))
        .job()
        .read(file, rtl);
  }

  private static Family find(Presets.Source source) {
    String name = source.yaml().string("family");
    return find(name)
        .orElseThrow(
            () -> source.yaml().error("family", "must be " + allowed() + ", not '" + name + "'"));
  }

  private static Optional<Family> find(String name) {
    return ALL.stream().filter(family -> family.name().equals(name)).findFirst();
  }

  private static String allowed() {
    return ALL.stream().map(Family::name).collect(Collectors.joining(" or "));
  }
}
