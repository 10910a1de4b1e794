package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.Node.What;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Kind;

/** The value form of {@link SwitchOn}. */
public final class SwitchValue<L, T extends Value> {
  /** What a select node carries. */
  record Labels(List<List<BigInteger>> ofCase, EnumType enumType) {}

  private final SwitchOn<L> on;
  private final List<List<BigInteger>> labels = new ArrayList<>();
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
    List<BigInteger> numbers = on.encode(Ops.here(), some);
    if (!numbers.isEmpty()) {
      labels.add(numbers);
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
      if (!on.isComplete()) {
        ops.error("incomplete switch", "a switch without otherwise does not have every label");
      }
      rest = values.get(--cases);
    }
    T widest = rest;
    for (T value : values) {
      widest = value.width() > widest.width() ? value : widest;
    }
    Node[] operands = new Node[cases + 2];
    operands[0] = ops.scope.use(on.subject());
    operands[1] = fit(ops, rest, widest);
    for (int i = 0; i < cases; i++) {
      operands[i + 2] = fit(ops, values.get(i), widest);
    }
    EnumType type = on.enumType() == null ? null : on.enumType().enumType();
    Labels carried = new Labels(List.copyOf(labels.subList(0, cases)), type);
    Node like = widest.node;
    Node select =
        ops.scope.node(ops.site.plain, What.SELECT, like.kind, like.width, carried, operands);
    return build(widest, ops.done(select));
  }

  @SuppressWarnings("unchecked")
  private static <V extends Value> V build(V like, Node node) {
    return (V) like.type().build(List.of(node));
  }

  private static Node fit(Ops ops, Value value, Value widest) {
    Kind kind = value.node.kind;
    if (value.width() != widest.width() && kind != Kind.UINT && kind != Kind.SINT) {
      ops.mismatch("switch", value.node, widest.node);
      return ops.constant(kind, widest.width(), BigInteger.ZERO);
    }
    return ops.scope.use(ops.extend(value.node, widest.width()));
  }
}
