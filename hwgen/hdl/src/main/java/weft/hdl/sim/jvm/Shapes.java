package weft.hdl.sim.jvm;

import java.util.Arrays;

/**
 * Hashes of steps that are equal if they may differ only in what a loop's index can make up for:
 * constants, which child of a class, which element of an array.
 */
final class Shapes {
  private final Graph graph;
  private final Children children;
  private long[] known = new long[256];
  private int count;

  Shapes(Graph graph, Children children) {
    this.graph = graph;
    this.children = children;
  }

  long of(Node node) {
    if (node.id >= known.length) {
      known = Arrays.copyOf(known, 2 * graph.size());
    }
    for (; count <= node.id; count++) {
      known[count] = compute(graph.node(count));
    }
    return known[node.id];
  }

  /** Of a node whose operands are known. */
  private long compute(Node node) {
    if (isBit(node)) {
      return mix(-1, known[node.bitsOf.id]);
    }
    long hash = mix(node.op.ordinal(), node.type.ordinal());
    if (node.aux instanceof Word word) {
      return mix(hash, of(word));
    } else if (node.aux instanceof ArrayRef array) {
      return mix(mix(hash, of(array.child)), array.field.hashCode());
    } else if (node.aux instanceof String method) {
      hash = mix(hash, method.hashCode());
    }
    if (node.op == Op.TURNS) {
      hash = mix(hash, node.id);
    }
    if (commutes(node)) {
      return mix(hash, known[node.args[0].id] + known[node.args[1].id]);
    }
    for (Node arg : node.args) {
      hash = mix(hash, known[arg.id]);
    }
    return hash;
  }

  /** True if it is one bit of another node. */
  static boolean isBit(Node node) {
    return node.bitsOf != null && Long.bitCount(node.bitMask) == 1;
  }

  /** True if its two operands may change places. */
  static boolean commutes(Node node) {
    return switch (node.op) {
      case ADD, MUL, MULHI, AND, OR, XOR, EQ, NE -> true;
      default -> false;
    };
  }

  private long of(int child) {
    return child < 0 ? -1 : children.className(child).hashCode();
  }

  private long of(Word word) {
    if (word.isLocal()) {
      return word.type.ordinal();
    }
    return mix(mix(of(word.child), word.field.hashCode()), word.element < 0 ? 0 : 1);
  }

  /** Of a step without its operands and bodies: equal if shapes are, and soon made. */
  long outline(Stmt stmt) {
    long hash = stmt.getClass().getName().hashCode();
    if (stmt instanceof Stmt.Put put) {
      hash = mix(hash, of(put.word));
    } else if (stmt instanceof Stmt.PutBits put) {
      hash = mix(mix(hash, of(put.word)), put.signedWidth);
    } else if (stmt instanceof Stmt.Invoke invoke) {
      hash = mix(mix(hash, of(invoke.child)), invoke.method.hashCode());
    }
    return hash;
  }

  long of(Stmt stmt) {
    long hash = outline(stmt);
    for (Node operand : stmt.operands()) {
      hash = mix(hash, of(operand));
    }
    for (Body body : stmt.bodies()) {
      hash = mix(hash, body.steps.size());
      for (Stmt inner : body.steps) {
        hash = mix(hash, of(inner));
      }
    }
    return hash;
  }

  private static long mix(long hash, long next) {
    long x = (hash ^ next * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return x ^ x >>> 29;
  }
}
