package weft.soc;

import java.util.List;
import weft.arch.RegisterMap;
import weft.hdl.regs.RegisterHeader;
import weft.hdl.regs.RegisterMarkdown;
import weft.hdl.regs.RegisterRdl;

/** What goes with an accelerator's RTL. */
public final class Collateral {
  private Collateral() {}

  /** Register map as Markdown, C header and SystemRDL, and timing constraints. */
  public static List<TextFile> of(RegisterMap registers, Constraints constraints) {
    weft.hdl.regs.RegisterMap map = Registers.of(registers);
    return List.of(
        new TextFile(map.name() + "_registers.md", RegisterMarkdown.of(map)),
        new TextFile(map.name() + "_registers.h", RegisterHeader.of(map)),
        new TextFile(map.name() + ".rdl", RegisterRdl.of(map)),
        new TextFile(map.name() + ".sdc", constraints.sdc()));
  }
}
