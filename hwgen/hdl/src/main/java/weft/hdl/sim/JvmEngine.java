package weft.hdl.sim;

import weft.hdl.ir.Design;

/** The engine that needs nothing installed. */
public final class JvmEngine {
  private JvmEngine() {}

  /** Starts a design, power-up values from seed 1. */
  public static Simulation start(Design design) {
    return start(design, 1);
  }

  /** Starts a design. */
  public static Simulation start(Design design, long seed) {
    Cell top = Interpreter.make(design.top(), "");
    top.powerUp(seed);
    for (var port : design.top().ports()) {
      if (port.role() == weft.hdl.ir.Port.Role.RESET) {
        for (var domain : design.top().domains()) {
          if (domain.reset().equals(port.name())) {
            top.word(port.id(), 0, domain.level() == weft.hdl.ir.ClockDomain.Level.LOW ? 1 : 0);
          }
        }
      }
    }
    return new CellSimulation(top);
  }
}
