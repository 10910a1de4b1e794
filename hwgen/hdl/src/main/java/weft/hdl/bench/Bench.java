package weft.hdl.bench;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.EnumSignal;
import weft.hdl.Fixed;
import weft.hdl.Mem;
import weft.hdl.SFix;
import weft.hdl.SInt;
import weft.hdl.Value;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;
import weft.hdl.transform.JitterSynchronizers;

/**
 * A running component whose values are read and driven by their Java fields.
 *
 * <pre>{@code
 * try (Bench<Adder> bench = Bench.of(Adder::new)) {
 *   bench.poke(bench.top().a, 200);
 *   bench.poke(bench.top().b, 100);
 *   assertEquals(300, bench.peek(bench.top().sum));
 *   bench.step(3);
 * }
 * }</pre>
 *
 * Fields of children at any depth can be read if they have a name in the RTL; inputs of the top can
 * be driven. Parts of a signal ({@code vec.get(i)}, a bundle's field) can be read and driven alone.
 * What has no bits reads 0 on every engine.
 */
public class Bench<C extends Component> implements AutoCloseable {
  private final Elaborated<C> elaborated;
  private final Simulation sim;
  private final Map<Object, Place> places = new IdentityHashMap<>();
  private final Map<Value, Place> targets = new IdentityHashMap<>();
  private final Scheduler scheduler;

  /** Where a value is: bits hi to lo of a net. */
  private record Place(Net net, int lo, int width, boolean signed) {
    boolean isWhole() {
      return lo == 0 && width == net.width() && signed == (net.kind() == weft.hdl.ir.Kind.SINT);
    }
  }

  /** A bench over any engine; prints the warnings of the design on the error stream. */
  public Bench(Elaborated<C> elaborated, Simulation sim) {
    elaborated.warnings().forEach(warning -> System.err.println("warning: " + warning));
    this.elaborated = elaborated;
    this.sim = sim;
    this.scheduler = new Scheduler(sim, elaborated.design().top().domains());
  }

  /** Elaborates a component and starts it on the JVM engine. */
  public static <C extends Component> Bench<C> of(Supplier<C> top) {
    Elaborated<C> elaborated = Elaborator.elaborate(top);
    return new Bench<>(elaborated, JvmEngine.start(elaborated.design()));
  }

  /**
   * Elaborates a component and starts it on the JVM engine with synchronizers that settle late, as
   * {@link JitterSynchronizers} says.
   */
  public static <C extends Component> Bench<C> late(long seed, Supplier<C> top) {
    Elaborated<C> elaborated = Elaborator.elaborate(top);
    Design late = new JitterSynchronizers(seed).apply(elaborated.design());
    return new Bench<>(elaborated, JvmEngine.start(late));
  }

  /** The component that runs. */
  public final C top() {
    return elaborated.top();
  }

  /** The simulation by names. */
  public final Simulation sim() {
    return sim;
  }

  /** The net that holds a value; the value may be a part of it. */
  public final Net net(Value value) {
    return place(value).net;
  }

  private Place place(Value value) {
    return places.computeIfAbsent(value, v -> place(value, elaborated.pathOf(value)));
  }

  private Place target(Value value) {
    return targets.computeIfAbsent(value, v -> place(value, elaborated.pathOfTarget(value)));
  }

  private Place place(Value value, Elaborated.Path path) {
    Net net = sim.net(path.toString());
    boolean signed = value instanceof SInt || value instanceof SFix;
    return new Place(net, path.lo(), value.width(), signed);
  }

  private Net memory(Mem<?> mem) {
    return places.computeIfAbsent(
            mem, m -> new Place(sim.net(elaborated.pathOf(mem).toString()), 0, 0, false))
        .net;
  }

  /** The value now, of at most 64 bits; a Bool is 0 or 1, a number with a point its steps. */
  public final long peek(Value value) {
    if (value.width() == 0) {
      return 0;
    }
    Place at = place(value);
    if (at.isWhole()) {
      return sim.peek(at.net);
    }
    if (at.width > 64) {
      throw new IllegalArgumentException(value + " has " + at.width + " bits: use peekBig");
    }
    return peekBig(value).longValue();
  }

  /** The value now, of any width. */
  public final BigInteger peekBig(Value value) {
    if (value.width() == 0) {
      return BigInteger.ZERO;
    }
    Place at = place(value);
    if (at.isWhole()) {
      return sim.peekBig(at.net);
    }
    BigInteger bits = sim.peekBig(at.net).shiftRight(at.lo).and(mask(at.width));
    boolean negative = at.signed && at.width > 0 && bits.testBit(at.width - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(at.width)) : bits;
  }

  /** A truth value now. */
  public final boolean isTrue(Bool value) {
    return peek(value) != 0;
  }

  /** Drives a value of at most 64 bits. */
  public final void poke(Value value, long number) {
    if (value.width() == 0) {
      poke(value, BigInteger.valueOf(number));
      return;
    }
    Place at = target(value);
    if (at.isWhole()) {
      sim.poke(at.net, number);
    } else {
      poke(value, BigInteger.valueOf(number));
    }
  }

