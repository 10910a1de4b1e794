package weft.cosim.tim;

import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimRegisters;
import weft.cosim.accelerator.AcceleratorPins;
import weft.cosim.rtl.RtlPort;

/** The pins of the accelerator, as docs/tim.md section 2 lists them. */
public final class TimPins {
  /** Name of the top module. */
  public static final String TOP = "weft_tim";

  private TimPins() {}

  /** All pins for one configuration. */
  public static List<RtlPort> ports(TimConfig config) {
    return AcceleratorPins.ports(TimRegisters.map(config), config.inputBits(), config.resultBits());
  }
}
