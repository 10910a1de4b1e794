package weft.hdl;

import java.util.List;
import java.util.Objects;

/** Connects values of one type part by part, in the direction that each part's place asks for. */
final class Connection {
  private enum Side {
    DRIVES,
    IS_DRIVEN,
    EITHER
  }

  private Connection() {}

  static void connect(Data a, Data b) {
    Ops ops = Ops.here();
    if (!sameParts(ops, "connect", b, a)) {
      return;
    }
    for (int i = 0; i < a.nodes().size(); i++) {
      Node one = a.nodes().get(i);
      Node other = b.nodes().get(i);
      Side first = side(ops, one);
      Side second = side(ops, other);
      if (first == second) {
        ops.error("connect", both(one, other, first), Ops.madeAt(one), Ops.madeAt(other));
      } else if (first == Side.IS_DRIVEN || second == Side.DRIVES) {
        Assigner.assign(ops, one, other);
      } else {
        Assigner.assign(ops, other, one);
      }
    }
  }

  private static Side side(Ops ops, Node node) {
    Decl decl = Assigner.root(ops.scope.use(node));
    if (decl == null || decl.role == Decl.Role.IN) {
      return Side.DRIVES;
    }
    return switch (decl.role) {
      case OUT -> Side.IS_DRIVEN;
      case PIN -> decl.port.role == Decl.Role.IN ? Side.IS_DRIVEN : Side.DRIVES;
      default -> Side.EITHER;
    };
  }

  private static String both(Node one, Node other, Side side) {
    String names = Elaboration.nameOf(one) + " and " + Elaboration.nameOf(other);
    return switch (side) {
      case DRIVES -> names + " both drive: neither can be set here";
      case IS_DRIVEN -> names + " are both driven from here: set says which one by which";
      case EITHER -> names + " have no direction here: set says which one is driven";
    };
  }

  /** Whether the bits of two values mean the same; an error if not. */
  static boolean sameForm(Ops ops, String what, Data a, Data b) {
    if (Objects.equals(a.type().form(), b.type().form())) {
      return true;
    }
    Node one = a.nodes().get(0);
    Node other = b.nodes().get(0);
    String message =
        String.format(
            "%s of %s, %s, and %s, %s",
            what,
            Elaboration.nameOf(one),
            a.type().form(),
            Elaboration.nameOf(other),
            b.type().form());
    ops.error("type mismatch", message, Ops.madeAt(one), Ops.madeAt(other));
    return false;
  }

  /** Whether two values have the same parts, but for their widths; an error if not. */
  static boolean sameParts(Ops ops, String what, Data from, Data to) {
    List<Leaves.Leaf> theirs = from.type().layout();
    List<Leaves.Leaf> mine = to.type().layout();
    String difference = null;
    for (int i = 0; i < Math.max(theirs.size(), mine.size()) && difference == null; i++) {
      String one = i < theirs.size() ? describe(theirs.get(i)) : "nothing";
      String other = i < mine.size() ? describe(mine.get(i)) : "nothing";
      boolean recoded =
          one.equals(other) && !Objects.equals(theirs.get(i).enumType(), mine.get(i).enumType());
      difference = one.equals(other) ? null : one + " meets " + other;
      difference = recoded ? one + " meets other codes of it" : difference;
    }
    if (difference == null) {
      return sameForm(ops, what, from, to);
    }
    String types = from.getClass().getSimpleName() + " to " + to.getClass().getSimpleName();
    ops.error("type mismatch", what + " of " + types + ": " + difference);
    return false;
  }

  /** {@code flipped ready, bool()}, without its width. */
  private static String describe(Leaves.Leaf leaf) {
    String name = leaf.suffix().isEmpty() ? "" : leaf.suffix().substring(1) + ", ";
    String type = leaf.enumType() != null ? leaf.enumType().name() : word(leaf);
    return (leaf.flipped() ? "flipped " : "") + name + type;
  }

  private static String word(Leaves.Leaf leaf) {
    return leaf.kind().name().toLowerCase(java.util.Locale.ROOT);
  }
}
