package weft.cosim.crossbar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.arch.crossbar.CrossbarConfig;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.accelerator.RtlFolder;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.rtl.ElaboratedRtl;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.run.GeneratedFiles;
import weft.cosim.run.RtlOutput;
import weft.crossbar.CrossbarGenerator;
import weft.crossbar.CrossbarGenerator.CrossbarDesign;
import weft.crossbar.CrossbarProbes;
import weft.hdl.ir.Design;
import weft.hdl.verilog.Locations;
import weft.soc.Constraints;

/**
 * The generated accelerator: its files, as {@code weft generate} writes them, and the same files as
 * a design to be simulated.
 */
public final class GeneratedCrossbar {
  private final CrossbarConfig config;
  private final RtlOutput output;
  private final Design elaborated;
  private final RtlDesign design;
  private final List<SumProbes> units;

  private GeneratedCrossbar(
      CrossbarConfig config,
      RtlOutput output,
      Design elaborated,
      RtlDesign design,
      List<SumProbes> units) {
    this.config = config;
    this.output = output;
    this.elaborated = elaborated;
    this.design = design;
    this.units = units;
  }

  /** Generates the accelerator. Same configuration, same bytes. */
  public static GeneratedCrossbar of(CrossbarConfig config) {
    return of(config, Locations.NONE);
  }

  /** The same; its Verilog may say which line of Java is behind each of its lines. */
  public static GeneratedCrossbar of(CrossbarConfig config, Locations locations) {
    CrossbarDesign generated = CrossbarGenerator.generate(config);
    Design design = generated.design();
    Map<String, String> files =
        GeneratedFiles.of(
            design, locations, CrossbarGenerator.collateral(config, Constraints.standard()));
    return new GeneratedCrossbar(
        config,
        new RtlOutput(CrossbarPins.TOP, CrossbarJson.crossbar(config), files, generated.warnings()),
        design,
        ElaboratedRtl.of(design, files),
        generated.probes().units().stream().map(GeneratedCrossbar::probes).toList());
  }

  /** All files, for {@code weft generate}. */
  public RtlOutput output() {
    return output;
  }

  /** The generated files, for simulation on any engine. */
  public AcceleratorRtl rtl() {
    return new AcceleratorRtl(design, units, Optional.of(elaborated));
  }

  /**
   * Other RTL of the same accelerator, such as these files edited by hand; what the probes show is
   * compared as far as they are there.
   *
   * @throws weft.arch.ConfigException if there is no Verilog in the folder
   */
  public AcceleratorRtl rtl(Path folder) {
    RtlDesign other =
        new RtlDesign(
            CrossbarPins.TOP,
            RtlFolder.read(folder, CrossbarPins.TOP),
            CrossbarPins.ports(config),
            design.probes());
    return new AcceleratorRtl(other, units);
  }

  private static SumProbes probes(CrossbarProbes.Unit unit) {
    List<String> values = new ArrayList<>();
    for (CrossbarProbes.Crossbar crossbar : unit.crossbars()) {
      crossbar.sums().forEach(path -> values.add(path.toString()));
      values.add(crossbar.codes().toString());
      values.add(crossbar.overs().toString());
    }
    return new SumProbes(unit.accumulate().toString(), values);
  }
}
