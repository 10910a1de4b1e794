package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import weft.hdl.Decl.Role;
import weft.hdl.ir.Parameter;
import weft.hdl.ir.Statement;

/**
 * The vocabulary: types, signals, values of many values, statements. Components inherit it;
 * functions that build hardware outside a component import it ({@code import static
 * weft.hdl.Hdl.*}). It acts on the component that is under construction on the calling thread.
 *
 * <pre>{@code
 * static UInt largest(UInt a, UInt b) {                // called by any component
 *   return Hdl.mux(a.gt(b), a, b);
 * }
 * }</pre>
 */
public abstract class Hdl {
  Hdl() {}

  /** One truth value. */
  public static Types.OfBool bool() {
    return new Types.OfBool();
  }

  /** n bits that are no number. */
  public static Types.OfBits bits(int n) {
    return new Types.OfBits(n);
  }

  /**
   * An unsigned number with a point: {@code ufix(4, 12)} has 16 bits, is from 0 to below 16, in
   * steps of 2 to the -12.
   */
  public static FixType<UFix> ufix(int integerBits, int fractionBits) {
    return new FixType<>(weft.hdl.ir.Kind.UINT, integerBits, fractionBits);
  }

  /**
   * A two's complement number with a point; the sign is one of the integer bits: {@code sfix(4,
   * 12)} has 16 bits, is from -8 to below 8, in steps of 2 to the -12.
   */
  public static FixType<SFix> sfix(int integerBits, int fractionBits) {
    return new FixType<>(weft.hdl.ir.Kind.SINT, integerBits, fractionBits);
  }

  /**
   * The literal of these bits, as wide as its digits: {@code bits("1010")} has 4, {@code
   * bits("0xF0")} 8, {@code bits("0o17")} 6. A {@code _} may stand between digits.
   */
  public static Bits bits(String digits) {
    return new Bits(LiteralText.sized(digits));
  }

  /** An unsigned number of n bits. */
  public static Types.OfUInt uint(int n) {
    return new Types.OfUInt(n);
  }

  /** A two's complement number of n bits. */
  public static Types.OfSInt sint(int n) {
    return new Types.OfSInt(n);
  }

  /** The constants of a Java enumeration, encoded as their ordinals. */
  public static <E extends Enum<E>> EnumOf<E> enumOf(Class<E> type) {
    return EnumOf.encoded(type, Encoding.BINARY);
  }

  /** The constants of a Java enumeration in a chosen encoding. */
  public static <E extends Enum<E>> EnumOf<E> enumOf(Class<E> type, Encoding encoding) {
    return EnumOf.encoded(type, encoding);
  }

  /**
   * The constants of a Java enumeration in codes of its own: {@code enumOf(Op.class, 7, op ->
   * op.opcode)}. Codes are distinct, not negative, and fit the width.
   */
  public static <E extends Enum<E>> EnumOf<E> enumOf(
      Class<E> type, int width, ToLongFunction<E> code) {
    return EnumOf.of(type, Types.checked(width), e -> BigInteger.valueOf(code.applyAsLong(e)));
  }

  /** n elements of a type. */
  public static <T extends Data> Type<Vec<T>> vec(int n, Type<T> element) {
    return new Types.OfVec<>(n, element);
  }

  /** What the supplier builds; every call has to build the same parts. */
  public static <B extends Bundle> Type<B> bundle(Supplier<B> supplier) {
    return new Types.OfBundle<>(supplier);
  }

  /**
   * The type with every direction reversed: {@code in(flip(bundle(Bus::new)))} is what {@code
   * out(bundle(Bus::new))} is connected to.
   */
  public static <T extends Data> Type<T> flip(Type<T> type) {
    return new Types.Flipped<>(type);
  }

  /** Connects part by part, as {@link Bundle#connect} does. */
  public static <T extends Data> void connect(T a, T b) {
    Connection.connect(a, b);
  }

