package weft.hdl.transform;

import weft.hdl.ir.Expr;
import weft.hdl.ir.Op;

/** What is as short as a name, so that repeating it costs nothing. */
public final class Atoms {
  /** A comparison of more bits than this is a comparator worth sharing. */
  private static final int SHORT_BITS = 16;

  private Atoms() {}

  /** True for signals, fixed bits of signals and constants, of any kind. */
  public static boolean isAtom(Expr e) {
    Expr inner = strip(e);
    return inner instanceof Expr.Constant || isBits(inner);
  }

  /**
   * True for what reads better repeated than named: an atom inverted or extended, and a condition
   * on two atoms, none of them wide.
   */
  public static boolean isShort(Expr e) {
    Expr inner = strip(e);
    if (inner instanceof Expr.Extend || inner instanceof Expr.Unary u && u.op() == Op.NOT) {
      return isAtom(inner.operand(0));
    }
    return inner instanceof Expr.Binary b
        && inner.width() == 1
        && b.operand(0).width() <= SHORT_BITS
        && isAtom(b.operand(0))
        && isAtom(b.operand(1));
  }

  /** True for signals and fixed bits of signals. */
  public static boolean isBits(Expr e) {
    Expr inner = strip(e);
    if (inner instanceof Expr.Slice) {
      inner = strip(inner.operand(0));
    }
    return inner instanceof Expr.Ref;
  }

  /** True for a signal, all of it. */
  public static boolean isName(Expr e) {
    return strip(e) instanceof Expr.Ref;
  }

  /** The expression without casts. */
  public static Expr strip(Expr e) {
    Expr inner = e;
    while (inner instanceof Expr.Cast) {
      inner = inner.operand(0);
    }
    return inner;
  }
}
