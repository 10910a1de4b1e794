package weft.cosim.formal;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;

/** The module around a design under proof: free inputs, and reset in the first clock. */
final class Bench {
  static final String FILE = "weft_prove.v";

  /** What paths of the design's properties begin with. */
  static final String INSTANCE = "dut.";

  private Bench() {}

  static String text(Module top) {
    if (top.domains().size() > 1) {
      throw new IllegalArgumentException(
          top + " has " + top.domains().size() + " clock domains (allowed: one)");
    }
    ClockDomain domain = top.domains().isEmpty() ? ClockDomain.DEFAULT : top.domains().get(0);
    List<String> ports = new ArrayList<>(List.of("input " + domain.clock()));
    List<String> connections = new ArrayList<>();
    for (Port port : top.ports()) {
      String net = port.name();
      if (port.role() == Port.Role.RESET) {
        net = domain.level() == ClockDomain.Level.LOW ? "weft_started" : "!weft_started";
      } else if (port.role() == Port.Role.DATA && port.width() > 0) {
        String direction = port.direction() == Port.Direction.IN ? "input" : "output";
        ports.add(direction + " [" + (port.width() - 1) + ":0] " + port.name());
      }
      if (port.width() > 0) {
        connections.add("." + port.name() + "(" + net + ")");
      }
    }
    return """
    module weft_prove (
      %s
    );
      reg weft_started = 1'b0;
      always @(posedge %s) weft_started <= 1'b1;
      %s dut (
        %s
      );
    endmodule
    """
        .formatted(
            String.join(",\n  ", ports),
            domain.clock(),
            top.name(),
            String.join(",\n    ", connections));
  }
}