  /** Drives a value of any width. */
  public final void poke(Value value, BigInteger number) {
    if (value.width() == 0) {
      if (number.signum() != 0) {
        throw new IllegalArgumentException(value + " has no bits and cannot be " + number);
      }
      return;
    }
    Place at = target(value);
    if (at.isWhole()) {
      sim.poke(at.net, number);
      return;
    }
    BigInteger low = at.signed ? BigInteger.ONE.shiftLeft(at.width - 1).negate() : BigInteger.ZERO;
    if (number.compareTo(low) < 0 || number.compareTo(low.add(mask(at.width))) > 0) {
      throw new IllegalArgumentException(
          value + ": " + number + " is not in " + low + " to " + low.add(mask(at.width)));
    }
    BigInteger all = sim.peekBig(at.net).and(mask(at.net.width()));
    BigInteger hole = mask(at.width).shiftLeft(at.lo);
    BigInteger bits = all.andNot(hole).or(number.and(mask(at.width)).shiftLeft(at.lo));
    boolean negative = at.net.kind() == weft.hdl.ir.Kind.SINT && bits.testBit(at.net.width() - 1);
    sim.poke(at.net, negative ? bits.subtract(BigInteger.ONE.shiftLeft(at.net.width())) : bits);
  }

  /** Drives a truth value. */
  public final void poke(Bool value, boolean holds) {
    poke(value, holds ? 1 : 0);
  }

  /**
   * The constant now, by the signal's own encoding.
   *
   * @throws IllegalArgumentException if the bits are no constant's
   */
  public final <E extends Enum<E>> E peek(EnumSignal<E> value) {
    return value.type().constant(peekBig(value));
  }

  /** Drives an enumeration. */
  public final <E extends Enum<E>> void poke(EnumSignal<E> value, E constant) {
    poke(value, value.type().code(constant));
  }

  /** The number now: {@code new BigDecimal("-0.5")}, without zeros at the end. */
  public final BigDecimal peek(Fixed<?> value) {
    return value.type().value(peekBig(value));
  }

  /**
   * Drives a number with a point; a {@link BigInteger} drives its steps.
   *
   * @throws IllegalArgumentException if it is between two values of the type, or out of range
   */
  public final void poke(Fixed<?> value, BigDecimal number) {
    poke(value, value.type().steps(number));
  }

  /** Drives a number with a point, which has to be exact: 0.5, not 0.1. */
  public final void poke(Fixed<?> value, double number) {
    poke(value, new BigDecimal(number));
  }

  /** Drives a number with a point: 5 is 5.0. */
  public final void poke(Fixed<?> value, long number) {
    poke(value, BigDecimal.valueOf(number));
  }

  /** A word of a memory of at most 64 bits. */
  public final long peek(Mem<?> memory, int index) {
    return sim.peek(memory(memory), index);
  }

  /** A word of a memory of any width. */
  public final BigInteger peekBig(Mem<?> memory, int index) {
    return sim.peekBig(memory(memory), index);
  }

  /** Writes a word of a memory. */
  public final void poke(Mem<?> memory, int index, long number) {
    sim.poke(memory(memory), index, number);
  }

  /** Runs over one rising edge of the first clock; tasks and agents take part. */
  public final void step() {
    step(1);
  }

  /** Runs over so many rising edges of the first clock; tasks and agents take part. */
  public final void step(long count) {
    if (scheduler.idle()) {
      sim.step(count);
      return;
    }
    long end = sim.cycles() + count;
    while (sim.cycles() < end) {
      scheduler.edge();
    }
  }

  /** Lets an agent act in every clock from now on. Agents act in the order of these calls. */
  public final <A extends Agent> A add(A agent) {
    scheduler.add(agent, null);
    return agent;
  }

  /** Lets an agent act at every edge of a clock that comes from outside the design. */
  public final <A extends Agent> A add(A agent, Clock clock) {
    scheduler.add(agent, clock);
    return agent;
  }

  /** Starts a task that goes on beside what follows, whenever the bench steps or runs. */
  public final <T> Running<T> fork(Task<T> task) {
    return new Running<>(scheduler.start(task));
  }

  /** Runs until the task has ended, for a million clocks at most; gives its value. */
  public final <T> T run(Task<T> task) {
    return run(task, 1_000_000);
  }

  /**
   * Runs until the task has ended; gives its value. Other tasks and agents take part. The task goes
   * on from where the last step ended, and this returns in the clock in which it ends, before the
   * edge.
   *
   * @throws TaskTimeout if it has not ended after so many clocks
   */
  public final <T> T run(Task<T> task, long clocks) {
    Running<T> running = fork(task);
    long end = sim.cycles() + clocks;
    scheduler.drive();
    while (!running.ended()) {
      if (sim.cycles() >= end) {
        running.cancel();
        throw new TaskTimeout("the task has not ended in " + clocks + " clocks");
      }
      scheduler.edge();
      scheduler.drive();
    }
    return running.result();
  }

  private static BigInteger mask(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }

  @Override
  public void close() {
    sim.close();
  }
}
