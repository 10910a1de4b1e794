package weft.hdl.sim.jvm;

/**
 * A place that holds an I or a J: a field of the cell, a field of a child's cell, an element of a
 * long[] in either, or a local variable (which becomes a field if several methods need it).
 */
final class Word {
  final Type type;

  /** Instance id of the child whose field it is; -1 for the cell itself. */
  final int child;

  /** Name of the field; null for a local. */
  final String field;

  /** Index in the field's long[]; -1 if the field is the word. */
  final int element;

  /** Values it may hold. */
  final long lo;

  final long hi;

  /** In a loop, how child and element move from those of the first turn. */
  final Stride stride;

  /** The body of the loop that it belongs to; null if it belongs to none. */
  final Body home;

  Word(Type type, int child, String field, int element, long lo, long hi) {
    this(type, child, field, element, lo, hi, Stride.NONE, null);
  }

  Word(
      Type type, int child, String field, int element, long lo, long hi, Stride stride, Body home) {
    this.type = type;
    this.child = child;
    this.field = field;
    this.element = element;
    this.lo = lo;
    this.hi = hi;
    this.stride = stride;
    this.home = home;
  }

  static Word local(Type type, long lo, long hi) {
    return new Word(type, -1, null, -1, lo, hi);
  }

  /** One that every turn of a loop sets anew. */
  static Word local(Type type, long lo, long hi, Body home) {
    return new Word(type, -1, null, -1, lo, hi, Stride.NONE, home);
  }

  boolean isLocal() {
    return field == null;
  }

  @Override
  public String toString() {
    return isLocal()
        ? "local"
        : (child < 0 ? "" : "c" + child + ".") + field + (element < 0 ? "" : "[" + element + "]");
  }
}
