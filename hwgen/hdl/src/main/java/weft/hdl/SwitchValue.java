package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.hdl.Node.What;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Kind;

/**
 * The value form of {@link SwitchOn}.
 *
 * <pre>{@code
 * UInt price = switchOn(state).is(State.IDLE, count).otherwise(count.plus(1)).value();
 * }</pre>
 */
public final class SwitchValue<L, T extends Value> {
  /** What a select node carries. */
  record Carried(List<List<BigInteger>> ofCase, EnumType enumType) {}

  /** What a case gives: a value, or a number that takes the width of the widest value. */
  private sealed interface Given<T> {
    record Typed<T>(T value) implements Given<T> {}

    record Bare<T>(BigInteger number, Ops at) implements Given<T> {}
  }

  private final SwitchOn<L> on;
  private final List<List<Pattern>> patterns = new ArrayList<>();
  private final List<Given<T>> cases = new ArrayList<>();
  private Optional<Given<T>> otherwise = Optional.empty();

  SwitchValue(SwitchOn<L> on) {
    this.on = on;
  }

  /** The value for one label. */
  public SwitchValue<L, T> is(L label, T value) {
    return isAny(List.of(label), value);
  }

  /** The value for one label: a bare number, in the width or the type of the other values. */
  public SwitchValue<L, T> is(L label, Number value) {
    return isAny(List.of(label), value);
  }

  /** The value for some labels. */
  public SwitchValue<L, T> isAny(List<? extends L> some, T value) {
    return add(on.encode(Ops.here(), some), new Given.Typed<>(value));
  }

  /** The value for some labels: a bare number, in the width or the type of the other values. */
  public SwitchValue<L, T> isAny(List<? extends L> some, Number value) {
    Ops ops = Ops.here();
    return add(on.encode(ops, some), bare(ops, value));
  }

  /** The value for bits that are like the pattern; see {@link SwitchOn#is(String, Runnable)}. */
  public SwitchValue<L, T> is(String pattern, T value) {
    return add(on.encode(Ops.here(), pattern), new Given.Typed<>(value));
  }

  /** The bare number for bits that are like the pattern. */
  public SwitchValue<L, T> is(String pattern, Number value) {
    Ops ops = Ops.here();
    return add(on.encode(ops, pattern), bare(ops, value));
  }

  private SwitchValue<L, T> add(List<Pattern> some, Given<T> given) {
    if (!some.isEmpty()) {
      patterns.add(some);
      cases.add(given);
    }
    return this;
  }

  /** The value for all other labels. */
  public SwitchValue<L, T> otherwise(T value) {
    otherwise = Optional.of(new Given.Typed<>(value));
    return this;
  }

  /** The bare number for all other labels. */
  public SwitchValue<L, T> otherwise(Number value) {
    otherwise = Optional.of(bare(Ops.here(), value));
    return this;
  }

  /** A number among integers takes the width of the widest of them, which is known at the end. */
  @SuppressWarnings("unchecked")
  private Given<T> bare(Ops ops, Number number) {
    Optional<T> other = cases.stream().flatMap(given -> typed(given).stream()).findFirst();
    if (other.isPresent() && other.get() instanceof Fixed<?> fixed) {
      return new Given.Typed<>((T) fixed.type().of(number.toString()));
    }
    if (other.isPresent() && (other.get() instanceof Bool || other.get() instanceof EnumSignal)) {
      Node node = other.get().node;
      String message = "switch of " + number + ", a number, and " + Names.of(node);
      ops.error("type mismatch", message + ", which is none", Ops.madeAt(node));
      return new Given.Typed<>(other.get());
    }
    Optional<BigInteger> integer = Literals.integer(number);
    if (integer.isEmpty()) {
      ops.error("literal out of range", "a value " + number + ", which is no integer");
    }
    return new Given.Bare<>(integer.orElse(BigInteger.ZERO), ops);
  }

  private static <T> Optional<T> typed(Given<T> given) {
    return given instanceof Given.Typed<T> typed ? Optional.of(typed.value()) : Optional.empty();
  }

  private static BigInteger number(Given<?> given) {
    return given instanceof Given.Bare<?> bare ? bare.number() : BigInteger.ZERO;
  }

  private Node beside(T widest, Ops ops, Given<T> given) {
    return given instanceof Given.Bare<T> bare
        ? bare.at().literal(widest.node, bare.number())
        : fit(ops, ((Given.Typed<T>) given).value(), widest);
  }

