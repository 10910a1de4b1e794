package weft.hdl.fuzz;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.sint;
import static weft.hdl.Hdl.uint;
import static weft.hdl.Hdl.vec;

import weft.hdl.Bool;
import weft.hdl.Data;
import weft.hdl.SInt;
import weft.hdl.Type;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.ir.Kind;

/**
 * What a value is: its kind, bits, and for a vector the number of elements; 0 for a ground value.
 */
record Shape(Kind kind, int width, int count) {
  static Shape of(Kind kind, int width) {
    return new Shape(kind, width, 0);
  }

  static Shape of(Data value) {
    if (value instanceof Vec<?> vec) {
      Shape element = of(vec.get(0));
      return new Shape(element.kind, element.width, vec.size());
    }
    Kind kind =
        value instanceof Bool
            ? Kind.BOOL
            : value instanceof UInt ? Kind.UINT : value instanceof SInt ? Kind.SINT : Kind.BITS;
    return of(kind, value.width());
  }

  boolean isVector() {
    return count > 0;
  }

  Shape element() {
    return of(kind, width);
  }

  /** All bits, of a vector those of all elements. */
  int allBits() {
    return isVector() ? count * width : width;
  }

  Type<? extends Data> type() {
    return isVector() ? vec(count, ground()) : ground();
  }

  private Type<? extends Data> ground() {
    return switch (kind) {
      case BOOL -> bool();
      case BITS -> bits(width);
      case UINT -> uint(width);
      case SINT -> sint(width);
    };
  }

  /** The type as an author writes it. */
  String typeText() {
    String ground =
        switch (kind) {
          case BOOL -> "bool()";
          case BITS -> "bits(" + width + ")";
          case UINT -> "uint(" + width + ")";
          case SINT -> "sint(" + width + ")";
        };
    return isVector() ? "vec(" + count + ", " + ground + ")" : ground;
  }

  /** The Java class as an author writes it. */
  String classText() {
    String ground =
        switch (kind) {
          case BOOL -> "Bool";
          case BITS -> "Bits";
          case UINT -> "UInt";
          case SINT -> "SInt";
        };
    return isVector() ? "Vec<" + ground + ">" : ground;
  }
}
