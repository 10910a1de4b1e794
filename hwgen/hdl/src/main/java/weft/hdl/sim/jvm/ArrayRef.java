package weft.hdl.sim.jvm;

/** A field that holds a long[]. Has identity: what is read through it belongs to one context. */
final class ArrayRef {
  /** Instance id of the child whose field it is; -1 for the cell itself. */
  final int child;

  final String field;

  /** In a loop, how the child moves from that of the first turn. */
  final Stride stride;

  /** The body of the loop that it belongs to; null if it belongs to none. */
  final Body home;

  ArrayRef(int child, String field) {
    this(child, field, Stride.NONE, null);
  }

  ArrayRef(int child, String field, Stride stride, Body home) {
    this.child = child;
    this.field = field;
    this.stride = stride;
    this.home = home;
  }
}
