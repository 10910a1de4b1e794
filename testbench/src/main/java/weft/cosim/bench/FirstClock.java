package weft.cosim.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.tim.TileRig;

/**
 * A program that elaborates so many tiles, and says how many milliseconds it then took until they
 * had run for one clock: of the clock on the wall, and of the thread.
 */
final class FirstClock {
  private FirstClock() {}

  /** Argument: tiles. */
  public static void main(String[] args) {
    Design design = TileRig.of(Integer.parseInt(args[0]));
    long cpu = cpu();
    long wall = System.nanoTime();
    try (Simulation sim = JvmEngine.compile(design, JvmEngine.Visible.PROBES).start(1)) {
      sim.step();
      System.out.printf(
          Locale.ROOT, "%.1f %.1f%n", (System.nanoTime() - wall) / 1e6, (cpu() - cpu) / 1e6);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
