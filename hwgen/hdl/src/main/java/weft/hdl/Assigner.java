package weft.hdl;

import java.math.BigInteger;
import weft.hdl.Node.What;
import weft.hdl.check.Diagnostic.Party;

/** Turns {@code target.set(value)} into a statement, if the target can be set. */
final class Assigner {
  private Assigner() {}

  static void assign(Ops ops, Node target, Node value) {
    Node to = ops.scope.use(target);
    Decl decl = root(to);
    if (target.width == 0 && value.width == 0) {
      return;
    }
    if (decl == null) {
      String name = Elaboration.nameOf(target);
      ops.error(
          "not assignable",
          name + " is a value, no signal: set a wire or a register instead",
          Ops.madeAt(target));
      return;
    }
    boolean ownInput = decl.role == Decl.Role.IN;
    boolean childOutput = decl.role == Decl.Role.PIN && decl.port.role == Decl.Role.OUT;
    if (ownInput || childOutput) {
      String message =
          ownInput
              ? decl.display()
                  + " is an input of "
                  + ops.scope.describe()
                  + " itself: whoever adds it sets it"
              : decl.display() + " is an output of the child, driven there: the child sets it";
      Site where = childOutput ? decl.port.site : decl.site;
      Party declared = new Party(where.at, decl.display() + " is declared here");
      ops.error("set from the wrong side", message, declared);
      return;
    }
    Node from = ops.scope.use(value);
    if (from.width != to.width) {
      String message =
          "set of "
              + Elaboration.nameOf(value)
              + ", "
              + Ops.bits(from)
              + ", to "
              + Elaboration.nameOf(target)
              + ", "
              + Ops.bits(to)
              + ": extend or truncate what is set";
      ops.error("width mismatch", message, Ops.madeAt(to.what == What.REF ? to : decl.ref));
      from = ops.constant(to.kind, to.width, BigInteger.ZERO);
    }
    String comment = ops.scope.takeComment();
    ops.scope.step(new Step.Assign(ops.site.plain, comment, to, decl, from));
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
