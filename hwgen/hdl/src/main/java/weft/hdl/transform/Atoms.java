package weft.hdl.transform;

import weft.hdl.ir.Expr;

/** What is as short as a name, so that repeating it costs nothing. */
public final class Atoms {
  private Atoms() {}

  /** True for signals, fixed bits of signals and constants, of any kind. */
  public static boolean isAtom(Expr e) {
    Expr inner = strip(e);
    return inner instanceof Expr.Constant || isBits(inner);
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