  /** An elastic channel of words of a type. */
  public static <T extends Data> Type<Stream<T>> stream(Type<T> payload) {
    return new Types.OfBundle<>(() -> new Stream<>(payload));
  }

  /** Words of a type that nobody can hold back. */
  public static <T extends Data> Type<Flow<T>> flow(Type<T> payload) {
    return new Types.OfBundle<>(() -> new Flow<>(payload));
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
    Scope.current().always(() -> when(enable, () -> register.drive(value)));
    return (T) register;
  }

  /** The value of {@code n} clocks ago; unknown for {@code n} clocks after power-up. */
  public static <T extends Data> T delayed(T value, int n) {
    return Delays.delayed(value, n, null);
  }

  /** The value of {@code n} clocks ago; the initial literal during reset and until then. */
  public static <T extends Data> T delayed(T value, int n, T initial) {
    return Delays.delayed(value, n, Delays.literal(initial));
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
    return Delays.history(value, n, Delays.literal(initial));
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

  /**
   * A value that nobody depends on: {@code mux} and a switch with values take another of their
   * values in its place, so that hardware gets smaller; elsewhere it is 0. Decided at elaboration,
   * so that every engine agrees.
   */
  public static <T extends Data> T dontCare(Type<T> type) {
    return type.build(
        leaf ->
            new Node(
                null,
                -1,
                Site.NONE,
                Node.What.CONSTANT,
                leaf.kind(),
                leaf.width(),
                null,
                0,
                Literals.ANY));
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

  /**
   * The first value if the condition holds, else the second. Numbers are extended to the wider one;
   * of anything else both have the same type.
   */
  @SuppressWarnings("unchecked")
  public static <T extends Data> T mux(Bool condition, T whenTrue, T whenFalse) {
    Ops ops = Ops.here();
    List<Node> a = whenTrue.nodes();
    List<Node> b = whenFalse.nodes();
    if (!Connection.sameForm(ops, "mux", whenTrue, whenFalse)) {
      return whenTrue;
    }
    if (whenTrue instanceof EnumSignal<?> x
        && whenFalse instanceof EnumSignal<?> y
        && !x.type().isSame(y.type())) {
      ops.otherEncoding("mux", x, y);
      return whenTrue;
    }
    List<Node> chosen = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      Node node = ops.choose(condition.node, a.get(i), b.get(i));
      chosen.add(a.size() == 1 ? ops.done(node) : node);
    }
    Type<? extends Data> type = a.size() == 1 ? widerType(whenTrue, whenFalse) : whenTrue.type();
    return (T) type.build(chosen);
  }

  private static Type<? extends Data> widerType(Data a, Data b) {
    return a.width() >= b.width() ? a.type() : b.type();
  }

  /**
   * A bundle made of values: its parts in the order of its fields, {@code
   * bundleOf(bundle(Point::new), x, y)}.
   */
  public static <B extends Bundle> B bundleOf(Type<B> type, Data... parts) {
    Ops ops = Ops.here();
    List<Node> nodes = new ArrayList<>();
    for (Data part : parts) {
      nodes.addAll(part.nodes());
    }
    if (!Connection.areParts(ops, type.layout(), nodes)) {
      return type.build(leaf -> ops.constant(leaf.kind(), leaf.width(), BigInteger.ZERO));
    }
    B bundle = type.build(nodes);
    bundle.isMadeOfValues();
    return bundle;
  }

  /** The element at the index; 0 if there is none. Elements have equal widths. */
  public static <T extends Value> T select(UInt index, List<T> elements) {
    return elementsOf(elements).at(index);
  }

  /** The values side by side as a vector, element 0 lowest. Values have equal widths. */
  @SuppressWarnings("unchecked")
  public static <T extends Data> Vec<T> elementsOf(List<T> elements) {
    Ops ops = Ops.here();
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("no elements");
    }
    Type<T> type = (Type<T>) elements.get(0).type();
    List<Node> parts = new ArrayList<>();
    int leaves = type.layout().size();
    for (int k = 0; k < leaves; k++) {
      List<Node> side = new ArrayList<>();
      for (int i = elements.size() - 1; i >= 0; i--) {
        Node node = elements.get(i).nodes().get(k);
        boolean same =
            k > 0 || Connection.sameForm(ops, "vector", elements.get(0), elements.get(i));
        if (same && node.width != type.layout().get(k).width()) {
          ops.mismatch("vector", elements.get(0).nodes().get(k), node);
          node = ops.constant(node.kind, type.layout().get(k).width(), BigInteger.ZERO);
        }
        side.add(node);
      }
      Node whole = ops.concat(side);
      parts.add(leaves == 1 ? ops.done(whole) : whole);
    }
    return new Vec<>(new Types.OfVec<>(elements.size(), type), parts);
  }

