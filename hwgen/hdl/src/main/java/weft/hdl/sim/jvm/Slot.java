package weft.hdl.sim.jvm;

import weft.hdl.ir.Kind;

/**
 * The fields that hold a signal: one a word, or one long[] for all.
 *
 * @param name of the field; of fields of words, without their number
 * @param kind of the signal
 * @param width in bits
 * @param isArray whether it is one long[]
 */
record Slot(String name, Kind kind, int width, boolean isArray) {
  /** Values of more words are kept in an array. */
  static final int MOST_FIELDS = 32;

  int count() {
    return WordMath.count(width);
  }

  Type type() {
    return kind == Kind.BOOL ? Type.I : Type.J;
  }

  boolean isSigned() {
    return kind == Kind.SINT;
  }

  String field(int index) {
    return isArray || width <= 64 ? name : name + "_" + index;
  }

  /** A word of it, in the cell itself (child -1) or a child. */
  Word word(int index, int child) {
    int bits = index == count() - 1 ? (width - 1 & 63) + 1 : 64;
    boolean signed = isSigned() && index == count() - 1;
    return new Word(
        type(),
        child,
        field(index),
        isArray ? index : -1,
        kind == Kind.BOOL ? 0 : Ranges.lo(bits, signed),
        kind == Kind.BOOL ? 1 : Ranges.hi(bits, signed));
  }
}
