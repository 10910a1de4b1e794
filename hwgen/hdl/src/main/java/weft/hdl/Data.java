package weft.hdl;

import java.util.List;

/**
 * Anything that carries bits: ground values, vectors and bundles.
 *
 * <pre>{@code
 * Type<Point> type = bundle(Point::new);
 * Point p = in(type);
 * Bits all = p.asBits();                               // 16 bits, x highest
 * Point again = all.as(type);
 * p.y.unused("only x matters here");
 * }</pre>
 */
public abstract class Data {
  Data() {}

  /** The type; what {@code in out wire reg} take to make another one like it. */
  public abstract Type<? extends Data> type();

  /** The ground parts in the order of the type's layout. */
  abstract List<Node> nodes();

  /** Gives it this name in the RTL, before any other source of names. */
  public Data named(String name) {
    Scope scope = Scope.current();
    List<Node> nodes = nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Decl decl = nodes.get(i).decl();
      if (decl != null) {
        decl.explicitName = decl.isInternal() ? scope.grouped(name) : name;
      } else {
        nodes.get(i).explicitName = scope.grouped(name) + suffix(i);
      }
    }
    return this;
  }

  /** Gives it this full name, whatever groups stand around the call. */
  final void call(String full) {
    List<Node> nodes = nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Decl decl = nodes.get(i).decl();
      if (decl != null) {
        decl.explicitName = full;
      } else {
        nodes.get(i).explicitName = full + suffix(i);
      }
    }
  }

  /** What part i adds to the name of the whole. */
  final String suffix(int i) {
    return nodes().size() == 1 ? "" : type().layout().get(i).suffix();
  }

  /** Bits, all parts together. */
  public int width() {
    int width = 0;
    for (Node node : nodes()) {
      width += node.width;
    }
    return width;
  }

  final Node packed(Ops ops) {
    return type().packing().pack(ops, nodes());
  }

  /**
   * All bits side by side: a bundle's fields in order, the first most significant; a vector's
   * elements, element 0 least significant. {@code type.fromBits(bits)} undoes it.
   */
  public Bits asBits() {
    Ops ops = Ops.here();
    return new Bits(ops.done(packed(ops)));
  }

  /** Says that nobody reads it, or not all of it, and that this is meant. */
  public void unused(String why) {
    Ops ops = Ops.here();
    for (Node node : nodes()) {
      ops.scope.ignore(node, why, ops.site);
    }
  }

  /** Drives this with the other, part by part; flipped parts of bundles the other way. */
  final void drive(Data from) {
    Ops ops = Ops.here();
    List<Leaves.Leaf> layout = type().layout();
    List<Node> mine = nodes();
    List<Node> theirs = from.nodes();
    if (!Connection.sameParts(ops, "set", from, this)) {
      Connection.forgive(ops, this, from);
      return;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (layout.get(i).flipped()) {
        Assigner.assign(ops, theirs.get(i), mine.get(i));
      } else {
        Assigner.assign(ops, mine.get(i), theirs.get(i));
      }
    }
  }

  /** Takes the name from a fluent call if the node has none yet. */
  final void recapture() {
    recapture(null);
  }

  /** The same, from the call under way if it is of the node's component. */
  final void recapture(Ops ops) {
    Site site = null;
    for (Node node : nodes()) {
      Decl decl = node.decl();
      if (decl != null && decl.site.name == null && decl.scope != null) {
        if (site == null) {
          site = ops != null && ops.scope == decl.scope ? ops.site : decl.scope.site();
        }
        if (site.name != null) {
          decl.site = new Site(decl.site.at, site.name, site.indexed);
        }
      }
    }
  }

  /**
   * Identity, so that maps work. Hardware is compared by {@code eq}; a call of {@code equals} in a
   * class that makes hardware is an error of the design.
   */
  @Override
  public final boolean equals(Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }
}
