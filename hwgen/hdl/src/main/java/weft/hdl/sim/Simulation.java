package weft.hdl.sim;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.ClockDomain;

/**
 * A design that runs. All engines implement it, so that a test bench runs on every one.
 *
 * <pre>{@code
 * try (Simulation sim = JvmEngine.start(design)) {
 *   Net enable = sim.net("enable");
 *   Net count = sim.net("count");
 *   sim.poke(enable, 1);
 *   sim.step();
 *   assertEquals(1, sim.peek(count));
 * }
 * }</pre>
 *
 * Values are what the signal's kind reads: negative for a negative SINT, else 0 to 2^width - 1. A
 * peek sees combinational logic settled. At the start resets are inactive, registers hold their
 * reset values, all else the values of {@link PowerUp}, and inputs 0. In a design without a clock,
 * steps let time pass, two ticks each, and nothing else: its logic needs none. A simulation is used
 * by one thread at a time; several run at once on several threads.
 */
public interface Simulation extends AutoCloseable {
  /**
   * The signal or memory of that path: {@code tile_3.column_2.sum}, {@code resetn}.
   *
   * @throws IllegalArgumentException if there is none; the message has the nearest names
   */
  Net net(String path);

  /** Everything that can be peeked, in the order of the hierarchy. */
  List<Net> nets();

  /** The value of a signal of at most 64 bits (an unsigned one of 64 bits as its bits). */
  long peek(Net net);

  /** The value of a signal of any width. */
  BigInteger peekBig(Net net);

  /**
   * The bits of a signal of any width, 64 a word, the least significant first; SINT is
   * sign-extended in the last word. Wants ceil(width/64) words.
   */
  void peek(Net net, long[] words);

  /**
   * Drives an input of the top, or its reset; or writes a register, which holds the value until its
   * next edge. It takes effect with the next peek, settle or step.
   *
   * @throws IllegalArgumentException if the value does not fit, or logic drives the signal
   */
  void poke(Net net, long value);

  /** The same for any width. */
  void poke(Net net, BigInteger value);

  /** The same for the bits of a signal, 64 a word, the least significant first. */
  void poke(Net net, long[] words);

  /** A word of a memory. */
  BigInteger peekBig(Net memory, int index);

  /** A word of a memory of at most 64 bits. */
  long peek(Net memory, int index);

  /** Writes a word of a memory. */
  void poke(Net memory, int index, BigInteger value);

  /** Writes a word of a memory of at most 64 bits. */
  void poke(Net memory, int index, long value);

  /** Lets pokes go through the combinational logic. Peeks and steps do so by themselves. */
  void settle();

  /** Runs to the next rising edge of the first domain and over it. */
  void step();

  /** So many steps. */
  void step(long count);

  /**
   * Runs to the next rising edge of a domain and over it; other domains' edges on the way happen.
   */
  void step(ClockDomain domain);

  /**
   * Runs to the next instant that has an edge of any domain, and over all edges of that instant.
   */
  void advance();

  /**
   * The instant of the last edge, in ticks: the longest unit that all rising edges and the middles
   * between them fall on. One clock: 2 a period.
   */
  long time();

  /** Rising edges of the first domain so far. */
  long cycles();

  /** Rising edges of a domain so far. */
  long cycles(ClockDomain domain);

  /** The whole state; costs a copy of it. */
  Snapshot save();

  /** Goes back to a saved state, time and counts included. */
  void restore(Snapshot snapshot);

  /** Writes all nets from now on to a VCD file. */
  void startWaves(Path file);

  /** Ends the window and the file. */
  void stopWaves();

  /**
   * What the design has said so far, oldest first; at one instant, what an instance says is in the
   * author's order, and instances are in the engine's. An edge says nothing after something fatal.
   */
  List<Message> messages();

  /** How often each cover of the design was reached, by path and label; those that were. */
  Map<String, Long> covers();

  /** Ends waves; afterwards nothing else may be called. */
  @Override
  void close();
}
