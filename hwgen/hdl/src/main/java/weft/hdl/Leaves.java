package weft.hdl;

import java.util.Iterator;
import java.util.List;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Kind;

/** Where a type takes the nodes of its ground parts from when it builds a value. */
interface Leaves {
  /**
   * One ground part of a type.
   *
   * @param suffix {@code _x_y} for field y of field x; empty for a ground type
   * @param flipped true if it runs against the direction of the whole
   */
  record Leaf(String suffix, Kind kind, int width, EnumType enumType, boolean flipped) {}

  /** Nodes that belong to nobody: for a look at the shape of a type. */
  Leaves PROTOTYPE =
      leaf ->
          new Node(null, -1, Site.NONE, Node.What.REF, leaf.kind(), leaf.width(), null, 0, null);

  Node next(Leaf leaf);

  /** Takes nodes in the order of the type's leaves. */
  static Leaves of(List<Node> nodes) {
    Iterator<Node> each = nodes.iterator();
    return leaf -> each.next();
  }
}
