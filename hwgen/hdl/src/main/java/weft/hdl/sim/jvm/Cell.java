package weft.hdl.sim.jvm;

import weft.hdl.ir.Instance;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.sim.PowerUp;

/**
 * An instance of a module in a running simulation. Signals and memories are words of 64 bits, the
 * least significant first; in the last word SINT is sign-extended, everything else zero-extended.
 */
public abstract class Cell {
  /** What it is an instance of, as it was compiled. */
  Module module;

  /** Instances from below the top down to it, joined by dots; empty for the top. */
  String path;

  /** By {@link Instance#id}. */
  Cell[] children;

  Compiled compiled;
  Listener listener;

  /** Made by compiled code only. */
  protected Cell() {}

  /** Tells it its children. */
  public abstract void link(Cell[] cells);

  /** Fills an array with those of some cells that have the class of its elements, in order. */
  protected static Cell[] alike(Cell[] cells, Cell[] into) {
    int count = 0;
    for (Cell cell : cells) {
      if (cell.getClass() == into.getClass().getComponentType()) {
        into[count++] = cell;
      }
    }
    return into;
  }

  /** A word of a signal that has a place; 0 of another. */
  public abstract long word(int signal, int index);

  /** Sets a word of a signal that has a place, in canonical form. */
  public abstract void word(int signal, int index, long value);

  /** The words of a memory: those of its word 0 first. */
  public abstract long[] memory(int id);

  /** Lets inputs and state go through the combinational logic of this cell and those below. */
  public abstract void settle();

  /**
   * One edge of the module's domains whose bit is set.
   *
   * @param inReset bits of the domains whose reset is active
   */
  public abstract void edge(int domains, int inReset);

  /** Registers with the reset net of a domain take their reset values, here and below. */
  public abstract void reset(int domain);

  /** Enable of a gated clock, or whether a reset from inside is active, by the module's sources. */
  public abstract int made(int source);

  /** A check or print was reached at the edge that goes on. */
  protected final void say(int number, long[] words) {
    listener.said(this, compiled.sayings().get(number), words);
  }

  /** Who hears what the design says. */
  interface Listener {
    void said(Cell cell, Statement what, long[] words);
  }

  static int words(int width) {
    return (width + 63) >>> 6;
  }

  /** The last word of a signal in canonical form. */
  static long canonical(long word, int width, boolean signed) {
    int unused = -width & 63;
    return signed ? word << unused >> unused : word << unused >>> unused;
  }

  /** Gives all state the values it starts with. */
  final void powerUp(long seed) {
    for (Signal s : module.signals()) {
      if (s instanceof Register r) {
        PowerUp random = r.resetValue().isPresent() ? null : new PowerUp(seed, pathOf(s.name()));
        for (int i = 0; i < words(s.width()); i++) {
          long value =
              random == null ? r.resetValue().get().shiftRight(64 * i).longValue() : random.word(i);
          word(s.id(), i, cut(value, s, i));
        }
      }
    }
    module.memories().forEach(m -> powerUp(m, seed));
    for (Cell child : children) {
      child.powerUp(seed);
    }
  }

  private static long cut(long value, Signal s, int index) {
    return index < s.width() >>> 6 ? value : canonical(value, s.width(), s.kind() == Kind.SINT);
  }

  private void powerUp(Memory m, long seed) {
    long[] all = memory(m.id());
    int per = words(m.width());
    boolean signed = m.kind() == Kind.SINT;
    PowerUp random = new PowerUp(seed, pathOf(m.name()));
    for (int i = 0; i < all.length; i++) {
      long value =
          m.contents().isPresent()
              ? m.contents().get().get(i / per).shiftRight(64 * (i % per)).longValue()
              : random.word(i);
      all[i] = i % per < m.width() >>> 6 ? value : canonical(value, m.width(), signed);
    }
  }

  final String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
