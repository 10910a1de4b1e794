package weft.hdl.sim.jvm;

/**
 * How a place moves with the turns of a loop.
 *
 * @param index counts the turns from 0; null if the place stays
 * @param children to the next child of the same class, by {@link Children#position}
 * @param elements to the next element of the array
 */
record Stride(Word index, int children, int elements) {
  static final Stride NONE = new Stride(null, 0, 0);
}