  /**
   * The value itself. Without {@code otherwise} every label, or every constant of the enumeration,
   * needs a case; the last one then takes what is left.
   */
  public T value() {
    Ops ops = Ops.here();
    if (otherwise.isEmpty() && !on.labels().isComplete()) {
      ops.error("incomplete switch", incomplete(on.labels()));
    }
    if (otherwise.isEmpty() && cases.isEmpty()) {
      throw ops.scope.elaboration.found().orElseThrow(); // every label was an error
    }
    int choosing = cases.size() - (otherwise.isPresent() ? 0 : 1);
    Given<T> last = otherwise.orElseGet(() -> cases.get(choosing));
    T widest = widest(last);
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < choosing; i++) {
      choices.add(new Choice(patterns.get(i), beside(widest, ops, cases.get(i))));
    }
    Node subject = ops.scope.use(on.subject());
    Node rest = beside(widest, ops, last);
    boolean hasPatterns = on.labels().hasPatterns();
    Node chosen =
        hasPatterns ? muxes(ops, subject, choices, rest) : select(ops, subject, choices, rest);
    return build(widest, ops.done(chosen));
  }

  /** The widest value; of bare numbers alone, one of the fewest bits that hold them all. */
  @SuppressWarnings("unchecked")
  private T widest(Given<T> last) {
    List<Given<T>> all = new ArrayList<>(List.of(last));
    all.addAll(cases);
    return all.stream()
        .flatMap(given -> typed(given).stream())
        .reduce((a, b) -> b.width() > a.width() ? b : a)
        .orElseGet(
            () ->
                (T)
                    UInt.of(
                        all.stream()
                            .map(SwitchValue::number)
                            .reduce(BigInteger.ZERO, BigInteger::max)));
  }

  /** A case, and its value in the width of the whole. */
  private record Choice(List<Pattern> patterns, Node value) {}

  static String incomplete(Labels labels) {
    return "a switch without otherwise has no case for "
        + labels.missing()
        + ": add them, or otherwise";
  }

  /** The first case that matches. */
  private static Node muxes(Ops ops, Node subject, List<Choice> choices, Node rest) {
    Node chosen = rest;
    for (int i = choices.size() - 1; i >= 0; i--) {
      Choice choice = choices.get(i);
      chosen = ops.mux(ops.matches(subject, choice.patterns()), choice.value(), chosen);
    }
    return chosen;
  }

  /** A case whose value does not matter goes with the rest; if the rest does not, with a case. */
  private Node select(Ops ops, Node subject, List<Choice> all, Node otherwise) {
    List<Choice> choices = new ArrayList<>(all);
    choices.removeIf(choice -> Literals.isAny(choice.value()));
    Node rest = otherwise;
    if (Literals.isAny(rest) && !choices.isEmpty()) {
      rest = choices.remove(choices.size() - 1).value();
    }
    if (choices.isEmpty()) {
      return rest;
    }
    Node[] operands = new Node[choices.size() + 2];
    operands[0] = subject;
    operands[1] = rest;
    List<List<BigInteger>> labels = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      operands[i + 2] = choices.get(i).value();
      labels.add(
          choices.get(i).patterns().stream()
              .map(p -> Literals.reinterpret(subject.kind, subject.width, p.value()))
              .toList());
    }
    EnumType type = on.enumType() == null ? null : on.enumType().enumType();
    Carried carried = new Carried(labels, type);
    return ops.scope.node(ops.site.plain, What.SELECT, rest.kind, rest.width, carried, operands);
  }

  @SuppressWarnings("unchecked")
  private static <V extends Value> V build(V like, Node node) {
    return (V) like.type().build(List.of(node));
  }

  private static Node fit(Ops ops, Value value, Value widest) {
    Kind kind = value.node.kind;
    if (!Connection.sameForm(ops, "switch", value, widest)) {
      return ops.constant(kind, widest.width(), BigInteger.ZERO);
    }
    if (value.width() != widest.width() && kind != Kind.UINT && kind != Kind.SINT) {
      ops.mismatch("switch", value.node, widest.node);
      return ops.constant(kind, widest.width(), BigInteger.ZERO);
    }
    return ops.scope.use(ops.widened(value.node, widest.width()));
  }
}
