package weft.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import weft.arch.ConfigException;
import weft.arch.Nearest;
import weft.arch.yaml.YamlMap;
import weft.golden.nn.CommittedWeights;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedNetwork;
import weft.golden.nn.TernaryNetwork;
import weft.golden.nn.WeightFile;

/** Finds configurations and the weights they name: built in, or files of the user. */
final class Presets {
  /** The built-in ones; each is a file in this package's folder {@code presets}. */
  static final List<String> NAMES =
      List.of(
          "crossbar-small",
          "crossbar-small-macro",
          "fashion",
          "forms-cifar",
          "forms-fashion",
          "forms-mnist",
          "forms-mnist-16",
          "forms-mnist-4",
          "isaac-cifar",
          "isaac-dense-mnist",
          "isaac-mnist",
          "mnist",
          "small",
          "small-macro");

  private Presets() {}

  /**
   * A configuration that is not yet read.
   *
   * @param name of the preset, or of the file without folder and ending
   * @param file absent if it is built in
   */
  record Source(String name, YamlMap yaml, Optional<Path> file) {
    /**
     * The value of key {@code network}: a file of weights is looked for next to the configuration,
     * not where we are.
     */
    String network() {
      String network = yaml.string("network", name);
      return file.isPresent() && network.endsWith(".weft")
          ? file.get().resolveSibling(network).toString()
          : network;
    }
  }

  /**
   * The built-in preset of that name, or the file, of a TiM-DNN accelerator.
   *
   * @throws ConfigException naming the nearest preset if it is neither
   */
  static Preset find(String nameOrFile) throws IOException {
    return Preset.from(source(nameOrFile));
  }

  /**
   * The built-in preset of that name, or the file, of any family.
   *
   * @throws ConfigException naming the nearest preset if it is neither
   */
  static Source source(String nameOrFile) throws IOException {
    if (NAMES.contains(nameOrFile)) {
      String file = "preset " + nameOrFile;
      return new Source(nameOrFile, YamlMap.parse(file, builtIn(nameOrFile)), Optional.empty());
    }
    if (!nameOrFile.endsWith(".yaml") && !nameOrFile.endsWith(".yml")) {
      throw new ConfigException(
          "unknown preset '"
              + nameOrFile
              + "'"
              + Nearest.hint(nameOrFile, NAMES)
              + " (a file's name ends in .yaml)");
    }
    Path file = path(nameOrFile);
    String name = file.getFileName().toString().replaceAll("\\.ya?ml$", "");
    return new Source(name, YamlMap.parse(nameOrFile, Files.readString(file)), Optional.of(file));
  }

  /** The text of a built-in preset, which is what a user's own file starts from. */
  static String builtIn(String name) throws IOException {
    try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The trained network of a preset.
   *
   * @throws ConfigException if there are no such weights
   * @throws IOException if the file is missing, truncated or corrupted
   */
  static TernaryNetwork network(Preset preset) throws IOException {
    return weights(preset.name(), preset.network(), WeightFile::read, CommittedWeights::read);
  }

  /** As {@link #network(Preset)}. */
  static QuantisedNetwork network(CrossbarPreset preset) throws IOException {
    return weights(
        preset.name(),
        preset.network(),
        file -> QuantisedFile.read(file.toString(), Files.readAllBytes(file)),
        CommittedWeights::readQuantised);
  }

  /** Reads weights of one kind of network. */
  private interface Reader<F, T> {
    T read(F from) throws IOException;
  }

  private static <T> T weights(
      String preset, String network, Reader<Path, T> file, Reader<String, T> builtIn)
      throws IOException {
    if (network.endsWith(".weft")) {
      return file.read(path(network));
    }
    try {
      return builtIn.read(network);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "no built-in weights are called '"
              + network
              + "'; 'weft train "
              + preset
              + "' makes a file, which 'network: file.weft' names",
          e);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ConfigException("'" + text + "' is no path: " + e.getMessage(), e);
    }
  }
}
