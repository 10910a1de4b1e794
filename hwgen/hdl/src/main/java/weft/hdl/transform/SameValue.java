package weft.hdl.transform;

import java.util.ArrayDeque;
import java.util.Deque;
import weft.hdl.ir.Expr;

/** Whether two expressions of a module are one value, as far as a short look tells. */
final class SameValue {
  /** Nodes that are compared at most: what an author writes twice is short. */
  private static final int MAX_NODES = 64;

  private SameValue() {}

  /** True if both are the same node, or the same operators on the same signals and constants. */
  static boolean of(Expr a, Expr b) {
    if (a == b) {
      return true;
    }
    Deque<Expr> open = new ArrayDeque<>();
    open.push(a);
    open.push(b);
    for (int i = 0; !open.isEmpty(); i++) {
      Expr y = open.pop();
      Expr x = open.pop();
      if (x == y) {
        continue;
      }
      if (i == MAX_NODES || !isAlike(x, y)) {
        return false;
      }
      for (int k = 0; k < x.operandCount(); k++) {
        open.push(x.operand(k));
        open.push(y.operand(k));
      }
    }
    return true;
  }

  /** True if they differ at most in their operands. */
  private static boolean isAlike(Expr a, Expr b) {
    if (a.getClass() != b.getClass()
        || a.kind() != b.kind()
        || a.width() != b.width()
        || a.operandCount() != b.operandCount()) {
      return false;
    }
    if (a instanceof Expr.Constant x && b instanceof Expr.Constant y) {
      return x.value().equals(y.value());
    }
    if (a instanceof Expr.Ref x && b instanceof Expr.Ref y) {
      return x.signal() == y.signal();
    }
    if (a instanceof Expr.Unary x && b instanceof Expr.Unary y) {
      return x.op() == y.op();
    }
    if (a instanceof Expr.Binary x && b instanceof Expr.Binary y) {
      return x.op() == y.op();
    }
    if (a instanceof Expr.Slice x && b instanceof Expr.Slice y) {
      return x.lo() == y.lo();
    }
    return !(a instanceof Expr.Select) && !(a instanceof Expr.MemRead);
  }
}
