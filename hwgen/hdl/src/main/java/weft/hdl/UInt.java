package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * An unsigned number.
 *
 * <pre>{@code
 * UInt a = in(uint(8));                                // 0 to 255
 * UInt b = in(uint(8));
 * SInt difference = a.minusWide(b);                    // 9 bits: exact
 * UInt picked = mux(a.lt(b), a, b);
 * Bits low = a.bits(3, 0);
 * }</pre>
 */
public final class UInt extends Numeric<UInt> {
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

  /** The literal in the smallest width, 1 at least: {@code "0xF0"}, {@code "1_000"}. */
  public static UInt of(String digits) {
    return of(LiteralText.number(digits));
  }

  @Override
  public Types.OfUInt type() {
    return new Types.OfUInt(width());
  }

  @Override
  UInt make(Node result) {
    return new UInt(result);
  }

  @Override
  UInt self() {
    return this;
  }

  /** Exact: signed, one bit more than the wider operand. */
  public SInt minusWide(UInt b) {
    Ops ops = Ops.here();
    return minusWide(ops, b.node);
  }

  /** Exact: signed, one bit more than this; the literal has this width. */
  public SInt minusWide(long b) {
    Ops ops = Ops.here();
    return minusWide(ops, ops.literal(node, b));
  }

  private SInt minusWide(Ops ops, Node b) {
    int width = Math.max(node.width, b.width) + 1;
    Node left = ops.cast(Kind.SINT, ops.extend(node, width));
    Node right = ops.cast(Kind.SINT, ops.extend(b, width));
    return new SInt(ops.done(ops.binary(Op.SUB, left, right)));
  }

  /** The same bits with a point: the last {@code fractionBits} stand behind it. */
  public UFix asUFix(int fractionBits) {
    Ops ops = Ops.here();
    return Hdl.ufix(width() - fractionBits, fractionBits).make(ops.done(node));
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
}
