package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * What becomes of a number that its new type does not hold.
 *
 * <pre>{@code
 * SFix x = in(sfix(4, 12));
 * SFix y = out(x.to(sfix(1, 12), Rounding.FLOOR, Overflow.SATURATE));    // -1 to below 1
 * }</pre>
 */
public enum Overflow {
  /** Its low bits: costs nothing. */
  WRAP,
  /** The nearest number that the type holds. */
  SATURATE,
  /** The same, but never the most negative number: minus every number exists. */
  SATURATE_SYMMETRIC;

  /** The number in another width. */
  Node fit(Ops ops, Node a, int width) {
    boolean holds = width >= a.width;
    if (this == WRAP || holds && (this == SATURATE || a.kind == Kind.UINT)) {
      return holds ? ops.extend(a, width) : ops.truncate(a, width);
    }
    int compared = Math.max(a.width, width);
    Node wide = ops.extend(a, compared);
    BigInteger greatest = Literals.greatest(a.kind, width);
    BigInteger least = Literals.least(a.kind, width);
    if (this == SATURATE_SYMMETRIC && a.kind == Kind.SINT) {
      least = greatest.negate();
    }
    Node low = ops.truncate(wide, width);
    if (a.kind == Kind.SINT) {
      Node under = ops.binary(Op.LT, wide, ops.constant(a.kind, compared, least));
      low = ops.mux(under, ops.constant(a.kind, width, least), low);
    }
    if (holds) {
      return low;
    }
    Node over = ops.binary(Op.GT, wide, ops.constant(a.kind, compared, greatest));
    return ops.mux(over, ops.constant(a.kind, width, greatest), low);
  }
}
