package weft.hdl;

import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * An unsigned number with a point: {@code ufix(4, 12)} is from 0 to below 16.
 *
 * <pre>{@code
 * UFix part = in(ufix(0, 8));                          // 8 bits: 0 to below 1
 * UFix doubled = part.shl(1);                          // ufix(1, 7): the same bits
 * UInt rounded = part.toUInt(Rounding.HALF_UP);        // 1 bit
 * }</pre>
 */
public final class UFix extends Fixed<UFix> {
  UFix(Node node, FixType<UFix> type) {
    super(node, type);
  }

  @Override
  UFix self() {
    return this;
  }

  /** Exact: signed, one integer bit more than the type that holds both operands. */
  public SFix minusWide(UFix b) {
    Ops ops = Ops.here();
    int integer = Math.max(type().integerBits(), b.type().integerBits()) + 1;
    int fraction = Math.max(type().fractionBits(), b.type().fractionBits());
    FixType<SFix> common = new FixType<>(Kind.SINT, integer, fraction);
    Node left = ops.cast(Kind.SINT, align(ops, node, type(), common));
    Node right = ops.cast(Kind.SINT, align(ops, b.node, b.type(), common));
    return common.make(ops.done(ops.binary(Op.SUB, left, right)));
  }

  public SFix minusWide(double b) {
    return minusWide(type().of(b));
  }

  /** The same number, signed, one integer bit more. */
  public SFix toSFix() {
    Ops ops = Ops.here();
    FixType<SFix> signed =
        new FixType<>(Kind.SINT, type().integerBits() + 1, type().fractionBits());
    return signed.make(ops.done(ops.cast(Kind.SINT, ops.extend(node, width() + 1))));
  }

  /** The number as an integer, in as many bits as it needs: FLOOR needs the integer bits alone. */
  public UInt toUInt(Rounding rounding) {
    Ops ops = Ops.here();
    return new UInt(ops.done(rounded(ops, 0, rounding)));
  }
}