  /** The bits of all values side by side, the first most significant. */
  public static Bits concat(Value... parts) {
    return concat(List.of(parts));
  }

  /** The bits of all values side by side, the first most significant. */
  public static Bits concat(List<? extends Value> parts) {
    Ops ops = Ops.here();
    List<Node> nodes = new ArrayList<>();
    for (Value part : parts) {
      nodes.add(part.node);
    }
    return new Bits(ops.done(ops.concat(nodes)));
  }

  /** Sets in the body are active while the condition holds. */
  public static When when(Bool condition, Runnable body) {
    return new When(condition, body);
  }

  /**
   * Sets in the body are active whatever condition stands around the call: for functions that make
   * hardware and may be called anywhere.
   */
  public static void always(Runnable body) {
    Scope.current().always(body);
  }

  /** A state machine with the constants of an enumeration; the first is the state of reset. */
  public static <E extends Enum<E>> Fsm<E> fsm(Class<E> states, Consumer<Fsm<E>> description) {
    return Fsm.of(states, enumOf(states), description);
  }

  /** The same in a chosen encoding. */
  public static <E extends Enum<E>> Fsm<E> fsm(
      Class<E> states, Encoding encoding, Consumer<Fsm<E>> description) {
    return Fsm.of(states, enumOf(states, encoding), description);
  }

  /** A state machine with states of these names; the first is the state of reset. */
  public static Fsm<String> fsm(List<String> states, Consumer<Fsm<String>> description) {
    return Fsm.of(states, description);
  }

  /**
   * What words become in stages named by an enumeration; the function gives a value of the last
   * one.
   */
  public static <E extends Enum<E>, R extends Data> Stream<R> pipeline(
      Class<E> stages, Stream<?> source, Function<Pipeline<E>, R> description) {
    return Pipeline.of(stages, source, description);
  }

  /** The same with stages of these names. */
  public static <R extends Data> Stream<R> pipeline(
      List<String> stages, Stream<?> source, Function<Pipeline<String>, R> description) {
    return Pipeline.of(stages, source, description);
  }

  /** A choice by value; labels are numbers of the subject's range. */
  public static SwitchOn<Integer> switchOn(UInt subject) {
    return SwitchOn.onNumber(subject);
  }

  /** A choice by value; labels are numbers of the subject's range. */
  public static SwitchOn<Integer> switchOn(SInt subject) {
    return SwitchOn.onNumber(subject);
  }

  /** A choice by value; labels are not negative. */
  public static SwitchOn<Integer> switchOn(Bits subject) {
    return SwitchOn.onNumber(subject);
  }

  /**
   * A choice by constant. If every constant has a case and there is no {@code otherwise}, the last
   * case also takes the encodings that no constant has.
   */
  public static <E extends Enum<E>> SwitchOn<E> switchOn(EnumSignal<E> subject) {
    return SwitchOn.onEnum(subject);
  }

  /**
   * Groups what the code makes: names of its locals, memories and instances begin with the group's,
   * {@code filter_sum}. Groups nest; ports and fields keep their names.
   */
  public static void scope(String name, Runnable code) {
    Scope.current().group(name, code);
  }

