package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * A two's complement number.
 *
 * <pre>{@code
 * SInt sample = in(sint(12));                          // -2048 to 2047
 * SInt larger = sample.times(sint(4).of(-3));          // 16 bits
 * Bool negative = sample.lt(0);
 * SInt halved = sample.shr(1);                         // 11 bits
 * }</pre>
 */
public final class SInt extends Numeric<SInt> {
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

  /** The literal in the smallest width, 1 at least: {@code "0xF0"}, {@code "1_000"}. */
  public static SInt of(String digits) {
    return of(LiteralText.number(digits));
  }

  @Override
  public Types.OfSInt type() {
    return new Types.OfSInt(width());
  }

  @Override
  SInt make(Node result) {
    return new SInt(result);
  }

  @Override
  SInt self() {
    return this;
  }

  /** Exact: one bit more than the wider operand. */
  public SInt minusWide(SInt b) {
    Ops ops = Ops.here();
    return new SInt(ops.done(oneWider(ops, Op.SUB, node, b.node)));
  }

  /** Exact: one bit more than this; the literal has this width. */
  public SInt minusWide(long b) {
    Ops ops = Ops.here();
    return new SInt(ops.done(oneWider(ops, Op.SUB, node, ops.literal(node, b))));
  }

  /** The same bits with a point: the last {@code fractionBits} stand behind it. */
  public SFix asSFix(int fractionBits) {
    Ops ops = Ops.here();
    return Hdl.sfix(width() - fractionBits, fractionBits).make(ops.done(node));
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
}
