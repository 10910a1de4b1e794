package weft.hdl;

import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * Which neighbour a number becomes that lies between two, as 1.5 does between 1 and 2.
 *
 * <pre>{@code
 * SFix x = in(sfix(4, 12));
 * SInt nearest = x.toSInt(Rounding.HALF_EVEN);         // 5 bits: 2.5 is 2, 3.5 is 4
 * }</pre>
 */
public enum Rounding {
  /** The lower one: drops bits, costs nothing, and is half a step too low on average. */
  FLOOR,
  /** The upper one. */
  CEILING,
  /** The one nearer to 0. */
  TOWARD_ZERO,
  /** The one farther from 0. */
  AWAY_FROM_ZERO,
  /** The nearest; of two, the upper: the cheapest of those that are nearly right on average. */
  HALF_UP,
  /** The nearest; of two, the lower. */
  HALF_DOWN,
  /** The nearest; of two, the one nearer to 0. */
  HALF_TOWARD_ZERO,
  /** The nearest; of two, the one farther from 0. */
  HALF_AWAY_FROM_ZERO,
  /** The nearest; of two, the even one: right on average. */
  HALF_EVEN;

  /**
   * Divides by 2 to the {@code drop} and rounds.
   *
   * @param a of more than {@code drop} bits
   * @return one bit more than what is left, but for FLOOR
   */
  Node divide(Ops ops, Node a, int drop) {
    Node lower = ops.slice(a.kind, a, a.width - 1, drop);
    if (this == FLOOR || drop == 0) {
      return lower;
    }
    Node up = ops.cast(Kind.UINT, up(ops, a, drop));
    Node wide = ops.extend(lower, lower.width + 1);
    return ops.binary(Op.ADD, wide, ops.cast(a.kind, ops.extend(up, wide.width)));
  }

  /** Whether the upper neighbour is taken. */
  private Node up(Ops ops, Node a, int drop) {
    return switch (this) {
      case FLOOR -> throw new AssertionError(this);
      case CEILING -> rest(ops, a, drop);
      case TOWARD_ZERO -> ops.binary(Op.AND, rest(ops, a, drop), negative(ops, a));
      case AWAY_FROM_ZERO -> ops.binary(Op.AND, rest(ops, a, drop), positive(ops, a));
      case HALF_UP -> half(ops, a, drop);
      case HALF_DOWN -> ops.binary(Op.AND, half(ops, a, drop), rest(ops, a, drop - 1));
      case HALF_TOWARD_ZERO -> halfAnd(ops, a, drop, negative(ops, a));
      case HALF_AWAY_FROM_ZERO -> halfAnd(ops, a, drop, positive(ops, a));
      case HALF_EVEN -> halfAnd(ops, a, drop, ops.slice(Kind.BOOL, a, drop, drop));
    };
  }

  private static Node halfAnd(Ops ops, Node a, int drop, Node tieGoesUp) {
    Node beyond = ops.binary(Op.OR, rest(ops, a, drop - 1), tieGoesUp);
    return ops.binary(Op.AND, half(ops, a, drop), beyond);
  }

  private static Node half(Ops ops, Node a, int drop) {
    return ops.slice(Kind.BOOL, a, drop - 1, drop - 1);
  }

  /** Whether any of the lowest bits is 1. */
  private static Node rest(Ops ops, Node a, int bits) {
    return ops.unary(Op.OR_ALL, ops.slice(Kind.BITS, a, bits - 1, 0));
  }

  private static Node negative(Ops ops, Node a) {
    return a.kind == Kind.SINT
        ? ops.slice(Kind.BOOL, a, a.width - 1, a.width - 1)
        : ops.constant(Kind.BOOL, 1, java.math.BigInteger.ZERO);
  }

  private static Node positive(Ops ops, Node a) {
    return ops.unary(Op.NOT, negative(ops, a));
  }
}