  /** Gives it this name in the RTL, as {@link Data#named} does, and returns it as what it is. */
  public static <T extends Data> T named(T value, String name) {
    value.named(name);
    return value;
  }

  /** Declares that a value must stay observable under its name, on every engine. Returns it. */
  public static <T extends Data> T probe(T value) {
    Ops ops = Ops.here();
    for (Node node : value.nodes()) {
      Node own = ops.scope.use(node);
      Decl decl = own.decl();
      if (decl != null) {
        decl.probed = true;
      } else if (own == node) {
        node.probed = true;
        if (node.site.name == null) {
          node.site = new Site(node.site.at, ops.site.name, ops.site.indexed);
        }
      }
    }
    return value;
  }

  /**
   * Gives a signal, or a value that then becomes a wire, an attribute of Verilog: {@code
   * attribute(stage, "ASYNC_REG", "TRUE")}. Returns it.
   */
  public static <T extends Data> T attribute(T value, String name, String text) {
    return Attributes.add(value, Parameter.of(name, text));
  }

  /** An attribute without a value: {@code attribute(sum, "keep")}. Returns the signal. */
  public static <T extends Data> T attribute(T value, String name) {
    return Attributes.add(value, Parameter.of(name, 1));
  }

  /** An attribute with a number; 1 is what one without a value has. Returns the signal. */
  public static <T extends Data> T attribute(T value, String name, long number) {
    return Attributes.add(value, Parameter.of(name, number));
  }

  /** A comment before the next declaration, statement or instance. */
  public static void comment(String text) {
    Scope.current().comment(text);
  }

  /** The condition holds at every clock edge at which no reset is active. */
  public static void assertAlways(Bool condition, String text) {
    Watch.check(Statement.Check.Claim.ASSERT, condition, text);
  }

  /**
   * Whoever drives the inputs makes the condition hold: simulation checks it as an assertion, a
   * proof relies on it.
   */
  public static void assume(Bool condition, String text) {
    Watch.check(Statement.Check.Claim.ASSUME, condition, text);
  }

  /** The condition is worth reaching: a proof looks for a trace that does. */
  public static void cover(Bool condition, String text) {
    Watch.check(Statement.Check.Claim.COVER, condition, text);
  }

  /** The value of one clock ago; 0 during reset. */
  public static <T extends Data> T past(T value) {
    return Delays.delayed(value, 1, Delays.zeros(value));
  }

  /** The value of {@code n} clocks ago; 0 during reset and for {@code n} clocks after it. */
  public static <T extends Data> T past(T value, int n) {
    return Delays.delayed(value, n, Delays.zeros(value));
  }

  /** True once {@code n} clocks have gone by without reset: {@link #past} has a past. */
  public static Bool pastValid(int n) {
    return Delays.delayed(Bool.of(true), n, List.of(BigInteger.ZERO));
  }

  /**
   * Prints a line in simulation at each clock edge at which the conditions around the call hold and
   * no reset is active. {@code %d} is a decimal number, {@code %x} and {@code %b} the bits, {@code
   * %c} a character, {@code %s} the constant of an enumeration, {@code %%} a percent sign.
   */
  public static void printf(String format, Value... values) {
    Watch.print(Statement.Print.Severity.PLAIN, format, values);
  }

  /** Like {@link #printf}, with file, line and the word info. */
  public static void info(String format, Value... values) {
    Watch.print(Statement.Print.Severity.INFO, format, values);
  }

  /** Like {@link #printf}, with file, line and the word warning. */
  public static void warning(String format, Value... values) {
    Watch.print(Statement.Print.Severity.WARNING, format, values);
  }

  /** Like {@link #printf}, with file, line and the word error. Simulation goes on. */
  public static void error(String format, Value... values) {
    Watch.print(Statement.Print.Severity.ERROR, format, values);
  }

  /** Like {@link #printf}, with file, line and the word fatal, and simulation stops. */
  public static void fatal(String format, Value... values) {
    Watch.print(Statement.Print.Severity.FATAL, format, values);
  }
}
