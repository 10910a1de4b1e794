package weft.hdl;

import weft.hdl.ir.Parameter;

/** Attributes of Verilog on what the author has made. */
final class Attributes {
  private Attributes() {}

  static <T extends Data> T add(T value, Parameter attribute) {
    Ops ops = Ops.here();
    for (Node node : value.nodes()) {
      Node own = ops.scope.use(node);
      Decl decl = own.decl();
      if (decl != null && decl.role == Decl.Role.PIN) {
        ops.error(
            "attribute",
            decl.display() + " is a port of a child: give it the attribute there",
            Ops.madeAt(node));
      } else if (decl != null) {
        ops.scope.attribute(decl, attribute);
      } else if (own == node) {
        ops.scope.attribute(node, attribute);
        if (node.site.name == null) {
          node.site = new Site(node.site.at, ops.site.name, ops.site.indexed);
        }
      }
    }
    value.recapture();
    return value;
  }
}
