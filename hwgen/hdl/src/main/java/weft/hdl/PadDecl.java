package weft.hdl;

/** A tri-state pad of the top: which ports are its three sides, and what it is called. */
final class PadDecl {
  final Decl read;
  final Decl write;
  final Decl enable;
  final Site site;
  String finalName;

  PadDecl(Decl read, Decl write, Decl enable, Site site) {
    this.read = read;
    this.write = write;
    this.enable = enable;
    this.site = site;
  }

  /** Makes the ports a pad of the component under construction, which has to be the top. */
  static void declare(TriState<?> ports) {
    Ops ops = Ops.here();
    Scope scope = ops.scope;
    if (scope.parent != null) {
      ops.error(
          "tri-state",
          scope.describe()
              + " is not the top, and pins are the top's: make it out(TriState.type(...)) here,"
              + " and connect it to a tristate(...) of the top");
    } else if (ports.read.width() == 0) {
      ops.error("tri-state", "a pad has at least one bit");
    } else {
      Decl read = ports.read.node.decl();
      Decl write = ports.write.node.decl();
      Decl enable = ports.enable.node.decl();
      scope.pads.add(new PadDecl(read, write, enable, ops.site.plain));
    }
  }
}
