package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/** An unsigned number. Operands are extended to the wider one; {@link SInt} never mixes in. */
public final class UInt extends Value {
  UInt(Node node) {
    super(node);
  }

  /** The literal in the smallest width, 1 at least. */
  public static UInt of(long value) {
    return of(BigInteger.valueOf(value));
  }

  /** The literal in the smallest width, 1 at least. */
  public static UInt of(BigInteger value) {
    return new UInt(Literals.node(Kind.UINT, Literals.smallest(Kind.UINT, value), value));
  }

  @Override
  public Types.OfUInt type() {
    return new Types.OfUInt(width());
  }

  @Override
  public UInt named(String name) {
    super.named(name);
    return this;
  }

  /** The register's value during reset. */
  public UInt init(long value) {
    return init(BigInteger.valueOf(value));
  }

  /** The register's value during reset. */
  public UInt init(BigInteger value) {
    resetTo(value);
    return this;
  }

  public void set(UInt value) {
    assign(value);
  }

  public void set(long value) {
    assign(BigInteger.valueOf(value));
  }

  /** Wraps, in the wider operand's width. */
  public UInt plus(UInt b) {
    return wider(Op.ADD, b);
  }

  public UInt plus(long b) {
    return literal(Op.ADD, b);
  }

  /** Wraps, in the wider operand's width. */
  public UInt minus(UInt b) {
    return wider(Op.SUB, b);
  }

  public UInt minus(long b) {
    return literal(Op.SUB, b);
  }

  /** Exact: one bit more than the wider operand. */
  public UInt plusWide(UInt b) {
    Ops ops = Ops.here();
    int width = Math.max(width(), b.width()) + 1;
    Node sum = ops.binary(Op.ADD, ops.extend(node, width), ops.extend(b.node, width));
    return new UInt(ops.done(sum));
  }

  /** Exact: signed, one bit more than the wider operand. */
  public SInt minusWide(UInt b) {
    Ops ops = Ops.here();
    int width = Math.max(width(), b.width()) + 1;
    Node left = ops.cast(Kind.SINT, ops.extend(node, width));
    Node right = ops.cast(Kind.SINT, ops.extend(b.node, width));
    return new SInt(ops.done(ops.binary(Op.SUB, left, right)));
  }

  /** Exact: the widths add up. */
  public UInt times(UInt b) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.binary(Op.MUL, node, b.node)));
  }

  /** The literal has this width as well. */
  public UInt times(long b) {
    return literal(Op.MUL, b);
  }

  /** In the wider operand's width; x/0 is all ones. */
  public UInt div(UInt b) {
    return wider(Op.DIV, b);
  }

  /** In the wider operand's width; x%0 is x. */
  public UInt rem(UInt b) {
    return wider(Op.REM, b);
  }

  public UInt and(UInt b) {
    return wider(Op.AND, b);
  }

  public UInt or(UInt b) {
    return wider(Op.OR, b);
  }

  public UInt xor(UInt b) {
    return wider(Op.XOR, b);
  }

  public UInt not() {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.unary(Op.NOT, node)));
  }

  public Bool eq(UInt b) {
    return compare(Op.EQ, b);
  }

  public Bool ne(UInt b) {
    return compare(Op.NE, b);
  }

  public Bool lt(UInt b) {
    return compare(Op.LT, b);
  }

  public Bool le(UInt b) {
    return compare(Op.LE, b);
  }

  public Bool gt(UInt b) {
    return compare(Op.GT, b);
  }

  public Bool ge(UInt b) {
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
  public UInt min(UInt b) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.choose(ops.wider(Op.LT, node, b.node), node, b.node)));
  }

  /** The larger of the two, in the wider operand's width. */
  public UInt max(UInt b) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.choose(ops.wider(Op.GT, node, b.node), node, b.node)));
  }

  /** At most b; the width stays. A b that no value of this width exceeds changes nothing. */
  public UInt min(long b) {
    return bound(Op.GT, b, Literals.greatest(Kind.UINT, width()));
  }

  /** At least b; the width stays. A b that every value of this width reaches changes nothing. */
  public UInt max(long b) {
    return bound(Op.LT, b, Literals.least(Kind.UINT, width()));
  }

  /** n more bits, 0, on the right: times 2 to the n, exact. */
  public UInt shl(int n) {
    Ops ops = Ops.here();
    return new UInt(ops.done(Shifts.left(ops, node, n)));
  }

  /** Without the n lowest bits: width max(w-n, 0). */
  public UInt shr(int n) {
    Ops ops = Ops.here();
    return new UInt(ops.done(Shifts.right(ops, node, n)));
  }

  /** Same width; bits fall out at the left. */
  public UInt shl(UInt n) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.binary(Op.SHL, node, n.node)));
  }

  /** Same width; bits fall out at the right. */
  public UInt shr(UInt n) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.binary(Op.SHR, node, n.node)));
  }

  /** The n lowest bits: the value modulo 2 to the n. */
  public UInt truncate(int n) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.truncate(node, n)));
  }

  /** The same value in n bits, not fewer than now. */
  public UInt extend(int n) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.extend(node, n)));
  }

  /** The nearest value that n bits hold. */
  public UInt saturate(int n) {
    Ops ops = Ops.here();
    if (n >= width()) {
      return new UInt(ops.done(ops.extend(node, n)));
    }
    Node high = ops.slice(Kind.BITS, node, width() - 1, n);
    Node most = ops.constant(Kind.UINT, n, Literals.greatest(Kind.UINT, n));
    Node low = ops.truncate(node, n);
    return new UInt(ops.done(ops.mux(ops.unary(Op.OR_ALL, high), most, low)));
  }

  /** The same value as a signed number, one bit wider. */
  public SInt toSInt() {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.cast(Kind.SINT, ops.extend(node, width() + 1))));
  }

  private UInt wider(Op op, UInt b) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.wider(op, node, b.node)));
  }

  private UInt literal(Op op, long b) {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.binary(op, node, ops.literal(node, b))));
  }

  private Bool compare(Op op, UInt b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.wider(op, node, b.node)));
  }

  private Bool compare(Op op, long b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(op, node, ops.literal(node, b))));
  }

  private UInt bound(Op beyond, long b, BigInteger limit) {
    BigInteger bound = BigInteger.valueOf(b);
    boolean idle = beyond == Op.GT ? bound.compareTo(limit) >= 0 : bound.compareTo(limit) <= 0;
    if (idle) {
      return this;
    }
    Ops ops = Ops.here();
    Node value = ops.literal(node, b);
    return new UInt(ops.done(ops.mux(ops.binary(beyond, node, value), value, node)));
  }
}
