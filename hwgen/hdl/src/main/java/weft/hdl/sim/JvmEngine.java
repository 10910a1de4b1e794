package weft.hdl.sim;

import weft.hdl.ir.Design;
import weft.hdl.sim.jvm.DesignCompiler;

/** The engine that needs nothing installed. */
public final class JvmEngine {
  private JvmEngine() {}

  /** Starts a design, power-up values from seed 1. */
  public static Simulation start(Design design) {
    return start(design, 1);
  }

  /** Starts a design. */
  public static Simulation start(Design design, long seed) {
    return DesignCompiler.compile(design, true).start(seed);
  }
}
