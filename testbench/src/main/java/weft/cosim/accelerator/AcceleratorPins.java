package weft.cosim.accelerator;

import java.util.List;
import weft.arch.RegisterMap;
import weft.cosim.rtl.RtlPort;

/** The pins that every accelerator has: clock, reset, control bus, two streams and interrupt. */
public final class AcceleratorPins {
  /** Prefix of the control interface. */
  public static final String CONTROL = "s_axil";

  /** Prefix of the input stream. */
  public static final String INPUT = "s_axis";

  /** Prefix of the result stream. */
  public static final String RESULT = "m_axis";

  private AcceleratorPins() {}

  /**
   * All pins.
   *
   * @param map the registers, which say how wide an address is
   * @param inputBits of a beat of the input stream
   * @param resultBits of a beat of the result stream
   */
  public static List<RtlPort> ports(RegisterMap map, int inputBits, int resultBits) {
    int address = map.addressBits();
    return List.of(
        RtlPort.in("clk", 1),
        RtlPort.in("resetn", 1),
        RtlPort.in(CONTROL + "_awaddr", address),
        RtlPort.in(CONTROL + "_awvalid", 1),
        RtlPort.out(CONTROL + "_awready", 1),
        RtlPort.in(CONTROL + "_wdata", 32),
        RtlPort.in(CONTROL + "_wstrb", 4),
        RtlPort.in(CONTROL + "_wvalid", 1),
        RtlPort.out(CONTROL + "_wready", 1),
        RtlPort.out(CONTROL + "_bresp", 2),
        RtlPort.out(CONTROL + "_bvalid", 1),
        RtlPort.in(CONTROL + "_bready", 1),
        RtlPort.in(CONTROL + "_araddr", address),
        RtlPort.in(CONTROL + "_arvalid", 1),
        RtlPort.out(CONTROL + "_arready", 1),
        RtlPort.out(CONTROL + "_rdata", 32),
        RtlPort.out(CONTROL + "_rresp", 2),
        RtlPort.out(CONTROL + "_rvalid", 1),
        RtlPort.in(CONTROL + "_rready", 1),
        RtlPort.in(INPUT + "_tdata", inputBits),
        RtlPort.in(INPUT + "_tvalid", 1),
        RtlPort.out(INPUT + "_tready", 1),
        RtlPort.in(INPUT + "_tlast", 1),
        RtlPort.out(RESULT + "_tdata", resultBits),
        RtlPort.out(RESULT + "_tvalid", 1),
        RtlPort.in(RESULT + "_tready", 1),
        RtlPort.out(RESULT + "_tlast", 1),
        RtlPort.out("irq", 1));
  }
}
