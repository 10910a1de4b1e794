package weft.cosim.tim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.arch.tim.TimConfig;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.accelerator.RtlFolder;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.rtl.ElaboratedRtl;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.run.GeneratedFiles;
import weft.cosim.run.RtlOutput;
import weft.hdl.ir.Design;
import weft.hdl.verilog.Locations;
import weft.soc.Constraints;
import weft.tim.TimGenerator;
import weft.tim.TimGenerator.TimDesign;
import weft.tim.TimProbes;

/**
 * The generated accelerator: its files, as {@code weft generate} writes them, and the same files as
 * a design to be simulated.
 */
public final class GeneratedTim {
  private final TimConfig config;
  private final RtlOutput output;
  private final Design elaborated;
  private final RtlDesign design;
  private final SumProbes sums;

  private GeneratedTim(
      TimConfig config, RtlOutput output, Design elaborated, RtlDesign design, SumProbes sums) {
    this.config = config;
    this.output = output;
    this.elaborated = elaborated;
    this.design = design;
    this.sums = sums;
  }

  /** Generates the accelerator. Same configuration, same bytes. */
  public static GeneratedTim of(TimConfig config) {
    return of(config, Locations.NONE);
  }

  /** The same; its Verilog may say which line of Java is behind each of its lines. */
  public static GeneratedTim of(TimConfig config, Locations locations) {
    TimDesign tim = TimGenerator.generate(config);
    Map<String, String> files =
        GeneratedFiles.of(
            tim.design(), locations, TimGenerator.collateral(config, Constraints.standard()));
    RtlOutput output = new RtlOutput(TimPins.TOP, TimJson.tile(config), files, tim.warnings());
    return new GeneratedTim(
        config, output, tim.design(), ElaboratedRtl.of(tim.design(), files), sums(tim.probes()));
  }

  /** All files, for {@code weft generate}. */
  public RtlOutput output() {
    return output;
  }

  /** The generated files, for simulation on any engine. */
  public AcceleratorRtl rtl() {
    return new AcceleratorRtl(design, List.of(sums), Optional.of(elaborated));
  }

  /**
   * Other RTL of the same accelerator, such as these files edited by hand; what the probes show is
   * compared as far as they are there.
   *
   * @throws weft.arch.ConfigException if there is no Verilog in the folder
   */
  public AcceleratorRtl rtl(Path folder) {
    List<RtlFile> sources = RtlFolder.read(folder, TimPins.TOP);
    RtlDesign other = new RtlDesign(TimPins.TOP, sources, TimPins.ports(config), design.probes());
    return new AcceleratorRtl(other, List.of(sums));
  }

  private static SumProbes sums(TimProbes probes) {
    List<String> values = new ArrayList<>();
    for (TimProbes.Tile tile : probes.tiles()) {
      tile.sums().forEach(path -> values.add(path.toString()));
    }
    return new SumProbes(probes.tiles().get(0).accumulate().toString(), values);
  }
}
