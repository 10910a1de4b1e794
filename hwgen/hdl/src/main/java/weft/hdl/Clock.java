package weft.hdl;

import java.util.List;
import java.util.Optional;
import weft.hdl.check.Diagnostic;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockDomain.Level;
import weft.hdl.ir.ClockDomain.Style;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.Op;
import weft.hdl.ir.Rational;

/**
 * A clock domain: a clock (rising edge), its reset, and how fast it runs. Registers, memories and
 * children belong to the domain in which they are made; without a word that is {@link #DEFAULT}, or
 * the domain in which the component itself was made.
 *
 * <pre>{@code
 * Clock pixel = clock("pixel").mhz(74);                   // nets pixel and pixel_resetn
 * UInt x = in(pixel, () -> reg(uint(11)).init(0));        // one register
 * Fifo<UInt> line = in(pixel, () -> add(new Fifo<>(uint(8), 16)));   // a component and all below it
 * clockedBy(pixel);                                       // all that follows in this component
 *
 * Clock tile = pixel.gated("tile", enable);               // edges only where enable was true
 * Clock quarter = pixel.divided("quarter", 4);            // every fourth edge
 * Clock core = pixel.releasedBy("core", last);            // the same clock, a reset from inside
 * }</pre>
 *
 * <p>Immutable. Registers of domains derived from one clock may read each other; between all
 * others, only what is declared to cross ({@link Hdl#metastable}, {@link Hdl#crossed}).
 */
public final class Clock {
  /** {@code clk}, and {@code resetn}, asynchronous and active low; 10 ns. */
  public static final Clock DEFAULT = new Clock(ClockDomain.DEFAULT, null, Site.NONE);

  final ClockDomain domain;

  /** The component that makes it; null for a clock from outside. */
  final Scope maker;

  private final Site site;

  private Clock(ClockDomain domain, Scope maker, Site site) {
    this.domain = domain;
    this.maker = maker;
    this.site = site;
  }

  static Clock outside(String name) {
    Style style = Style.ASYNCHRONOUS;
    return new Clock(
        new ClockDomain(legal(name), name, name + "_resetn", style, Level.LOW), null, Site.NONE);
  }

  /** What simulations know it by. */
  public ClockDomain domain() {
    return domain;
  }

  /** This clock with another period, in nanoseconds. */
  public Clock period(long ns) {
    return period(ns, 1);
  }

  /** This clock with a period of {@code numerator / denominator} nanoseconds, exactly. */
  public Clock period(long numerator, long denominator) {
    return timed(Rational.of(numerator, denominator), domain.phase());
  }

  /** This clock at this frequency: {@code mhz(300)} is a period of 10/3 ns. */
  public Clock mhz(long megahertz) {
    return period(1000, megahertz);
  }

  /** This clock with its first rising edge this many nanoseconds after the start of time. */
  public Clock phase(long ns) {
    return phase(ns, 1);
  }

  /** This clock with its first rising edge {@code numerator / denominator} nanoseconds late. */
  public Clock phase(long numerator, long denominator) {
    return timed(domain.period(), Rational.of(numerator, denominator));
  }

  private Clock timed(Rational period, Rational phase) {
    ClockDomain d = fromOutside();
    return new Clock(
        new ClockDomain(
            d.name(), d.clock(), d.reset(), d.style(), d.level(), period, phase, d.parent()),
        null,
        site);
  }

  /** This clock with a reset of that name, asynchronous and active low. */
  public Clock reset(String net) {
    return reset(net, Style.ASYNCHRONOUS, Level.LOW);
  }

  /** This clock with a reset of that name. */
  public Clock reset(String net, Style style, Level level) {
    return withReset(legal(net), style, level);
  }

  /** This clock without a reset: its registers have no {@code init}. */
  public Clock withoutReset() {
    return withReset("", Style.ASYNCHRONOUS, Level.LOW);
  }

  private Clock withReset(String net, Style style, Level level) {
    ClockDomain d = fromOutside();
    return new Clock(
        new ClockDomain(d.name(), d.clock(), net, style, level, d.period(), d.phase(), d.parent()),
        null,
        site);
  }

  private ClockDomain fromOutside() {
    if (maker != null) {
      throw new IllegalStateException(
          "clock " + domain + " is made in the design, with its period, phase and reset");
    }
    return domain;
  }

  /**
   * The clock that has the rising edges of this one before which {@code enable} was true, and the
   * same reset. Hardware gets a clock gate, a black box of the technology.
   *
   * @param name of the domain and of its clock net
   * @param enable a value of this domain, of the component that makes the gate
   */
  public Clock gated(String name, Bool enable) {
    return gated(name, enable, Bool.of(false));
  }

