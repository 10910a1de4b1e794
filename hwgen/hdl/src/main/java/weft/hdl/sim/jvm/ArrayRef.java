package weft.hdl.sim.jvm;

/** A field that holds a long[]. Has identity: what is read through it belongs to one context. */
final class ArrayRef {
  /** Instance id of the child whose field it is; -1 for the cell itself. */
  final int child;

  final String field;

  ArrayRef(int child, String field) {
    this.child = child;
    this.field = field;
  }
}
