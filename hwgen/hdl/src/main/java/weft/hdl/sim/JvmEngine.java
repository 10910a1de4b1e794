package weft.hdl.sim;

import weft.hdl.ir.Design;
import weft.hdl.ir.Module;
import weft.hdl.sim.jvm.DesignCompiler;

/** The engine that needs nothing installed. */
public final class JvmEngine {
  private JvmEngine() {}

  /** Starts a design, power-up values from seed 1. */
  public static Simulation start(Design design) {
    return start(design, 1);
  }

  /**
   * Starts a design.
   *
   * @throws IllegalArgumentException if a module of it was written by somebody else, in Verilog,
   *     and has no sets here that say what it does
   */
  public static Simulation start(Design design, long seed) {
    for (Module module : design.modules()) {
      if (module.isOpaque()) {
        String definition = module.external().orElseThrow().definition();
        throw new IllegalArgumentException(
            module.location()
                + ": "
                + module.name()
                + " stands for the Verilog module "
                + definition
                + ": simulate with Verilator, or set its outputs, which is then its model");
      }
    }
    return DesignCompiler.compile(design, true).start(seed);
  }
}
