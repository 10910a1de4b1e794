package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes nodes: equal ones once, constants folded, what the range of the operands decides left out.
 */
final class Graph {
  private record Key(Op op, Type type, List<Node> args, long value, Object aux) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Key, Node> known = new HashMap<>();

  int size() {
    return nodes.size();
  }

  Node node(int id) {
    return nodes.get(id);
  }

  private Node make(Op op, Type type, long value, Object aux, long lo, long hi, Node... args) {
    Key key = new Key(op, type, Arrays.asList(args), value, aux);
    Node node = known.get(key);
    if (node == null) {
      node = new Node(nodes.size(), op, type, args, value, aux, lo, hi);
      nodes.add(node);
      known.put(key, node);
    }
    return node;
  }

  /** The value after some turns. */
  Node turns(Turns turns, Node start, Node from) {
    Word value = turns.value();
    return make(Op.TURNS, value.type, 0, turns, value.lo, value.hi, start, from);
  }

  /** The same operation as another node's, on other operands. */
  Node like(Node node, Object aux, long lo, long hi, Node... args) {
    return make(node.op, node.type, node.value, aux, lo, hi, args);
  }

  // Leaves ----------------------------------------------------------------------------------------

  Node constant(long value) {
    return make(Op.CONST, Type.J, value, null, value, value);
  }

  Node flag(boolean value) {
    return index(value ? 1 : 0);
  }

  Node index(int value) {
    return make(Op.CONST, Type.I, value, null, value, value);
  }

  Node get(Word word) {
    return make(Op.GET, word.type, 0, word, word.lo, word.hi);
  }

  Node array(ArrayRef array) {
    return make(Op.ARRAY, Type.A, 0, array, 0, 0);
  }

  /** An element of an array, in the given range. */
  Node load(Node array, Node index, long lo, long hi) {
    return make(Op.LOAD, Type.J, 0, List.of(lo, hi), lo, hi, array, index);
  }

  Node pack(Node... words) {
    return make(Op.PACK, Type.A, 0, null, 0, 0, words);
  }

  Node call(Type type, String method, Node... args) {
    return make(Op.CALL, type, 0, method, Long.MIN_VALUE, Long.MAX_VALUE, args);
  }

  // Conversions -----------------------------------------------------------------------------------

  Node widen(Node a) {
    if (a.isConst()) {
      return constant(a.value);
    }
    if (a.op == Op.NARROW && a.args[0].lo >= 0 && a.args[0].hi <= Integer.MAX_VALUE) {
      return a.args[0];
    }
    Node node = make(Op.WIDEN, Type.J, 0, null, a.lo, a.hi, a);
    if (node.bitsOf == null && a.op == Op.NARROW && a.args[0].bitsOf != null) {
      node.bitsOf = a.args[0].bitsOf;
      node.bitMask = a.args[0].bitMask;
    }
    return node;
  }

  Node narrow(Node a) {
    if (a.isConst()) {
      return index((int) a.value);
    }
    if (a.op == Op.WIDEN) {
      return a.args[0];
    }
    boolean fits = a.lo >= Integer.MIN_VALUE && a.hi <= Integer.MAX_VALUE;
    long lo = fits ? a.lo : Integer.MIN_VALUE;
    long hi = fits ? a.hi : Integer.MAX_VALUE;
    return make(Op.NARROW, Type.I, 0, null, lo, hi, a);
  }

  // Arithmetic ------------------------------------------------------------------------------------

