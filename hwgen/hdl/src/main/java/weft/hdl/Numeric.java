package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Op;

/**
 * A number: {@link UInt} or {@link SInt}. Operands are extended to the wider one, each by its own
 * sign; the two never mix. Bare Java numbers take this number's width and have to fit.
 *
 * <pre>{@code
 * UInt a = in(uint(8));
 * UInt b = in(uint(4));
 * UInt wraps = a.plus(b);                              // 8 bits
 * UInt exact = a.plusWide(b);                          // 9 bits
 * UInt product = a.times(b);                           // 12 bits
 * UInt most = a.plusWide(b).saturate(8);               // 8 bits, 255 at most
 * }</pre>
 *
 * @param <S> the class itself
 */
public abstract sealed class Numeric<S extends Numeric<S>> extends Value permits UInt, SInt {
  Numeric(Node node) {
    super(node);
  }

  abstract S make(Node result);

  abstract S self();

  @Override
  public S named(String name) {
    super.named(name);
    return self();
  }

  /** The register's value during reset. */
  public S init(long value) {
    return init(BigInteger.valueOf(value));
  }

  /** The register's value during reset. */
  public S init(BigInteger value) {
    resetTo(value);
    return self();
  }

  public void set(S value) {
    assign(value);
  }

  public void set(long value) {
    assign(BigInteger.valueOf(value));
  }

  /** Wraps, in the wider operand's width. */
  public S plus(S b) {
    return wider(Op.ADD, b);
  }

  public S plus(long b) {
    return literal(Op.ADD, b);
  }

  /** Wraps, in the wider operand's width. */
  public S minus(S b) {
    return wider(Op.SUB, b);
  }

  public S minus(long b) {
    return literal(Op.SUB, b);
  }

  /** Exact: one bit more than the wider operand. */
  public S plusWide(S b) {
    Ops ops = Ops.here();
    return make(ops.done(oneWider(ops, Op.ADD, node, b.node)));
  }

  /** Exact: one bit more than this; the literal has this width. */
  public S plusWide(long b) {
    Ops ops = Ops.here();
    return make(ops.done(oneWider(ops, Op.ADD, node, ops.literal(node, b))));
  }

  /** Exact: the widths add up. */
  public S times(S b) {
    Ops ops = Ops.here();
    return make(ops.done(ops.binary(Op.MUL, node, b.node)));
  }

  /** The literal has this width as well. */
  public S times(long b) {
    return literal(Op.MUL, b);
  }

  /**
   * In the wider operand's width, rounded toward 0; x/0 is all ones. The most negative number by -1
   * wraps to itself.
   */
  public S div(S b) {
    return wider(Op.DIV, b);
  }

  public S div(long b) {
    return literal(Op.DIV, b);
  }

  /** In the wider operand's width, with the sign of this; x%0 is x. */
  public S rem(S b) {
    return wider(Op.REM, b);
  }

  public S rem(long b) {
    return literal(Op.REM, b);
  }

  public S and(S b) {
    return wider(Op.AND, b);
  }

  public S and(long b) {
    return literal(Op.AND, b);
  }

  public S or(S b) {
    return wider(Op.OR, b);
  }

  public S or(long b) {
    return literal(Op.OR, b);
  }

  public S xor(S b) {
    return wider(Op.XOR, b);
  }

  public S xor(long b) {
    return literal(Op.XOR, b);
  }

  public S not() {
    Ops ops = Ops.here();
    return make(ops.done(ops.unary(Op.NOT, node)));
  }

  public Bool eq(S b) {
    return compare(Op.EQ, b);
  }

  public Bool ne(S b) {
    return compare(Op.NE, b);
  }

  public Bool lt(S b) {
    return compare(Op.LT, b);
  }

  public Bool le(S b) {
    return compare(Op.LE, b);
  }

  public Bool gt(S b) {
    return compare(Op.GT, b);
  }

  public Bool ge(S b) {
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
  public S min(S b) {
    Ops ops = Ops.here();
    return make(ops.done(ops.choose(ops.wider(Op.LT, node, b.node), node, b.node)));
  }

  /** The larger of the two, in the wider operand's width. */
  public S max(S b) {
    Ops ops = Ops.here();
    return make(ops.done(ops.choose(ops.wider(Op.GT, node, b.node), node, b.node)));
  }

  /** At most b; the width stays. A b that no value of this width exceeds changes nothing. */
  public S min(long b) {
    return bound(Op.GT, b, Literals.greatest(node.kind, width()));
  }

  /** At least b; the width stays. A b that every value of this width reaches changes nothing. */
  public S max(long b) {
    return bound(Op.LT, b, Literals.least(node.kind, width()));
  }

  /** n more bits, 0, on the right: times 2 to the n, exact. */
  public S shl(int n) {
    Ops ops = Ops.here();
    return make(ops.done(Shifts.left(ops, node, n)));
  }

  /** Without the n lowest bits: width max(w-n, 0). */
  public S shr(int n) {
    Ops ops = Ops.here();
    return make(ops.done(Shifts.right(ops, node, n)));
  }

  /** Same width; bits fall out at the left. */
  public S shl(UInt n) {
    Ops ops = Ops.here();
    return make(ops.done(ops.binary(Op.SHL, node, n.node)));
  }

  /** Same width; bits fall out at the right, the sign comes in at the left of an {@link SInt}. */
  public S shr(UInt n) {
    Ops ops = Ops.here();
    return make(ops.done(ops.binary(Op.SHR, node, n.node)));
  }

  /** The n lowest bits: the value modulo 2 to the n. */
  public S truncate(int n) {
    Ops ops = Ops.here();
    return make(ops.done(ops.truncate(node, n)));
  }

  /** The same value in n bits, not fewer than now. */
  public S extend(int n) {
    Ops ops = Ops.here();
    return make(ops.done(ops.extend(node, n)));
  }

  /** The literal in this number's width. */
  final S number(long value) {
    return make(Ops.here().literal(node, value));
  }

  /** The result of two numbers of one kind in a bit more than the wider one has. */
  static Node oneWider(Ops ops, Op op, Node a, Node b) {
    int width = Math.max(a.width, b.width) + 1;
    return ops.binary(op, ops.extend(a, width), ops.extend(b, width));
  }

  private S wider(Op op, S b) {
    Ops ops = Ops.here();
    return make(ops.done(ops.wider(op, node, b.node)));
  }

  private S literal(Op op, long b) {
    Ops ops = Ops.here();
    return make(ops.done(ops.binary(op, node, ops.literal(node, b))));
  }

  private Bool compare(Op op, S b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.wider(op, node, b.node)));
  }

  private Bool compare(Op op, long b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(op, node, ops.literal(node, b))));
  }

  private S bound(Op beyond, long b, BigInteger limit) {
    BigInteger bound = BigInteger.valueOf(b);
    boolean idle = beyond == Op.GT ? bound.compareTo(limit) >= 0 : bound.compareTo(limit) <= 0;
    if (idle) {
      return self();
    }
    Ops ops = Ops.here();
    Node value = ops.literal(node, b);
    return make(ops.done(ops.mux(ops.binary(beyond, node, value), value, node)));
  }
}
