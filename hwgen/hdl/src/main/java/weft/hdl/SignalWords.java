package weft.hdl;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import weft.hdl.Decl.Role;

/**
 * The signals of the vocabulary: wires, registers, memories, and the clocks they belong to.
 *
 * <pre>{@code
 * UInt level = reg(uint(8)).init(0);                   // keeps its value; 0 at reset
 * UInt next = wire(uint(8));                           // what it is set to, now
 * Mem<Bits> table = mem(bits(32), 256);
 * UInt before = regNext(level);
 * }</pre>
 */
public abstract class SignalWords extends TypeWords {
  SignalWords() {}

  /** Connects part by part, as {@link Bundle#connect} does. */
  public static <T extends Data> void connect(T a, T b) {
    Connection.connect(a, b);
  }

  /**
   * A clock from outside the design: clock net {@code name}, reset net {@code name_resetn}
   * (asynchronous, active low), 10 ns; the methods of {@link Clock} say otherwise.
   */
  public static Clock clock(String name) {
    return Clock.outside(name);
  }

  /** What the code makes belongs to the clock domain; gives what the code gives. */
  public static <T> T in(Clock clock, Supplier<T> code) {
    Ops ops = Ops.here();
    Scope scope = ops.scope;
    Site site = ops.site;
    T made = scope.clocked(clock, site, code);
    if (made instanceof Data data) {
      data.recapture();
    } else if (made instanceof Component child && child.scope().added.name == null) {
      child.scope().added = new Site(child.scope().added.at, site.name, site.indexed);
    } else if (made instanceof Mem<?> memory && memory.decl().site.name == null) {
      memory.decl().site = new Site(memory.decl().site.at, site.name, site.indexed);
    }
    return made;
  }

  /** What the code makes belongs to the clock domain. */
  public static void in(Clock clock, Runnable code) {
    Ops ops = Ops.here();
    ops.scope.clocked(
        clock,
        ops.site,
        () -> {
          code.run();
          return null;
        });
  }

  /**
   * Declares the register the first of a synchronizer: the only kind of register that may take what
   * another clock domain drives, and that has to be a register itself, with nothing but wires in
   * between. It may settle late: what reads it should be one more register of its domain. For most
   * designs there is {@code weft.hdl.lib.Synchronizer}. Returns it.
   */
  public static Bool metastable(Bool register) {
    Crossings.synchronizer(register, "");
    return register;
  }

  /**
   * Declares a register of several bits the first of a synchronizer. Every bit settles for itself,
   * so {@code why} says that no more than one changes at a time.
   */
  public static Bits metastable(Bits register, String why) {
    Crossings.synchronizer(register, why);
    return register;
  }

  /**
   * The value of another clock domain for use in the current one; {@code why} says what keeps it
   * from changing while it is used. Data beside a synchronized handshake is of that kind.
   */
  public static <T extends Data> T crossed(T value, String why) {
    return Crossings.held(value, why);
  }

  /** A combinational signal, to be set. */
  public static <T extends Data> T wire(Type<T> type) {
    return declare(type, Role.WIRE, Role.WIRE);
  }

  /** A register: keeps its value in cycles without an active set. {@code init} gives it a reset. */
  public static <T extends Data> T reg(Type<T> type) {
    return declare(type, Role.REGISTER, Role.REGISTER);
  }

  /**
   * A register of any type with a value during reset: a literal, or a vector or bundle of literals.
   *
   * <pre>{@code
   * Vec<UInt> primes = reg(vec(2, uint(8)), elementsOf(List.of(uint(8).of(2), uint(8).of(3))));
   * Point origin = reg(bundle(Point::new), bundle(Point::new).fromBits(bits(16).of(0)));
   * }</pre>
   */
  public static <T extends Data> T reg(Type<T> type, T literal) {
    Ops ops = Ops.here();
    T register = declare(type, Role.REGISTER, Role.REGISTER);
    List<BigInteger> numbers = ResetValue.of(ops, register, literal);
    for (int i = 0; i < numbers.size() && ops.scope.clock.domain.hasReset(); i++) {
      register.nodes().get(i).decl().init = numbers.get(i);
    }
    return register;
  }

  /** Sets what has a type known to nobody here: for components over any type. */
  public static <T extends Data> void set(T target, T value) {
    target.drive(value);
  }

  /** A register that takes the value at every clock edge, whatever condition stands around. */
  @SuppressWarnings("unchecked")
  public static <T extends Data> T regNext(T value) {
    Ops ops = Ops.here();
    Data register = declare(value.type(), Role.REGISTER, Role.REGISTER);
    driveAlways(ops, register, value);
    return (T) register;
  }

  /** A register that takes the value at the clock edges at which {@code enable} holds. */
  @SuppressWarnings("unchecked")
  public static <T extends Data> T regNext(T value, Bool enable) {
    Ops ops = Ops.here();
    Data register = declare(value.type(), Role.REGISTER, Role.REGISTER);
    Scope.current().always(() -> Hdl.when(enable, () -> register.drive(value)));
    return (T) register;
  }

  /** The value of {@code n} clocks ago; unknown for {@code n} clocks after power-up. */
  public static <T extends Data> T delayed(T value, int n) {
    return Delays.delayed(value, n, null);
  }

  /** The value of {@code n} clocks ago; the initial literal during reset and until then. */
  public static <T extends Data> T delayed(T value, int n, T initial) {
    return Delays.delayed(value, n, ResetValue.of(Ops.here(), value, initial));
  }

  /**
   * The last {@code n} values: element i is that of i clocks ago, element 0 the value itself.
   * {@code elementsOf(history(x, 8))} is a vector of them.
   */
  public static <T extends Data> List<T> history(T value, int n) {
    return Delays.history(value, n, null);
  }

  /** The last {@code n} values; the initial literal during reset and until then. */
  public static <T extends Data> List<T> history(T value, int n, T initial) {
    return Delays.history(value, n, ResetValue.of(Ops.here(), value, initial));
  }

  /** A memory of {@code depth} words of a type. */
  public static <T extends Data> Mem<T> mem(Type<T> type, int depth) {
    return new Mem<>(type, depth);
  }

  /** A memory that is never written: a number a word, as {@link Mem#init(long...)} takes them. */
  public static <T extends Data> Mem<T> rom(Type<T> type, long... words) {
    return new Mem<>(type, words.length).init(words);
  }

  /** A memory that is never written: a number a word. */
  public static <T extends Data> Mem<T> rom(Type<T> type, List<BigInteger> words) {
    return new Mem<>(type, words.size()).init(words);
  }

  static <T extends Data> T declare(Type<T> type, Role role, Role flipped) {
    Ops ops = Ops.here();
    Scope scope = ops.scope;
    T made =
        type.build(
            leaf -> {
              Role own = leaf.flipped() ? flipped : role;
              Decl decl =
                  new Decl(
                      scope,
                      own,
                      leaf.kind(),
                      leaf.width(),
                      leaf.enumType(),
                      leaf.suffix(),
                      null,
                      ops.site);
              return scope.declare(decl).ref;
            });
    ops.returns();
    return made;
  }

  static void driveAlways(Ops ops, Data target, Data value) {
    List<Node> to = target.nodes();
    List<Node> from = value.nodes();
    for (int i = 0; i < to.size(); i++) {
      Node used = ops.scope.use(from.get(i));
      Step set = new Step.Assign(ops.site.plain, "", to.get(i), to.get(i).decl(), used);
      ops.scope.stepAtRoot(set);
    }
  }
}
