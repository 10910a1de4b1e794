package weft.hdl;

import weft.hdl.ir.Op;

/**
 * A number with a point: {@link UFix} or {@link SFix}. Operators line the points up; their results
 * hold what both operands hold. Java numbers take this number's type and have to be exact in it.
 *
 * <pre>{@code
 * SFix x = in(sfix(2, 14));
 * SFix gain = sfix(2, 6).of(1.25).named("gain");
 * SFix y = out(x.times(gain).to(sfix(2, 14), Rounding.HALF_EVEN, Overflow.SATURATE));
 * }</pre>
 *
 * @param <F> the class itself
 */
public abstract sealed class Fixed<F extends Fixed<F>> extends Value permits UFix, SFix {
  private final FixType<F> type;

  Fixed(Node node, FixType<F> type) {
    super(node);
    this.type = type;
  }

  abstract F self();

  @Override
  public final FixType<F> type() {
    return type;
  }

  @Override
  public final F named(String name) {
    super.named(name);
    return self();
  }

  /** The register's value during reset. */
  public final F init(double value) {
    resetTo(type.exact(value));
    return self();
  }

  /** Both have the same type; see {@link #to(FixType)}. */
  public final void set(F value) {
    Ops ops = Ops.here();
    if (Connection.sameForm(ops, "set", value, this)) {
      Assigner.assign(ops, node, value.node);
    } else {
      ops.forgiveUnset(node);
    }
  }

  public final void set(double value) {
    assign(type.exact(value));
  }

  /** Wraps, in the type that holds both operands. */
  public final F plus(F b) {
    return aligned(Op.ADD, b, 0);
  }

  public final F plus(double b) {
    return plus(type.of(b));
  }

  /** Wraps, in the type that holds both operands. */
  public final F minus(F b) {
    return aligned(Op.SUB, b, 0);
  }

  public final F minus(double b) {
    return minus(type.of(b));
  }

  /** Exact: one integer bit more than the type that holds both operands. */
  public final F plusWide(F b) {
    return aligned(Op.ADD, b, 1);
  }

  public final F plusWide(double b) {
    return plusWide(type.of(b));
  }

  /** Exact: integer bits and fraction bits add up. */
  public final F times(F b) {
    Ops ops = Ops.here();
    FixType<F> product =
        new FixType<>(
            type.kind,
            type.integerBits() + b.type().integerBits(),
            type.fractionBits() + b.type().fractionBits());
    return product.make(ops.done(ops.binary(Op.MUL, node, b.node)));
  }

  /** The literal has this type as well. */
  public final F times(double b) {
    return times(type.of(b));
  }

  /** Times 2 to the n, exact: the same bits, the point further right. */
  public final F shl(int n) {
    Ops ops = Ops.here();
    FixType<F> moved = new FixType<>(type.kind, type.integerBits() + n, type.fractionBits() - n);
    return moved.make(ops.done(node));
  }

  /** Divided by 2 to the n, exact: the same bits, the point further left. */
  public final F shr(int n) {
    return shl(-n);
  }

  public final Bool eq(F b) {
    return compare(Op.EQ, b);
  }

  public final Bool ne(F b) {
    return compare(Op.NE, b);
  }

  public final Bool lt(F b) {
    return compare(Op.LT, b);
  }

  public final Bool le(F b) {
    return compare(Op.LE, b);
  }

  public final Bool gt(F b) {
    return compare(Op.GT, b);
  }

  public final Bool ge(F b) {
    return compare(Op.GE, b);
  }

  public final Bool eq(double b) {
    return compare(Op.EQ, type.of(b));
  }

  public final Bool ne(double b) {
    return compare(Op.NE, type.of(b));
  }

  public final Bool lt(double b) {
    return compare(Op.LT, type.of(b));
  }

  public final Bool le(double b) {
    return compare(Op.LE, type.of(b));
  }

  public final Bool gt(double b) {
    return compare(Op.GT, type.of(b));
  }

  public final Bool ge(double b) {
    return compare(Op.GE, type.of(b));
  }

  /** The smaller of the two, in the type that holds both. */
  public final F min(F b) {
    return choose(Op.LT, b);
  }

  public final F min(double b) {
    return min(type.of(b));
  }

  /** The larger of the two, in the type that holds both. */
  public final F max(F b) {
    return choose(Op.GT, b);
  }

  public final F max(double b) {
    return max(type.of(b));
  }

  /** The same number in a type that holds all of this one's. */
  public final F to(FixType<F> wider) {
    Ops ops = Ops.here();
    boolean holds =
        wider.integerBits() >= type.integerBits() && wider.fractionBits() >= type.fractionBits();
    if (!holds) {
      ops.error(
          "inexact",
          Names.of(node)
              + ", "
              + type
              + ", does not go into "
              + wider
              + " without loss: say how, with a Rounding and an Overflow",
          Ops.madeAt(node));
      ops.forgive(node);
      return wider.make(ops.constant(wider.kind, wider.width(), java.math.BigInteger.ZERO));
    }
    return wider.make(ops.done(align(ops, node, type, wider)));
  }

  /** The number in another type: rounded first, then fitted. */
  public final F to(FixType<F> other, Rounding rounding, Overflow overflow) {
    Ops ops = Ops.here();
    Node rounded = rounded(ops, other.fractionBits(), rounding);
    return other.make(ops.done(overflow.fit(ops, rounded, other.width())));
  }

  /** In steps of 2 to the minus {@code fractionBits}, in as many bits as needed. */
  final Node rounded(Ops ops, int fractionBits, Rounding rounding) {
    int drop = type.fractionBits() - fractionBits;
    return drop <= 0
        ? Shifts.left(ops, node, -drop)
        : rounding.divide(ops, ops.extend(node, Math.max(node.width, drop + 1)), drop);
  }

  /** The type that holds both, with some integer bits more. */
  private FixType<F> common(F b, int more) {
    int integer = Math.max(type.integerBits(), b.type().integerBits()) + more;
    return new FixType<>(
        type.kind, integer, Math.max(type.fractionBits(), b.type().fractionBits()));
  }

  static Node align(Ops ops, Node a, FixType<?> from, FixType<?> to) {
    return ops.extend(Shifts.left(ops, a, to.fractionBits() - from.fractionBits()), to.width());
  }

  private F aligned(Op op, F b, int more) {
    Ops ops = Ops.here();
    FixType<F> common = common(b, more);
    Node left = align(ops, node, type, common);
    return common.make(ops.done(ops.binary(op, left, align(ops, b.node, b.type(), common))));
  }

  private Bool compare(Op op, F b) {
    Ops ops = Ops.here();
    FixType<F> common = common(b, 0);
    Node left = align(ops, node, type, common);
    return new Bool(ops.done(ops.binary(op, left, align(ops, b.node, b.type(), common))));
  }

  private F choose(Op op, F b) {
    Ops ops = Ops.here();
    FixType<F> common = common(b, 0);
    Node left = align(ops, node, type, common);
    Node right = align(ops, b.node, b.type(), common);
    return common.make(ops.done(ops.mux(ops.binary(op, left, right), left, right)));
  }
}
