package weft.hdl.sim.jvm;

/**
 * A computation of one JVM value without side effects. Nodes of a {@link Graph} are numbered,
 * operands before their users.
 */
final class Node {
  static final Node[] NONE = {};

  final int id;
  final Op op;
  final Type type;
  final Node[] args;

  /** Of CONST. */
  final long value;

  /** Word of GET, ArrayRef of ARRAY, name of CALL; else null. */
  final Object aux;

  /** All values it may have lie between. */
  final long lo;

  final long hi;

  /** The body of the loop in which it has to be computed; null if anywhere. */
  final Body home;

  /** If it is a sum of single bits of one J: that J and which bits. */
  Node bitsOf;

  long bitMask;

  /** If it is a sum of such sums. */
  Node[] terms;

  Node(int id, Op op, Type type, Node[] args, long value, Object aux, long lo, long hi) {
    this.id = id;
    this.op = op;
    this.type = type;
    this.args = args;
    this.value = value;
    this.aux = aux;
    this.lo = lo;
    this.hi = hi;
    this.home = home(args, aux);
  }

  private static Body home(Node[] args, Object aux) {
    if (aux instanceof Word word) {
      return word.home;
    } else if (aux instanceof ArrayRef array) {
      return array.home;
    }
    for (Node arg : args) {
      if (arg.home != null) {
        return arg.home;
      }
    }
    return null;
  }

  boolean isConst() {
    return op == Op.CONST;
  }

  boolean isConst(long number) {
    return op == Op.CONST && value == number;
  }

  /** Cheaper to do again than to keep. */
  boolean isLeaf() {
    return op == Op.CONST || op == Op.GET || op == Op.ARRAY;
  }

  @Override
  public String toString() {
    return "%" + id + " " + op;
  }
}
