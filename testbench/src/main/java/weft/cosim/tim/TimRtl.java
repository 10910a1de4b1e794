package weft.cosim.tim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import weft.arch.ConfigException;
import weft.arch.tim.TimConfig;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlProbe;
import weft.cosim.run.Sha256;

/**
 * The RTL of an accelerator that is to be simulated: generated, or already there in a folder.
 *
 * @param config what it is built for
 * @param design sources, pins and probes
 * @param sums the probes that show partial sums; they may turn out to be missing in the RTL
 */
public record TimRtl(TimConfig config, RtlDesign design, Optional<SumProbes> sums) {
  /**
   * The RTL in a folder: the files that {@code weft_tim.f} lists, or without such a list all
   * Verilog files but stubs. The probes of generated RTL are looked for.
   *
   * @throws ConfigException if there is no such folder or no Verilog in it
   */
  public static TimRtl read(
      TimConfig config, Path folder, List<RtlProbe> probes, Optional<SumProbes> sums) {
    try {
      if (!Files.isDirectory(folder)) {
        throw new ConfigException("--rtl: no folder " + folder);
      }
      List<Path> paths = sources(folder);
      if (paths.isEmpty()) {
        throw new ConfigException("--rtl: no Verilog (.v, .sv) in " + folder);
      }
      RtlDesign design = RtlDesign.read(TimPins.TOP, paths, TimPins.ports(config), probes);
      return new TimRtl(config, design, sums);
    } catch (IOException e) {
      throw new ConfigException("--rtl: cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    Path list = folder.resolve(TimPins.TOP + ".f");
    List<Path> paths = new ArrayList<>();
    if (Files.isRegularFile(list)) {
      for (String line : Files.readAllLines(list)) {
        String name = line.replaceFirst("//.*", "").strip().replaceFirst("^-v\\s+", "");
        if (!name.isEmpty()) {
          paths.add(folder.resolve(name));
        }
      }
      return paths;
    }
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(path -> path.toString().matches(".*\\.s?v"))
          .filter(path -> !path.toString().endsWith("_stub.v"))
          .sorted()
          .forEach(paths::add);
    }
    return paths;
  }

  /** SHA-256 of each simulated file. */
  public SortedMap<String, String> hashes() {
    TreeMap<String, String> hashes = new TreeMap<>();
    for (RtlFile file : design.files()) {
      hashes.put(file.name(), Sha256.of(file.content()));
    }
    return hashes;
  }
}
