package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
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

  private final SwitchOn<L> on;
  private final List<List<Pattern>> patterns = new ArrayList<>();
  private final List<T> values = new ArrayList<>();
  private T otherwise;

  SwitchValue(SwitchOn<L> on) {
    this.on = on;
  }

  /** The value for one label. */
  public SwitchValue<L, T> is(L label, T value) {
    return isAny(List.of(label), value);
  }

  /** The value for some labels. */
  public SwitchValue<L, T> isAny(List<L> some, T value) {
    return add(on.encode(Ops.here(), some), value);
  }

  /** The value for bits that are like the pattern; see {@link SwitchOn#is(String, Runnable)}. */
  public SwitchValue<L, T> is(String pattern, T value) {
    return add(on.encode(Ops.here(), pattern), value);
  }

  private SwitchValue<L, T> add(List<Pattern> some, T value) {
    if (!some.isEmpty()) {
      patterns.add(some);
      values.add(value);
    }
    return this;
  }

  /** The value for all other labels. */
  public SwitchValue<L, T> otherwise(T value) {
    otherwise = value;
    return this;
  }

  /**
   * The value itself. Without {@code otherwise} every label, or every constant of the enumeration,
   * needs a case; the last one then takes what is left.
   */
  public T value() {
    Ops ops = Ops.here();
    int cases = values.size();
    T rest = otherwise;
    if (rest == null) {
      if (!on.labels().isComplete()) {
        ops.error("incomplete switch", incomplete(on.labels()));
      }
      rest = values.get(--cases);
    }
    T widest = rest;
    for (T value : values) {
      widest = value.width() > widest.width() ? value : widest;
    }
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      choices.add(new Choice(patterns.get(i), fit(ops, values.get(i), widest)));
    }
    Node subject = ops.scope.use(on.subject());
    Node last = fit(ops, rest, widest);
    boolean hasPatterns = on.labels().hasPatterns();
    Node chosen =
        hasPatterns ? muxes(ops, subject, choices, last) : select(ops, subject, choices, last);
    return build(widest, ops.done(chosen));
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
