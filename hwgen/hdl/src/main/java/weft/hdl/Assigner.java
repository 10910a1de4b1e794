package weft.hdl;

import java.math.BigInteger;
import weft.hdl.Node.What;
import weft.hdl.ir.Kind;

/** Turns {@code target.set(value)} into a statement, if the target can be set. */
final class Assigner {
  private Assigner() {}

  static void assign(Ops ops, Node target, Node value) {
    Node to = ops.scope.use(target);
    Decl decl = root(to);
    if (target.width == 0 && value.width == 0) {
      return;
    }
    if (decl == null && target.what != What.CONSTANT && to.what == What.CONSTANT) {
      ops.forgive(value); // somebody else's, which is told
      return;
    }
    if (decl == null) {
      String name = Names.of(target);
      ops.error(
          "not assignable",
          (name.equals(Names.VALUE) ? "this" : name)
              + " is a value, no signal: set a wire or a register instead",
          Ops.madeAt(target));
      ops.forgive(value);
      return;
    }
    if (!decl.maySet()) {
      String message =
          decl.role == Decl.Role.IN
              ? decl.display()
                  + " is an input of "
                  + ops.scope.describe()
                  + " itself: whoever adds it sets it"
              : decl.display() + " is an output of the child, driven there: the child sets it";
      ops.error("set from the wrong side", message, decl.declared());
      ops.forgive(value);
      return;
    }
    Node from = ops.scope.use(value);
    if (from.width != to.width) {
      String message =
          "set of "
              + Names.of(from)
              + ", "
              + Ops.bits(from)
              + ", to "
              + Names.of(to)
              + ", "
              + Ops.bits(to)
              + ": "
              + remedy(from, to.width);
      ops.error("width mismatch", message, decl.declared());
      ops.forgive(from);
      from = ops.constant(to.kind, to.width, BigInteger.ZERO);
    }
    String comment = ops.scope.takeComment();
    ops.scope.step(new Step.Assign(ops.site.plain, comment, to, decl, from));
  }

  /** How a value of another width can be set. */
  private static String remedy(Node from, int width) {
    if (from.width < width) {
      return "say extend(" + width + ")";
    }
    boolean number = from.kind == Kind.UINT || from.kind == Kind.SINT;
    return "say truncate(" + width + ")" + (number ? " or saturate(" + width + ")" : "");
  }

  /** The signal that a chain of slices, indexes and casts ends at; null if it ends elsewhere. */
  static Decl root(Node node) {
    Node at = node;
    while (at.what == What.SLICE
        || at.what == What.INDEX
        || at.what == What.PART
        || at.what == What.CAST) {
      at = at.operands[0];
    }
    return at.decl();
  }
}