  Node add(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return constant(a.value + b.value);
    }
    if (a.isConst(0)) {
      return b;
    }
    if (b.isConst(0)) {
      return a;
    }
    if (a.isConst() || a.id > b.id && !b.isConst()) {
      return add(b, a);
    }
    long lo = a.lo + b.lo;
    long hi = a.hi + b.hi;
    boolean wraps = ((a.lo ^ lo) & (b.lo ^ lo)) < 0 || ((a.hi ^ hi) & (b.hi ^ hi)) < 0;
    return make(
        Op.ADD, Type.J, 0, null, wraps ? Long.MIN_VALUE : lo, wraps ? Long.MAX_VALUE : hi, a, b);
  }

  Node sub(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return constant(a.value - b.value);
    }
    if (b.isConst(0)) {
      return a;
    }
    if (a == b) {
      return constant(0);
    }
    long lo = a.lo - b.hi;
    long hi = a.hi - b.lo;
    boolean wraps = ((a.lo ^ b.hi) & (a.lo ^ lo)) < 0 || ((a.hi ^ b.lo) & (a.hi ^ hi)) < 0;
    return make(
        Op.SUB, Type.J, 0, null, wraps ? Long.MIN_VALUE : lo, wraps ? Long.MAX_VALUE : hi, a, b);
  }

  Node mul(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return constant(a.value * b.value);
    }
    if (a.isConst() || a.id > b.id && !b.isConst()) {
      return mul(b, a);
    }
    if (b.isConst(0)) {
      return b;
    }
    if (b.isConst(1)) {
      return a;
    }
    if (b.isConst() && b.value > 0 && Long.bitCount(b.value) == 1) {
      return shl(a, index(Long.numberOfTrailingZeros(b.value)));
    }
    long[] corners = new long[4];
    boolean wraps = false;
    int n = 0;
    for (long x : new long[] {a.lo, a.hi}) {
      for (long y : new long[] {b.lo, b.hi}) {
        corners[n] = x * y;
        wraps |= Math.multiplyHigh(x, y) != corners[n] >> 63;
        n++;
      }
    }
    Arrays.sort(corners);
    return make(
        Op.MUL,
        Type.J,
        0,
        null,
        wraps ? Long.MIN_VALUE : corners[0],
        wraps ? Long.MAX_VALUE : corners[3],
        a,
        b);
  }

  Node mulHigh(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return constant(Math.multiplyHigh(a.value, b.value));
    }
    return make(Op.MULHI, Type.J, 0, null, Long.MIN_VALUE, Long.MAX_VALUE, a, b);
  }

  /** How many bits are 1. */
  Node count(Node a) {
    if (a.isConst()) {
      return constant(Long.bitCount(a.value));
    }
    if (a.lo >= 0 && a.hi <= 1) {
      return a;
    }
    int most = a.lo >= 0 ? 64 - Long.numberOfLeadingZeros(a.hi) : 64;
    return make(Op.COUNT, Type.J, 0, null, 0, most, a);
  }

  // Bits ------------------------------------------------------------------------------------------

  Node and(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return a.type == Type.I ? index((int) (a.value & b.value)) : constant(a.value & b.value);
    }
    if (a == b || a.isConst(0)) {
      return a;
    }
    if (a.isConst() || a.id > b.id && !b.isConst()) {
      return and(b, a);
    }
    if (b.isConst(0)) {
      return b;
    }
    if (b.isConst()) {
      long ones = b.value;
      if (ones == -1 || a.lo >= 0 && (smear(a.hi) & ~ones) == 0) {
        return a;
      }
      if (a.op == Op.AND && a.args[1].isConst()) {
        long both = a.args[1].value & ones;
        return and(a.args[0], a.type == Type.I ? index((int) both) : constant(both));
      }
    }
    long hi = Long.MAX_VALUE;
    long lo = Long.MIN_VALUE;
    if (a.lo >= 0 || b.lo >= 0) {
      lo = 0;
      hi = Math.min(a.lo >= 0 ? a.hi : hi, b.lo >= 0 ? b.hi : hi);
    } else {
      lo = Math.min(-1 - smear(-1 - a.lo), -1 - smear(-1 - b.lo));
      hi = Math.max(a.hi, b.hi);
      hi = hi < 0 ? -1 : smear(hi);
    }
    Node node = make(Op.AND, a.type, 0, null, lo, hi, a, b);
    if (node.bitsOf == null && node.type == Type.J && b.isConst(1)) {
      boolean shifted = a.op == Op.USHR && a.args[1].isConst();
      node.bitsOf = shifted ? a.args[0] : a;
      node.bitMask = shifted ? 1L << a.args[1].value : 1;
    }
    return node;
  }

  Node or(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return a.type == Type.I ? index((int) (a.value | b.value)) : constant(a.value | b.value);
    }
    if (a == b || b.isConst(0) || a.isConst(-1)) {
      return a;
    }
    if (a.isConst() || a.id > b.id && !b.isConst()) {
      return or(b, a);
    }
    if (b.isConst(0)) {
      return a;
    }
    if (b.isConst(-1) || a.type == Type.I && b.isConst(1)) {
      return b;
    }
    return make(
        Op.OR,
        a.type,
        0,
        null,
        a.lo >= 0 && b.lo >= 0 ? Math.max(a.lo, b.lo) : low(a, b),
        high(a, b),
        a,
        b);
  }

  Node xor(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return a.type == Type.I ? index((int) (a.value ^ b.value)) : constant(a.value ^ b.value);
    }
    if (a == b) {
      return a.type == Type.I ? index(0) : constant(0);
    }
    if (a.isConst() || a.id > b.id && !b.isConst()) {
      return xor(b, a);
    }
    if (b.isConst(0)) {
      return a;
    }
    if (b.isConst() && a.op == Op.XOR && a.args[1].isConst()) {
      long both = a.args[1].value ^ b.value;
      return xor(a.args[0], a.type == Type.I ? index((int) both) : constant(both));
    }
    if (a.type == Type.I && b.isConst(1)) {
      switch (a.op) {
        case EQ -> {
          return ne(a.args[0], a.args[1]);
        }
        case NE -> {
          return eq(a.args[0], a.args[1]);
        }
        case LT -> {
          return ge(a.args[0], a.args[1]);
        }
        case GE -> {
          return lt(a.args[0], a.args[1]);
        }
        default -> {}
      }
    }
    return make(Op.XOR, a.type, 0, null, a.lo >= 0 && b.lo >= 0 ? 0 : low(a, b), high(a, b), a, b);
  }

  /** The least that a bitwise combination of both can be. */
  private static long low(Node a, Node b) {
    if (a.lo >= 0 && b.lo >= 0) {
      return 0;
    }
    long reach = smear(Math.max(reach(a), reach(b)));
    return -1 - reach;
  }

  private static long high(Node a, Node b) {
    return smear(Math.max(reach(a), reach(b)));
  }

  private static long reach(Node a) {
    return Math.max(a.hi < 0 ? -1 - a.lo : a.hi, a.lo < 0 ? -1 - a.lo : 0);
  }

  /** All ones up to the highest one of a number that is not negative. */
  private static long smear(long a) {
    return a <= 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(a);
  }

  Node not(Node a) {
    return xor(a, a.type == Type.I ? index(1) : constant(-1));
  }

  Node shl(Node a, Node by) {
    if (by.isConst(0)) {
      return a;
    }
    if (a.isConst() && by.isConst()) {
      return constant(a.value << by.value);
    }
    if (a.isConst(0)) {
      return a;
    }
    long lo = Long.MIN_VALUE;
    long hi = Long.MAX_VALUE;
    if (by.isConst()) {
      int n = (int) by.value;
      if (a.op == Op.SHL && a.args[1].isConst()) {
        long total = n + a.args[1].value;
        return total > 63 ? constant(0) : shl(a.args[0], index((int) total));
      }
      if (a.lo << n >> n == a.lo && a.hi << n >> n == a.hi) {
        lo = a.lo << n;
        hi = a.hi << n;
      }
    }
    return make(Op.SHL, Type.J, 0, null, lo, hi, a, by);
  }

  Node shr(Node a, Node by) {
    if (a.lo >= 0) {
      return ushr(a, by);
    }
    if (by.isConst(0)) {
      return a;
    }
    if (a.isConst() && by.isConst()) {
      return constant(a.value >> by.value);
    }
    if (by.isConst()) {
      int n = (int) by.value;
      if (a.op == Op.SHR && a.args[1].isConst()) {
        return shr(a.args[0], index((int) Math.min(63, n + a.args[1].value)));
      }
      return make(Op.SHR, Type.J, 0, null, a.lo >> n, a.hi >> n, a, by);
    }
    return make(Op.SHR, Type.J, 0, null, Math.min(a.lo, 0), Math.max(a.hi, 0), a, by);
  }

  Node ushr(Node a, Node by) {
    if (by.isConst(0)) {
      return a;
    }
    if (a.isConst() && by.isConst()) {
      return constant(a.value >>> by.value);
    }
    if (by.isConst()) {
      int n = (int) by.value;
      if (a.op == Op.USHR && a.args[1].isConst()) {
        long total = n + a.args[1].value;
        return total > 63 ? constant(0) : ushr(a.args[0], index((int) total));
      }
      boolean positive = a.lo >= 0;
      if (positive && a.hi >>> n == 0) {
        return constant(0);
      }
      Node node =
          make(
              Op.USHR,
              Type.J,
              0,
              null,
              positive ? a.lo >>> n : 0,
              positive ? a.hi >>> n : -1L >>> n,
              a,
              by);
      if (node.bitsOf == null && node.hi <= 1) {
        node.bitsOf = a;
        node.bitMask = 1L << n;
      }
      return node;
    }
    boolean positive = a.lo >= 0;
    return make(
        Op.USHR,
        Type.J,
        0,
        null,
        positive ? 0 : Long.MIN_VALUE,
        positive ? a.hi : Long.MAX_VALUE,
        a,
        by);
  }

  // Comparisons -----------------------------------------------------------------------------------

  Node eq(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return flag(a.value == b.value);
    }
    if (a == b) {
      return flag(true);
    }
    if (a.hi < b.lo || b.hi < a.lo) {
      return flag(false);
    }
    if (a.isConst() || a.id > b.id && !b.isConst()) {
      return eq(b, a);
    }
    if (b.isConst(0) && a.lo >= 0 && a.hi <= 1) {
      return not(narrow(a));
    }
    if (b.isConst(1) && a.lo >= 0 && a.hi <= 1) {
      return narrow(a);
    }
    return make(Op.EQ, Type.I, 0, null, 0, 1, a, b);
  }

  Node ne(Node a, Node b) {
    if (a.isConst() && b.isConst()) {
      return flag(a.value != b.value);
    }
    if (a == b) {
      return flag(false);
    }
    if (a.hi < b.lo || b.hi < a.lo) {
      return flag(true);
    }
    if (a.isConst() || a.id > b.id && !b.isConst()) {
      return ne(b, a);
    }
    if (b.isConst(0) && a.lo >= 0 && a.hi <= 1) {
      return narrow(a);
    }
    if (b.isConst(1) && a.lo >= 0 && a.hi <= 1) {
      return not(narrow(a));
    }
    return make(Op.NE, Type.I, 0, null, 0, 1, a, b);
  }

  Node lt(Node a, Node b) {
    if (a.hi < b.lo) {
      return flag(true);
    }
    if (a.lo >= b.hi || a == b) {
      return flag(false);
    }
    return make(Op.LT, Type.I, 0, null, 0, 1, a, b);
  }

  Node ge(Node a, Node b) {
    if (a.hi < b.lo) {
      return flag(false);
    }
    if (a.lo >= b.hi || a == b) {
      return flag(true);
    }
    return make(Op.GE, Type.I, 0, null, 0, 1, a, b);
  }

  /** Less as unsigned numbers of 64 bits. */
  Node ult(Node a, Node b) {
    if (a.lo >= 0 && b.lo >= 0) {
      return lt(a, b);
    }
    if (a.isConst() && b.isConst()) {
      return flag(Long.compareUnsigned(a.value, b.value) < 0);
    }
    if (a == b) {
      return flag(false);
    }
    return make(Op.ULT, Type.I, 0, null, 0, 1, a, b);
  }

  Node select(Node condition, Node a, Node b) {
    if (condition.isConst()) {
      return condition.value != 0 ? a : b;
    }
    if (a == b) {
      return a;
    }
    if (condition.op == Op.XOR && condition.args[1].isConst(1)) {
      return select(condition.args[0], b, a);
    }
    if (a.type == Type.I && a.lo >= 0 && a.hi <= 1 && b.lo >= 0 && b.hi <= 1) {
      if (b.isConst(0)) {
        return and(condition, a);
      }
      if (a.isConst(1)) {
        return or(condition, b);
      }
      if (a.isConst(0)) {
        return and(not(condition), b);
      }
      if (b.isConst(1)) {
        return or(not(condition), a);
      }
    }
    if (a.type == Type.J && a.isConst(1) && b.isConst(0)) {
      return widen(condition);
    }
    return make(
        Op.SEL, a.type, 0, null, Math.min(a.lo, b.lo), Math.max(a.hi, b.hi), condition, a, b);
  }

  // Values of a width -----------------------------------------------------------------------------

  /** A J cut to a width of 1 to 64 bits: sign-extended if signed, else zero-extended. */
  Node wrap(Node a, int width, boolean signed) {
    if (width == 64) {
      return a;
    }
    if (!signed) {
      boolean fits = a.lo >= 0 && a.hi <= -1L >>> -width;
      return fits ? a : and(strip(a, width), constant(-1L >>> -width));
    }
    long end = 1L << width - 1;
    if (a.lo >= -end && a.hi < end) {
      return a;
    }
    return shr(shl(strip(a, width), index(64 - width)), index(64 - width));
  }

  /** The same in the low bits, without cuts of operands that only matter above them. */
  private Node strip(Node a, int width) {
    if (a.args.length != 2 || a.isLeaf()) {
      return a;
    }
    Node x = uncut(a.args[0], width);
    Node y = a.op == Op.SHL ? a.args[1] : uncut(a.args[1], width);
    if (x == a.args[0] && y == a.args[1]) {
      return a;
    }
    return switch (a.op) {
      case ADD -> add(x, y);
      case SUB -> sub(x, y);
      case MUL -> mul(x, y);
      case AND -> and(x, y);
      case OR -> or(x, y);
      case XOR -> xor(x, y);
      case SHL -> shl(x, y);
      default -> a;
    };
  }

  private static Node uncut(Node a, int width) {
    if (a.type != Type.J || a.args.length != 2 || !a.args[1].isConst()) {
      return a;
    }
    long low = -1L >>> -width;
    if (a.op == Op.AND && (a.args[1].value & low) == low) {
      return a.args[0];
    }
    Node inner = a.args[0];
    boolean signs = a.op == Op.SHR && inner.op == Op.SHL && inner.args[1] == a.args[1];
    return signs && 64 - a.args[1].value >= width ? inner.args[0] : a;
  }

  /** The sum of many J, without carry beyond 64 bits, in a balanced tree. */
  Node orAll(List<Node> parts) {
    List<Node> level = parts;
    while (level.size() > 1) {
      List<Node> next = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        next.add(or(level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        next.add(level.get(level.size() - 1));
      }
      level = next;
    }
    return level.isEmpty() ? constant(0) : level.get(0);
  }

  @Override
  public String toString() {
    return nodes.size() + " nodes " + Objects.hash(known.size());
  }
}