  /** A gated clock that runs whatever {@code enable} says while {@code test} is true. */
  public Clock gated(String name, Bool enable, Bool test) {
    return gated(name, enable, test, 1);
  }

  private Clock gated(String name, Bool enable, Bool test, int every) {
    Ops ops = Ops.here();
    Clock gated = derived(ops, name, name, domain.reset(), domain.style(), domain.level());
    ops.scope.make(
        new Derived(
            gated.domain,
            named(ops, enable, name + "_enable"),
            named(ops, test, name + "_test"),
            every,
            ops.site.plain));
    return gated;
  }

  /**
   * The clock that has every n-th rising edge of this one, the first being the first after the
   * reset is released, and the same reset; while the reset is active it has all edges. It is a
   * gated clock: high for half a period of this one.
   *
   * @param name of the domain and of its clock net
   * @param n 2 or more
   */
  public Clock divided(String name, int n) {
    if (n < 2) {
      throw new IllegalArgumentException("a clock is divided by 2 or more, not by " + n);
    }
    int bits = 32 - Integer.numberOfLeadingZeros(n - 1);
    UInt count = Hdl.in(this, () -> Hdl.reg(Hdl.uint(bits)).named(name + "_count").init(0));
    Ops ops = Ops.here();
    Node last = ops.binary(Op.EQ, count.node, ops.literal(count.node, n - 1));
    Node more = ops.binary(Op.ADD, count.node, ops.literal(count.node, 1));
    Node next = n == 1 << bits ? more : ops.choose(last, ops.literal(count.node, 0), more);
    Hdl.driveAlways(ops, count, new UInt(next));
    Bool first = new Bool(ops.binary(Op.EQ, count.node, ops.literal(count.node, 0)));
    return gated(name, first, Bool.of(false), n);
  }

  /**
   * The domain of this clock whose reset is a value from inside the design: asynchronous, active
   * while {@code released} is false. For instance the output of a {@code ResetSynchronizer} in this
   * domain.
   *
   * @param name of the domain; its reset net is {@code name_resetn}
   */
  public Clock releasedBy(String name, Bool released) {
    Ops ops = Ops.here();
    String net = name + "_resetn";
    Clock clock = derived(ops, name, domain.clock(), net, Style.ASYNCHRONOUS, Level.LOW);
    ops.scope.make(
        new Derived(
            clock.domain, named(ops, released, name + "_released"), null, 1, ops.site.plain));
    return clock;
  }

  /** This clock as what a black box drives, for the component around the black box. */
  Clock drivenIn(Scope box, Site at, Optional<ClockDomain> related) {
    ClockDomain d = fromOutside();
    ClockDomain driven =
        new ClockDomain(
            d.name(), d.clock(), d.reset(), d.style(), d.level(), d.period(), d.phase(), related);
    box.elaboration.drives(driven, at);
    return new Clock(driven, box.parent, at.plain);
  }

  private Clock derived(Ops ops, String name, String net, String reset, Style style, Level level) {
    ops.scope.mayUse(this, ops.site);
    return new Clock(
        new ClockDomain(
            legal(name),
            net,
            reset,
            style,
            level,
            domain.period(),
            domain.phase(),
            Optional.of(domain)),
        ops.scope,
        ops.site.plain);
  }

  /** The value under a name of its own: nets of clocks and resets are driven by names. */
  private static Node named(Ops ops, Bool value, String name) {
    Node node = ops.scope.use(value.node);
    boolean unnamed = node.site.name == null || node.site.indexed;
    if (node.what != Node.What.REF
        && node.what != Node.What.CONSTANT
        && node.explicitName == null
        && unnamed) {
      node.explicitName = name;
    }
    return node;
  }

  private static String legal(String name) {
    if (name.isEmpty() || !Identifiers.legal(name).equals(name)) {
      throw new IllegalArgumentException("a clock or reset cannot be called \"" + name + "\"");
    }
    return name;
  }

  /** What makes a derived domain; {@code test} null if it is a reset. */
  record Derived(ClockDomain domain, Node value, Node test, int every, Site site) {
    /** The names that it takes in the module. */
    List<String> nets() {
      return test == null
          ? List.of(domain.reset())
          : List.of(domain.clock(), ClockGate.instanceName(domain));
    }

    Party made() {
      return new Party(site.at, "clock domain " + domain + " is made here");
    }
  }

  /** The error of a component that uses a clock made beside or below it. */
  Diagnostic foreign(Scope user, Site at) {
    Party made = new Party(site.at, "clock domain " + domain + " is made here");
    String message =
        user.describe()
            + " uses clock domain "
            + domain
            + ", which "
            + maker.describe()
            + " makes for itself and its children";
    return new Diagnostic(at.at, "foreign clock", message, List.of(made));
  }

  /** What distinguishes it, for messages. */
  @Override
  public String toString() {
    return domain.name();
  }
}
