package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimRegisters;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.soc.Collateral;
import weft.soc.Constraints;
import weft.soc.TextFile;

/** The hardware of a TiM-DNN accelerator: the contract is docs/tim.md. */
public final class TimGenerator {
  /** Keeps module names apart from those of the chip that the accelerator becomes part of. */
  private static final String MODULE_PREFIX = "weft_tim_";

  private TimGenerator() {}

  /**
   * What the generator makes.
   *
   * @param design top module {@code weft_tim}
   * @param probes where internal values are found in it
   * @param warnings what the author of the generator should know
   */
  public record TimDesign(Design design, TimProbes probes, List<String> warnings) {}

  /** Elaborates the accelerator. The same configuration always gives the same design. */
  public static TimDesign generate(TimConfig config) {
    Elaborated<TimTop> elaborated = Elaborator.elaborate(MODULE_PREFIX, () -> new TimTop(config));
    return new TimDesign(elaborated.design(), probes(elaborated), elaborated.warnings());
  }

  /** Register map as Markdown, C header and SystemRDL, and timing constraints. */
  public static List<TextFile> collateral(TimConfig config, Constraints constraints) {
    return Collateral.of(TimRegisters.map(config), constraints);
  }

  private static TimProbes probes(Elaborated<TimTop> elaborated) {
    TimCore core = elaborated.top().core;
    List<TimProbes.Tile> tiles = new ArrayList<>();
    for (TernaryTile tile : core.tiles) {
      tiles.add(
          new TimProbes.Tile(
              elaborated.pathOf(tile.accumulate),
              elaborated.pathOf(tile.step),
              tile.pcus.stream().map(pcu -> elaborated.pathOf(pcu.sum)).toList(),
              elaborated.pathOf(tile.macro.plusCode),
              elaborated.pathOf(tile.macro.minusCode)));
    }
    return new TimProbes(
        elaborated.pathOf(core.job.busy),
        new TimProbes.Phases(
            elaborated.pathOf(core.array.precharge),
            elaborated.pathOf(core.array.drive),
            elaborated.pathOf(core.array.hold),
            elaborated.pathOf(core.array.sample),
            elaborated.pathOf(core.converter.convert),
            elaborated.pathOf(core.program.writeSetup),
            elaborated.pathOf(core.program.writePulse),
            elaborated.pathOf(core.program.writeRecovery)),
        tiles);
  }
}
