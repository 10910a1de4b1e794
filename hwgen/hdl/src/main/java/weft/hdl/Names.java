package weft.hdl;

import weft.hdl.ir.Op;

/** What messages call a value. */
final class Names {
  /** Something that nobody has given a name. */
  static final String VALUE = "a value";

  private Names() {}

  /** Its name; of a part or the same bits of something with a name, that; else what it is. */
  static String of(Node node) {
    String own = own(node);
    if (own != null) {
      return own;
    }
    Node whole = node.operands.length == 0 ? null : node.operands[0];
    String name = whole == null ? null : own(whole);
    if (name != null) {
      switch (node.what) {
        case CAST -> {
          return name;
        }
        case SLICE -> {
          int hi = node.lo + node.width - 1;
          return (hi == node.lo ? "bit " + hi : "bits " + hi + " to " + node.lo) + " of " + name;
        }
        case INDEX, PART -> {
          return "a part of " + name;
        }
        case EXTEND -> {
          return name + " extended";
        }
        default -> {}
      }
    }
    return node.what == Node.What.BINARY ? result(node.op) : VALUE;
  }

  /** The signal that it is, or a part or the same bits of; null if it is none. */
  static Decl declared(Node node) {
    boolean part =
        switch (node.what) {
          case CAST, SLICE, INDEX, PART, EXTEND -> own(node) == null;
          default -> false;
        };
    return part ? node.operands[0].decl() : node.decl();
  }

  private static String own(Node node) {
    if (node.decl() != null) {
      return node.decl().display();
    }
    return node.explicitName != null ? node.explicitName : node.site.name;
  }

  private static String result(Op op) {
    return switch (op) {
      case ADD -> "a sum";
      case SUB -> "a difference";
      case MUL -> "a product";
      case DIV -> "a quotient";
      case REM -> "a remainder";
      default -> op.isComparison() ? "a comparison" : VALUE;
    };
  }
}
