package weft.hdl;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import weft.hdl.ir.Parameter;

/**
 * The vocabulary: types ({@link TypeWords}), signals ({@link SignalWords}), values of many values
 * ({@link ValueWords}), assertions and messages ({@link WatchWords}), and here statements and
 * names. Components inherit it; functions that build hardware outside a component import it ({@code
 * import static weft.hdl.Hdl.*}). It acts on the component that is under construction on the
 * calling thread.
 *
 * <pre>{@code
 * static UInt largest(UInt a, UInt b) {                // called by any component
 *   return Hdl.mux(a.gt(b), a, b);
 * }
 * }</pre>
 */
public abstract class Hdl extends WatchWords {
  Hdl() {}

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

  /** A choice by value; labels are integers of the subject's range: int, long or BigInteger. */
  public static SwitchOn<Number> switchOn(UInt subject) {
    return SwitchOn.onNumber(subject);
  }

  /** A choice by value; labels are integers of the subject's range: int, long or BigInteger. */
  public static SwitchOn<Number> switchOn(SInt subject) {
    return SwitchOn.onNumber(subject);
  }

  /** A choice by value; labels are integers, not negative. */
  public static SwitchOn<Number> switchOn(Bits subject) {
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
}
