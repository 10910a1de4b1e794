package weft.cosim.crossbar;

import java.util.List;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarRegisters;
import weft.cosim.accelerator.AcceleratorPins;
import weft.cosim.rtl.RtlPort;

/** The pins of the accelerator, as docs/crossbar.md section 3 lists them. */
public final class CrossbarPins {
  /** Name of the top module. */
  public static final String TOP = "weft_xbar";

  private CrossbarPins() {}

  /** All pins for one configuration. */
  public static List<RtlPort> ports(CrossbarConfig config) {
    return AcceleratorPins.ports(
        CrossbarRegisters.map(config), config.streamBits(), config.resultBits());
  }
}
