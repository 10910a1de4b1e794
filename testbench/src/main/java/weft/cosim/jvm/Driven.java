package weft.cosim.jvm;

import weft.hdl.ir.Kind;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/**
 * An input of the design. It remembers what it drives, so that a value that stays costs nothing and
 * nobody asks the engine. Every poke of the input goes through here.
 */
final class Driven implements Signal {
  private final Simulation sim;
  private final Net net;
  private final int width;
  private final int[] words;
  private final long[] wide;

  /** Starts at 0. */
  Driven(Simulation sim, Net net) {
    this.sim = sim;
    this.net = net;
    width = net.width();
    words = new int[words()];
    wide = new long[(width + 63) / 64];
    send();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean high() {
    int any = 0;
    for (int word : words) {
      any |= word;
    }
    return any != 0;
  }

  @Override
  public int low() {
    return words[0];
  }

  @Override
  public void take(int[] to, int at) {
    System.arraycopy(words, 0, to, at, words.length);
  }

  /** Drives an input of one bit. */
  void set(boolean value) {
    int bit = value ? 1 : 0;
    if (words[0] != bit) {
      words[0] = bit;
      sim.poke(net, bit);
    }
  }

  /** The low 32 bits, as far as there are so many; 0 above. */
  void setLow(int value) {
    int clean = width < 32 ? value & (1 << width) - 1 : value;
    boolean same = words[0] == clean;
    words[0] = clean;
    for (int i = 1; i < words.length; i++) {
      same &= words[i] == 0;
      words[i] = 0;
    }
    if (!same) {
      send();
    }
  }

  /** All words; bits above the width are ignored. */
  void put(int[] from, int at) {
    System.arraycopy(from, at, words, 0, words.length);
    clean();
    send();
  }

  void invert() {
    for (int i = 0; i < words.length; i++) {
      words[i] = ~words[i];
    }
    clean();
    send();
  }

  private void clean() {
    if (width % 32 != 0) {
      words[words.length - 1] &= (1 << width) - 1;
    }
  }

  private void send() {
    Words.join(words, 0, words.length, wide);
    int top = wide.length - 1;
    int spare = 64 * wide.length - width;
    if (net.kind() == Kind.SINT) {
      wide[top] = wide[top] << spare >> spare;
    }
    if (wide.length == 1) {
      sim.poke(net, wide[0]);
    } else {
      sim.poke(net, wide);
    }
  }
}
