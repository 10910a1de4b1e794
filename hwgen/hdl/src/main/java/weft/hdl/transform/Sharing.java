package weft.hdl.transform;

import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;

/** How often values are used; casts are the values that they cast. */
final class Sharing {
  private final int[] uses;

  Sharing(Module module) {
    uses = module.useCounts();
    for (int id = uses.length - 1; id >= 0; id--) {
      if (uses[id] > 1 && module.exprs().get(id) instanceof Expr.Cast cast) {
        uses[cast.operand(0).id()] += uses[id] - 1;
      }
    }
  }

  int uses(Expr e) {
    return uses[e.id()];
  }

  boolean isUsed(Expr e) {
    return uses[e.id()] > 0;
  }

  /** True if it is used more than once and no cast: its operand is what is shared. */
  boolean isShared(Expr e) {
    return uses[e.id()] > 1 && !(e instanceof Expr.Cast);
  }
}
