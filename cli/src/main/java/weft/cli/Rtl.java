package weft.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.tim.TimConfig;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.crossbar.GeneratedCrossbar;
import weft.cosim.tim.GeneratedTim;
import weft.cosim.tool.BuildException;

/** What the commands that simulate have in common. */
final class Rtl {
  private Rtl() {}

  /** Generated RTL, or what is in {@code folder}. */
  static AcceleratorRtl of(TimConfig config, Optional<Path> folder) {
    GeneratedTim generated = GeneratedTim.of(config);
    return folder.map(generated::rtl).orElseGet(generated::rtl);
  }

  /** Generated RTL, or what is in {@code folder}. */
  static AcceleratorRtl of(CrossbarConfig config, Optional<Path> folder) {
    GeneratedCrossbar generated = GeneratedCrossbar.of(config);
    return folder.map(generated::rtl).orElseGet(generated::rtl);
  }

  /** RTL that the simulator does not accept: the user's mistake if it is the user's. */
  static RuntimeException refused(BuildException e, Optional<Path> folder) {
    return folder.isPresent() ? new ConfigException("--rtl: " + e.getMessage(), e) : e;
  }

  static int threads(Invocation invocation, int max) {
    return invocation
        .integer("threads", 1, max)
        .orElse(Math.min(max, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Checks, before hours of work, that results can be written.
   *
   * @throws ConfigException if {@code folder} is no folder, or neither it nor the first of its
   *     parents that exists can be written
   */
  static void checkFolder(String option, Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new ConfigException(option + ": cannot write to folder " + folder);
    }
  }
}
