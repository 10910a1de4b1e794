package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarRegisters;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.soc.Collateral;
import weft.soc.Constraints;
import weft.soc.TextFile;

/** The hardware of a ReRAM crossbar accelerator: the contract is docs/crossbar.md. */
public final class CrossbarGenerator {
  /** Keeps module names apart from those of the chip that the accelerator becomes part of. */
  private static final String MODULE_PREFIX = "weft_xbar_";

  private CrossbarGenerator() {}

  /**
   * What the generator makes.
   *
   * @param design top module {@code weft_xbar}
   * @param probes where internal values are found in it
   * @param warnings what the author of the generator should know
   */
  public record CrossbarDesign(Design design, CrossbarProbes probes, List<String> warnings) {}

  /** Elaborates the accelerator. The same configuration always gives the same design. */
  public static CrossbarDesign generate(CrossbarConfig config) {
    Elaborated<CrossbarTop> elaborated = elaborate(config);
    return new CrossbarDesign(elaborated.design(), probes(elaborated), elaborated.warnings());
  }

  static Elaborated<CrossbarTop> elaborate(CrossbarConfig config) {
    return Elaborator.elaborate(MODULE_PREFIX, () -> new CrossbarTop(config));
  }

  /** Register map as Markdown, C header and SystemRDL, and timing constraints. */
  public static List<TextFile> collateral(CrossbarConfig config, Constraints constraints) {
    return Collateral.of(CrossbarRegisters.map(config), constraints);
  }

  private static CrossbarProbes probes(Elaborated<CrossbarTop> elaborated) {
    CrossbarCore core = elaborated.top().core;
    List<CrossbarProbes.Unit> units = new ArrayList<>();
    for (CrossbarUnit unit : core.units) {
      List<CrossbarProbes.Crossbar> crossbars = new ArrayList<>();
      for (Crossbar crossbar : unit.crossbars) {
        crossbars.add(
            new CrossbarProbes.Crossbar(
                crossbar.adders.stream().map(adder -> elaborated.pathOf(adder.sum)).toList(),
                elaborated.pathOf(crossbar.codes),
                elaborated.pathOf(crossbar.overs)));
      }
      units.add(
          new CrossbarProbes.Unit(
              elaborated.pathOf(unit.accumulate),
              elaborated.pathOf(unit.codesStep),
              new CrossbarProbes.Phases(
                  elaborated.pathOf(unit.array.precharge),
                  elaborated.pathOf(unit.array.drive),
                  elaborated.pathOf(unit.array.hold),
                  elaborated.pathOf(unit.array.sample),
                  elaborated.pathOf(unit.converter.convert)),
              crossbars));
    }
    return new CrossbarProbes(
        elaborated.pathOf(core.job.busy),
        elaborated.pathOf(core.program.writeSetup),
        elaborated.pathOf(core.program.writePulse),
        elaborated.pathOf(core.program.writeRecovery),
        units);
  }
}
