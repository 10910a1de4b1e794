package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * A two's complement number with a point: {@code sfix(4, 12)} is from -8 to below 8.
 *
 * <pre>{@code
 * SFix x = in(sfix(2, 14));                            // 16 bits: -2 to below 2
 * SFix gain = sfix(1, 7).of(0.75);
 * SFix exact = x.times(gain);                          // sfix(3, 21)
 * SInt bits = x.asSInt();                              // the same 16 bits
 * }</pre>
 */
public final class SFix extends Fixed<SFix> {
  SFix(Node node, FixType<SFix> type) {
    super(node, type);
  }

  @Override
  SFix self() {
    return this;
  }

  /** Exact: one integer bit more than the type that holds both operands. */
  public SFix minusWide(SFix b) {
    Ops ops = Ops.here();
    int integer = Math.max(type().integerBits(), b.type().integerBits()) + 1;
    int fraction = Math.max(type().fractionBits(), b.type().fractionBits());
    FixType<SFix> common = new FixType<>(Kind.SINT, integer, fraction);
    Node left = align(ops, node, type(), common);
    Node right = align(ops, b.node, b.type(), common);
    return common.make(ops.done(ops.binary(Op.SUB, left, right)));
  }

  public SFix minusWide(double b) {
    return minusWide(type().of(b));
  }

  /** Minus this, wrapping at the most negative number. */
  public SFix negate() {
    Ops ops = Ops.here();
    return type().make(ops.done(ops.unary(Op.NEG, node)));
  }

  /** True if less than 0. */
  public Bool isNegative() {
    Ops ops = Ops.here();
    Node zero = ops.constant(Kind.SINT, width(), BigInteger.ZERO);
    return new Bool(ops.done(ops.binary(Op.LT, node, zero)));
  }

  /** The number as an integer, in as many bits as it needs: FLOOR needs the integer bits alone. */
  public SInt toSInt(Rounding rounding) {
    Ops ops = Ops.here();
    return new SInt(ops.done(rounded(ops, 0, rounding)));
  }
}
