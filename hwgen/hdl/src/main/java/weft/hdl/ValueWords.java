package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of the vocabulary that are made of several values.
 *
 * <pre>{@code
 * UInt larger = mux(a.gt(b), a, b);
 * UInt chosen = select(count, List.of(a, b));          // 0 if there is no such element
 * Bits joined = concat(a, b);                          // a is the upper half
 * Point p = bundleOf(bundle(Point::new), uint(8).of(1), uint(8).of(2));
 * }</pre>
 */
public abstract class ValueWords extends SignalWords {
  ValueWords() {}

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

  /** The value if the condition holds, else the number, in the width of the value. */
  public static <S extends Numeric<S>> S mux(Bool condition, S whenTrue, long whenFalse) {
    return mux(condition, whenTrue, whenTrue.number(whenFalse));
  }

  /** The number, in the width of the value, if the condition holds, else the value. */
  public static <S extends Numeric<S>> S mux(Bool condition, long whenTrue, S whenFalse) {
    return mux(condition, whenFalse.number(whenTrue), whenFalse);
  }

  /** The value if the condition holds, else the number, in the width of the value. */
  public static Bits mux(Bool condition, Bits whenTrue, long whenFalse) {
    return mux(condition, whenTrue, whenTrue.number(whenFalse));
  }

  /** The number, in the width of the value, if the condition holds, else the value. */
  public static Bits mux(Bool condition, long whenTrue, Bits whenFalse) {
    return mux(condition, whenFalse.number(whenTrue), whenFalse);
  }

  /** The value if the condition holds, else the number, in the type of the value. */
  public static <F extends Fixed<F>> F mux(Bool condition, F whenTrue, double whenFalse) {
    return mux(condition, whenTrue, whenTrue.type().of(whenFalse));
  }

  /** The number, in the type of the value, if the condition holds, else the value. */
  public static <F extends Fixed<F>> F mux(Bool condition, double whenTrue, F whenFalse) {
    return mux(condition, whenFalse.type().of(whenTrue), whenFalse);
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
}
