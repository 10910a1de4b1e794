package weft.cosim.engine;

import java.util.List;

/**
 * Drives an AXI4-Lite slave of the design with 32-bit data: operations in order, one at a time,
 * while the streams run. The next operation begins in the clock after the one before ended. An
 * operation that a reset hits begins again after it. A response that the slave was not asked for,
 * or takes back, ends the simulation with {@link SimulationException.Kind#PROTOCOL}.
 */
public interface AxiLiteMaster {
  /** The ports of the interface, each after its prefix and an underscore. */
  List<String> PORTS =
      List.of(
          "awaddr", "awvalid", "awready", "wdata", "wstrb", "wvalid", "wready", "bresp", "bvalid",
          "bready", "araddr", "arvalid", "arready", "rdata", "rresp", "rvalid", "rready");

  /** Does these operations; what was not yet done before is forgotten. */
  void arm(List<AxiLiteOp> list);

  /** The results of the operations that ended, in order; one that was given up is the last. */
  List<AxiLiteResult> results();
}
