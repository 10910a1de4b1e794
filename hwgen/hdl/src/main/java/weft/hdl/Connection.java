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
      a.nodes().forEach(node -> forgive(ops, node));
      b.nodes().forEach(node -> forgive(ops, node));
      return;
    }
    for (int i = 0; i < a.nodes().size(); i++) {
      Node one = a.nodes().get(i);
      Node other = b.nodes().get(i);
      Side first = side(ops, one);
      Side second = side(ops, other);
      if (first == second) {
        ops.error("connect", both(one, other, first), Ops.madeAt(one), Ops.madeAt(other));
        forgive(ops, one);
        forgive(ops, other);
      } else if (first == Side.IS_DRIVEN || second == Side.DRIVES) {
        Assigner.assign(ops, one, other);
      } else {
        Assigner.assign(ops, other, one);
      }
    }
  }

  /** After an error: what was to be set here, and read, is neither, and that follows from it. */
  private static void forgive(Ops ops, Node node) {
    if (side(ops, node) != Side.DRIVES) {
      ops.forgiveUnset(node);
    }
    if (side(ops, node) != Side.IS_DRIVEN) {
      ops.forgive(node);
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
    String names = Names.of(one) + " and " + Names.of(other);
    return switch (side) {
      case DRIVES -> names + " both drive: neither can be set here";
      case IS_DRIVEN -> names + " are both driven from here: set says which one by which";
      case EITHER -> names + " have no direction here: set says which one is driven";
    };
  }

  /** After an error: that a part is not set, or not read, follows from it. */
  static void forgive(Ops ops, Data target, Data from) {
    List<Leaves.Leaf> mine = target.type().layout();
    for (int i = 0; i < mine.size(); i++) {
      if (mine.get(i).flipped()) {
        ops.forgive(target.nodes().get(i));
      } else {
        ops.forgiveUnset(target.nodes().get(i));
      }
    }
    List<Leaves.Leaf> theirs = from.type().layout();
    for (int i = 0; i < theirs.size(); i++) {
      if (theirs.get(i).flipped()) {
        ops.forgiveUnset(from.nodes().get(i));
      } else {
        ops.forgive(from.nodes().get(i));
      }
    }
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
            what, Names.of(one), a.type().form(), Names.of(other), b.type().form());
    if (a instanceof Fixed<?> && b instanceof Fixed<?>) {
      message += ": to(type, rounding, overflow) makes one the other";
    }
    ops.error("type mismatch", message, Ops.madeAt(one), Ops.madeAt(other));
    ops.forgive(one, other);
    return false;
  }

  /** Whether the values are what the parts of a bundle are made of; an error if not. */
  static boolean areParts(Ops ops, List<Leaves.Leaf> layout, List<Node> values) {
    if (values.size() != layout.size()) {
      String message =
          "bundleOf: a bundle of %d parts from %d: give one value for each"
              .formatted(layout.size(), values.size());
      ops.error("width mismatch", message);
      ops.forgive(values.toArray(Node[]::new));
      return false;
    }
    boolean fits = true;
    for (int i = 0; i < values.size(); i++) {
      Leaves.Leaf leaf = layout.get(i);
      Node value = values.get(i);
      if (value.kind != leaf.kind() || value.width != leaf.width()) {
        String message =
            String.format(
                "bundleOf: %s, %s, is no %s, %s",
                Names.of(value),
                Types.describe(value.kind, value.width),
                leaf.suffix().isEmpty() ? "part" : leaf.suffix().substring(1),
                Types.describe(leaf.kind(), leaf.width()));
        ops.error("width mismatch", message, Ops.madeAt(value));
        fits = false;
      }
    }
    if (!fits) {
      ops.forgive(values.toArray(Node[]::new));
    }
    return fits;
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
    ops.error(
        "type mismatch",
        what + " of " + types + ": " + difference,
        Ops.madeAt(from.nodes().get(0)),
        Ops.madeAt(to.nodes().get(0)));
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
