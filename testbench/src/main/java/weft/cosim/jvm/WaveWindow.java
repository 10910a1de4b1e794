package weft.cosim.jvm;

import java.nio.file.Path;
import weft.hdl.sim.Simulation;

/** Waves of some clocks. */
final class WaveWindow {
  private final Simulation sim;

  /** Null: no waves. */
  private Path file;

  private long first;
  private long last;
  private boolean open;

  WaveWindow(Simulation sim) {
    this.sim = sim;
  }

  void set(Path to, long firstCycle, long lastCycle) {
    close();
    file = to;
    first = firstCycle;
    last = lastCycle;
  }

  void before(long cycle) {
    if (file != null && !open && cycle >= first && cycle <= last) {
      sim.startWaves(file);
      open = true;
    }
  }

  void after(long cycle) {
    if (open && cycle >= last) {
      close();
    }
  }

  void close() {
    if (open) {
      sim.stopWaves();
      open = false;
      file = null;
    }
  }
}
