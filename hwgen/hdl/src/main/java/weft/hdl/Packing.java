package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Kind;

/**
 * How the ground parts of a type lie in its bits: a bundle's fields in the order of their
 * declaration, the first highest; a vector's elements one after the other, element 0 lowest, each
 * packed by itself.
 */
final class Packing {
  /** Bits {@code lo + width - 1} to {@code lo} of a ground part. */
  private record Piece(int leaf, int lo, int width) {}

  /** Highest first. */
  private final List<Piece> pieces = new ArrayList<>();

  /** All of each part, in their order. */
  static Packing ofLeaves(List<Leaves.Leaf> leaves) {
    Packing packing = new Packing();
    for (int i = 0; i < leaves.size(); i++) {
      packing.add(i, 0, leaves.get(i).width());
    }
    return packing;
  }

  /** {@code size} elements in a row; their parts are side by side in the vector's. */
  static Packing ofVector(int size, Type<?> element) {
    Packing packing = new Packing();
    List<Leaves.Leaf> leaves = element.layout();
    for (int i = size - 1; i >= 0; i--) {
      for (Piece piece : element.packing().pieces) {
        int from = leaves.get(piece.leaf).width() * i + piece.lo;
        packing.add(piece.leaf, from, piece.width);
      }
    }
    return packing;
  }

  /** Appends what is packed by itself, whose parts follow {@code first} others. */
  void append(Packing next, int first) {
    next.pieces.forEach(piece -> add(first + piece.leaf, piece.lo, piece.width));
  }

  private void add(int leaf, int lo, int width) {
    int last = pieces.size() - 1;
    boolean adjoins =
        last >= 0 && pieces.get(last).leaf == leaf && pieces.get(last).lo == lo + width;
    if (adjoins) {
      pieces.set(last, new Piece(leaf, lo, pieces.get(last).width + width));
    } else {
      pieces.add(new Piece(leaf, lo, width));
    }
  }

  /** The bits of the parts. */
  Node pack(Ops ops, List<Node> parts) {
    List<Node> bits = new ArrayList<>();
    for (Piece piece : pieces) {
      Node whole = parts.get(piece.leaf);
      boolean all = piece.width == whole.width;
      bits.add(all ? whole : ops.slice(Kind.BITS, whole, piece.lo + piece.width - 1, piece.lo));
    }
    return bits.size() == 1 ? ops.cast(Kind.BITS, bits.get(0)) : ops.concat(bits);
  }

  /** The parts that bits hold. */
  List<Node> unpack(Ops ops, Node bits, List<Leaves.Leaf> leaves) {
    List<List<Node>> byLeaf = new ArrayList<>();
    leaves.forEach(leaf -> byLeaf.add(new ArrayList<>()));
    int top = bits.width;
    for (Piece piece : pieces) {
      top -= piece.width;
      Kind kind = leaves.get(piece.leaf).kind();
      boolean whole = piece.width == leaves.get(piece.leaf).width();
      Kind own = whole ? kind : Kind.BITS;
      Node part = ops.slice(own, bits, top + piece.width - 1, top);
      byLeaf.get(piece.leaf).add(part);
    }
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      List<Node> own = byLeaf.get(i);
      Kind kind = leaves.get(i).kind();
      parts.add(own.size() == 1 ? own.get(0) : ops.cast(kind, ops.concat(own)));
    }
    return parts;
  }
}
