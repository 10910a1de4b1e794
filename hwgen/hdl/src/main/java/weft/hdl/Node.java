package weft.hdl;

import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/** An author's value before it is frozen into an expression of the IR. */
final class Node {
  enum What {
    CONSTANT,
    REF,
    UNARY,
    BINARY,
    MUX,
    SELECT,
    SLICE,
    INDEX,
    PART,
    CONCAT,
    EXTEND,
    CAST,
    MEM_READ
  }

  private static final Node[] NONE = {};

  final What what;
  final Kind kind;
  final int width;
  final Op op;

  /** Lowest bit of a slice. */
  final int lo;

  /** BigInteger, Decl, MemDecl or list of labels, by {@link #what}. */
  final Object aux;

  final Node[] operands;

  /** The component it belongs to; null for a literal, which belongs to nobody. */
  final Scope scope;

  /** Position among the scope's nodes. */
  final int index;

  Site site;

  /** Set by {@code named()} or a field; null if neither. */
  String explicitName;

  /** True if it has to stay observable. */
  boolean probed;

  /** The name that it got in the RTL; null if it has none. */
  String finalName;

  Node(
      Scope scope,
      int index,
      Site site,
      What what,
      Kind kind,
      int width,
      Op op,
      int lo,
      Object aux,
      Node... operands) {
    this.scope = scope;
    this.index = index;
    this.site = site;
    this.what = what;
    this.kind = kind;
    this.width = width;
    this.op = op;
    this.lo = lo;
    this.aux = aux;
    this.operands = operands.length == 0 ? NONE : operands;
  }

  /** The signal that a reference refers to; null for other nodes. */
  Decl decl() {
    return what == What.REF ? (Decl) aux : null;
  }
}
