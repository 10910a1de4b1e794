package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * A two's complement number. Operands are extended to the wider one; {@link UInt} never mixes in.
 */
public final class SInt extends Value {
  SInt(Node node) {
    super(node);
  }

  /** The literal in the smallest width, 1 at least. */
  public static SInt of(long value) {
    return of(BigInteger.valueOf(value));
  }

  /** The literal in the smallest width, 1 at least. */
  public static SInt of(BigInteger value) {
    return new SInt(Literals.node(Kind.SINT, Literals.smallest(Kind.SINT, value), value));
  }

  @Override
  public Types.OfSInt type() {
    return new Types.OfSInt(width());
  }

  @Override
  public SInt named(String name) {
    super.named(name);
    return this;
  }

  /** The register's value during reset. */
  public SInt init(long value) {
    return init(BigInteger.valueOf(value));
  }

  /** The register's value during reset. */
  public SInt init(BigInteger value) {
    resetTo(value);
    return this;
  }

  public void set(SInt value) {
    assign(value);
  }

  public void set(long value) {
    assign(BigInteger.valueOf(value));
  }

  /** Wraps, in the wider operand's width. */
  public SInt plus(SInt b) {
    return wider(Op.ADD, b);
  }

  public SInt plus(long b) {
    return literal(Op.ADD, b);
  }

  /** Wraps, in the wider operand's width. */
  public SInt minus(SInt b) {
    return wider(Op.SUB, b);
  }

  public SInt minus(long b) {
    return literal(Op.SUB, b);
  }

  /** Exact: one bit more than the wider operand. */
  public SInt plusWide(SInt b) {
    Ops ops = Ops.here();
    int width = Math.max(width(), b.width()) + 1;
    Node sum = ops.binary(Op.ADD, ops.extend(node, width), ops.extend(b.node, width));
    return new SInt(ops.done(sum));
  }

  /** Exact: one bit more than the wider operand. */
  public SInt minusWide(SInt b) {
    Ops ops = Ops.here();
    int width = Math.max(width(), b.width()) + 1;
    Node difference = ops.binary(Op.SUB, ops.extend(node, width), ops.extend(b.node, width));
    return new SInt(ops.done(difference));
  }

  /** Exact: the widths add up. */
  public SInt times(SInt b) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.binary(Op.MUL, node, b.node)));
  }

  /** The literal has this width as well. */
  public SInt times(long b) {
    return literal(Op.MUL, b);
  }

  /** In the wider operand's width, toward 0; x/0 is -1; the most negative by -1 wraps. */
  public SInt div(SInt b) {
    return wider(Op.DIV, b);
  }

  /** In the wider operand's width, with the sign of this; x%0 is x. */
  public SInt rem(SInt b) {
    return wider(Op.REM, b);
  }

  public SInt and(SInt b) {
    return wider(Op.AND, b);
  }

  public SInt or(SInt b) {
    return wider(Op.OR, b);
  }

  public SInt xor(SInt b) {
    return wider(Op.XOR, b);
  }

  public SInt not() {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.unary(Op.NOT, node)));
  }

  public Bool eq(SInt b) {
    return compare(Op.EQ, b);
  }

  public Bool ne(SInt b) {
    return compare(Op.NE, b);
  }

  public Bool lt(SInt b) {
    return compare(Op.LT, b);
  }

  public Bool le(SInt b) {
    return compare(Op.LE, b);
  }

  public Bool gt(SInt b) {
    return compare(Op.GT, b);
  }

  public Bool ge(SInt b) {
    return compare(Op.GE, b);
  }

  public Bool eq(long b) {
    return compare(Op.EQ, b);
  }

  public Bool ne(long b) {
    return compare(Op.NE, b);
  }

  public Bool lt(long b) {
    return compare(Op.LT, b);
  }

  public Bool le(long b) {
    return compare(Op.LE, b);
  }

  public Bool gt(long b) {
    return compare(Op.GT, b);
  }

  public Bool ge(long b) {
    return compare(Op.GE, b);
  }

  /** The smaller of the two, in the wider operand's width. */
  public SInt min(SInt b) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.choose(ops.wider(Op.LT, node, b.node), node, b.node)));
  }

  /** The larger of the two, in the wider operand's width. */
  public SInt max(SInt b) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.choose(ops.wider(Op.GT, node, b.node), node, b.node)));
  }

  /** At most b; the width stays. A b that no value of this width exceeds changes nothing. */
  public SInt min(long b) {
    return bound(Op.GT, b, Literals.greatest(Kind.SINT, width()));
  }

  /** At least b; the width stays. A b that every value of this width reaches changes nothing. */
  public SInt max(long b) {
    return bound(Op.LT, b, Literals.least(Kind.SINT, width()));
  }

  /** n more bits, 0, on the right: times 2 to the n, exact. */
  public SInt shl(int n) {
    Ops ops = Ops.here();
    return new SInt(ops.done(Shifts.left(ops, node, n)));
  }

  /** Without the n lowest bits: width max(w-n, 0). */
  public SInt shr(int n) {
    Ops ops = Ops.here();
    return new SInt(ops.done(Shifts.right(ops, node, n)));
  }

  /** Same width; bits fall out at the left. */
  public SInt shl(UInt n) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.binary(Op.SHL, node, n.node)));
  }

  /** Same width; bits fall out at the right, the sign comes in at the left. */
  public SInt shr(UInt n) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.binary(Op.SHR, node, n.node)));
  }

  /** The n lowest bits: the value modulo 2 to the n. */
  public SInt truncate(int n) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.truncate(node, n)));
  }

  /** The same value in n bits, not fewer than now. */
  public SInt extend(int n) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.extend(node, n)));
  }

  /** The nearest value that n bits hold. */
  public SInt saturate(int n) {
    Ops ops = Ops.here();
    if (n >= width()) {
      return new SInt(ops.done(ops.extend(node, n)));
    }
    Node most = ops.constant(Kind.SINT, n, Literals.greatest(Kind.SINT, n));
    Node least = ops.constant(Kind.SINT, n, Literals.least(Kind.SINT, n));
    Node over = ops.binary(Op.GT, node, ops.extend(most, width()));
    Node under = ops.binary(Op.LT, node, ops.extend(least, width()));
    Node low = ops.mux(under, least, ops.truncate(node, n));
    return new SInt(ops.done(ops.mux(over, most, low)));
  }

  /** Minus this, wrapping at the most negative number. */
  public SInt negate() {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.unary(Op.NEG, node)));
  }

  /** True if less than 0. */
  public Bool isNegative() {
    Ops ops = Ops.here();
    Node zero = ops.constant(Kind.SINT, width(), BigInteger.ZERO);
    return new Bool(ops.done(ops.binary(Op.LT, node, zero)));
  }

  private SInt wider(Op op, SInt b) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.wider(op, node, b.node)));
  }

  private SInt literal(Op op, long b) {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.binary(op, node, ops.literal(node, b))));
  }

  private Bool compare(Op op, SInt b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.wider(op, node, b.node)));
  }

  private Bool compare(Op op, long b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(op, node, ops.literal(node, b))));
  }

  private SInt bound(Op beyond, long b, BigInteger limit) {
    BigInteger bound = BigInteger.valueOf(b);
    boolean idle = beyond == Op.GT ? bound.compareTo(limit) >= 0 : bound.compareTo(limit) <= 0;
    if (idle) {
      return this;
    }
    Ops ops = Ops.here();
    Node value = ops.literal(node, b);
    return new SInt(ops.done(ops.mux(ops.binary(beyond, node, value), value, node)));
  }
}
