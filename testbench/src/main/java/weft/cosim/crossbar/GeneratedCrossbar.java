package weft.cosim.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.cosim.run.GeneratedFiles;
import weft.cosim.run.RtlOutput;
import weft.crossbar.CrossbarGenerator;
import weft.crossbar.CrossbarGenerator.CrossbarDesign;
import weft.soc.Constraints;

/**
 * The generated accelerator, and its files, as {@code weft generate} writes them.
 *
 * @param config what was generated
 * @param crossbar design and probes
 * @param output all files
 */
public record GeneratedCrossbar(CrossbarConfig config, CrossbarDesign crossbar, RtlOutput output) {
  /** Generates the accelerator. Same configuration, same bytes. */
  public static GeneratedCrossbar of(CrossbarConfig config) {
    CrossbarDesign crossbar = CrossbarGenerator.generate(config);
    RtlOutput output =
        new RtlOutput(
            crossbar.design().top().name(),
            CrossbarJson.crossbar(config),
            GeneratedFiles.of(
                crossbar.design(), CrossbarGenerator.collateral(config, Constraints.standard())));
    return new GeneratedCrossbar(config, crossbar, output);
  }
}
