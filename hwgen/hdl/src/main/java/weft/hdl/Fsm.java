package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import weft.hdl.check.Diagnostic;
import weft.hdl.ir.Op;

/**
 * A state machine: what happens in each of its states, and where each goes. States are the
 * constants of a Java enumeration, or a list of names; the first is the state of reset.
 *
 * <pre>{@code
 * Fsm<State> control =
 *     fsm(
 *         State.class,
 *         fsm -> {
 *           fsm.in(State.IDLE).active(() -> when(start, () -> fsm.goTo(State.LOAD)));
 *           fsm.in(State.LOAD)
 *               .enter(() -> address.set(0))
 *               .active(() -> when(last, () -> fsm.goTo(State.RUN)))
 *               .exit(() -> count.set(0));
 *           fsm.in(State.RUN).after(100, State.IDLE);
 *           fsm.always(() -> when(abort, () -> fsm.goTo(State.IDLE)));
 *         });
 * Bool busy = control.is(State.IDLE).not();
 * }</pre>
 *
 * Sets in {@code active} hold in every clock of a state; of two {@code goTo} the last active one
 * wins, and those in {@code always} come last. Without one the state stays; going to the state
 * itself is staying. Sets in {@code exit} hold in a state's last clock, sets in {@code enter} in
 * the clock before a state's first, so that registers have their values when it begins; reset runs
 * neither. The register is called like the variable that receives the machine.
 *
 * @param <S> what states are: the enumeration, or String
 */
public final class Fsm<S> {
  /** A way from state to state; {@code from} is null if it leads there from every state. */
  record Way<S>(S from, S to, Site site) {}

  final Site site;
  final List<S> states;
  final EnumOf<?> type;
  final EnumSignal<?> register;
  final Map<S, FsmState<S>> described = new LinkedHashMap<>();
  final List<Runnable> everywhere = new ArrayList<>();
  final List<Way<S>> ways = new ArrayList<>();

  /** The signal that goTo sets, while bodies run; null at all other times. */
  EnumSignal<?> target;

  /** The state whose body runs; null in one that runs in every state. */
  S current;

  private final Scope scope;
  private S first;

  Fsm(List<S> states, EnumOf<?> type, Site site, Consumer<Fsm<S>> description) {
    this.scope = Scope.current();
    this.site = site;
    this.states = states;
    this.type = type;
    this.first = states.get(0);
    this.register = Hdl.reg(type);
    register.call(name());
    description.accept(this);
    register.resetTo(code(first));
    Hdl.always(() -> new FsmBuilder<>(this).build());
  }

  /** A machine with the constants of an enumeration; see {@link Hdl#fsm}. */
  static <E extends Enum<E>> Fsm<E> of(Class<E> type, EnumOf<E> coded, Consumer<Fsm<E>> how) {
    return new Fsm<>(Arrays.asList(type.getEnumConstants()), coded, Ops.here().site, how);
  }

  /** A machine with states of these names. */
  static Fsm<String> of(List<String> names, Consumer<Fsm<String>> how) {
    Site site = Ops.here().site;
    String type = site.name == null ? "State" : site.name;
    return new Fsm<>(List.copyOf(names), EnumOf.named(type, names), site, how);
  }

  /** Describes a state: what is said in several calls adds up. */
  public FsmState<S> in(S state) {
    Site here = Ops.here().site;
    checkKnown(state);
    return described.computeIfAbsent(state, s -> new FsmState<>(state, here));
  }

  /** The state of reset, if it is not the first one. */
  public void startIn(S state) {
    checkKnown(state);
    first = state;
  }

  /** Sets that hold in every state; they come after those of the state. */
  public void always(Runnable body) {
    everywhere.add(body);
  }

  /** The next clock's state: for bodies of {@code active} and {@code always}. */
  public void goTo(S state) {
    Ops ops = Ops.here();
    checkKnown(state);
    if (target == null || ops.scope != scope) {
      ops.error(
          "misplaced goTo",
          "goTo(" + state + ") of " + name() + " is neither in active nor in always: move it there",
          new Diagnostic.Party(site.at, name() + " is described here"));
      return;
    }
    ways.add(new Way<>(current, state, ops.site));
    Assigner.assign(ops, target.node, constant(ops, state));
  }

  /** True in the clocks in which the machine is in the state. */
  public Bool is(S state) {
    Ops ops = Ops.here();
    checkKnown(state);
    return new Bool(ops.done(ops.binary(Op.EQ, register.node, constant(ops, state))));
  }

  /** The state as a value, for machines of an enumeration. */
  @SuppressWarnings("unchecked")
  public static <E extends Enum<E>> EnumSignal<E> state(Fsm<E> fsm) {
    return (EnumSignal<E>) fsm.register;
  }

  /** The state's code. */
  public Bits asBits() {
    return register.asBits();
  }

  S first() {
    return first;
  }

  BigInteger code(S state) {
    return type.enumType().codes().get(states.indexOf(state));
  }

  Node constant(Ops ops, S state) {
    EnumConstant value = new EnumConstant(code(state), type.enumType());
    return ops.scope.node(
        ops.site.plain, Node.What.CONSTANT, register.node.kind, register.node.width, value);
  }

  /** What messages and its signals call it. */
  String name() {
    return site.name == null ? scope.inGroup("state") : site.name;
  }

  private void checkKnown(S state) {
    if (!states.contains(state)) {
      throw new IllegalArgumentException(name() + " has no state " + state + ": " + states);
    }
  }
}
