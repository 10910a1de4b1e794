package weft.hdl.sim;

import weft.hdl.ir.Design;
import weft.hdl.ir.Module;
import weft.hdl.sim.jvm.DesignCompiler;

/**
 * The engine that needs nothing installed. Whoever wants many simulations of a design compiles it
 * once:
 *
 * <pre>{@code
 * JvmEngine engine = JvmEngine.compile(design, JvmEngine.Visible.PROBES);
 * for (long run = 0; run < 100; run++) {
 *   try (Simulation sim = engine.start(run)) {
 *     sim.step(1000);
 *   }
 * }
 * }</pre>
 */
public final class JvmEngine {
  /** What can be peeked beside ports, registers and memories; the less, the faster. */
  public enum Visible {
    /**
     * Every wire: for benches and waves. In a module with wires of more than 12,000 words of 64
     * bits, only what has a {@code probe(...)}: a class of the JVM holds no more.
     */
    WIRES,
    /** What has a {@code probe(...)}. */
    PROBES
  }

  private final DesignCompiler compiled;

  private JvmEngine(DesignCompiler compiled) {
    this.compiled = compiled;
  }

  /** Starts a design, power-up values from seed 1. */
  public static Simulation start(Design design) {
    return start(design, 1);
  }

  /**
   * Starts a design; every wire can be peeked.
   *
   * @throws IllegalArgumentException if a module of it was written by somebody else, in Verilog,
   *     and has no sets here that say what it does
   */
  public static Simulation start(Design design, long seed) {
    return compile(design, Visible.WIRES).start(seed);
  }

  /**
   * Compiles a design.
   *
   * @throws IllegalArgumentException if a module of it was written by somebody else, in Verilog,
   *     and has no sets here that say what it does
   */
  public static JvmEngine compile(Design design, Visible visible) {
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
    return new JvmEngine(DesignCompiler.compile(design, visible == Visible.WIRES));
  }

  /** Starts what was compiled, with power-up values from a seed; as often as you like. */
  public Simulation start(long seed) {
    return compiled.start(seed);
  }
}
