package weft.hdl;

import java.math.BigInteger;
import java.util.List;
import weft.hdl.ir.Kind;

/** Shifts by a number known at elaboration: they change the width. */
final class Shifts {
  private Shifts() {}

  static Node left(Ops ops, Node a, int n) {
    Node zeros = ops.constant(Kind.BITS, Types.checked(n), BigInteger.ZERO);
    return n == 0 ? a : ops.cast(a.kind, ops.concat(List.of(a, zeros)));
  }

  static Node right(Ops ops, Node a, int n) {
    int shift = Math.min(Types.checked(n), a.width);
    return shift == 0 ? a : ops.slice(a.kind, a, a.width - 1, shift);
  }
}
