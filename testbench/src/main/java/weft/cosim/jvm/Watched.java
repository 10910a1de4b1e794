package weft.cosim.jvm;

import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/** What the design drives: an output or a probe. */
final class Watched implements Signal {
  private final Simulation sim;
  private final Net net;
  private final int width;
  private final long mask;
  private final long[] wide;

  Watched(Simulation sim, Net net) {
    this.sim = sim;
    this.net = net;
    width = net.width();
    mask = width >= 64 ? -1 : (1L << width) - 1;
    wide = new long[width > 64 ? (width + 63) / 64 : 0];
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean high() {
    if (wide.length == 0) {
      return sim.peek(net) != 0;
    }
    sim.peek(net, wide);
    for (long word : wide) {
      if (word != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int low() {
    if (wide.length == 0) {
      return (int) (sim.peek(net) & mask);
    }
    sim.peek(net, wide);
    return (int) wide[0];
  }

  @Override
  public void take(int[] to, int at) {
    if (wide.length == 0) {
      long value = sim.peek(net) & mask;
      to[at] = (int) value;
      if (width > 32) {
        to[at + 1] = (int) (value >>> 32);
      }
      return;
    }
    sim.peek(net, wide);
    Words.split(wide, width, to, at);
  }
}
