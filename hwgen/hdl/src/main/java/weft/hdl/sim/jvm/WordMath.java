package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Kind;

/**
 * Arithmetic with values of several words, as nodes: 64 bits each, the least significant first, the
 * last one extended as the value's kind is.
 */
final class WordMath {
  private final Graph g;

  WordMath(Graph graph) {
    g = graph;
  }

  /** Words of a value. */
  static int count(int width) {
    return (width + 63) >>> 6;
  }

  /** Bits of a word from which its sign is extended; 64 but for the last word of a SINT. */
  static int signedBits(Kind kind, int width, int word) {
    return kind == Kind.SINT && word == count(width) - 1 ? (width - 1 & 63) + 1 : 64;
  }

  /** All bits inverted. */
  Node[] not(Node[] a, int width, boolean signed) {
    Node[] out = a.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] = g.xor(a[i], ones(i, width, signed));
    }
    return out;
  }

  /** A word of a value that is all ones. */
  private Node ones(int index, int width, boolean signed) {
    boolean part = index == width >>> 6 && !signed;
    return g.constant(part ? -1L >>> -width : -1);
  }

  /** Whether every bit is 1. */
  Node isOnes(Node[] a, int width, boolean signed) {
    Node all = g.constant(-1);
    for (int i = 0; i < a.length - 1; i++) {
      all = g.and(all, a[i]);
    }
    Node last = g.eq(a[a.length - 1], ones(a.length - 1, width, signed));
    return g.and(g.eq(all, g.constant(-1)), last);
  }

  /** Whether two values of one kind are the same; of a BOOL, an I each. */
  Node equal(Node[] a, Node[] b) {
    if (a.length == 0) {
      return g.flag(true);
    }
    if (a.length == 1) {
      return a[0].type == Type.I ? g.not(g.xor(a[0], b[0])) : g.eq(a[0], b[0]);
    }
    List<Node> differ = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      differ.add(g.xor(a[i], b[i]));
    }
    return g.eq(g.orAll(differ), g.constant(0));
  }

  /** The 128 bits of a product of two words. */
  Node[] product(Node a, Node b, boolean signed) {
    Node high = g.mulHigh(a, b);
    if (!signed) {
      high = g.add(high, g.and(g.shr(a, g.index(63)), b));
      high = g.add(high, g.and(g.shr(b, g.index(63)), a));
    }
    return new Node[] {g.mul(a, b), high};
  }

  Node[] select(Node condition, Node[] a, Node[] b) {
    Node[] out = new Node[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = g.select(condition, a[i], b[i]);
    }
    return out;
  }

  /** The sum, as many words as an operand. */
  Node[] add(Node[] a, Node[] b) {
    Node[] out = new Node[a.length];
    Node carry = g.constant(0);
    for (int i = 0; i < out.length; i++) {
      out[i] = g.add(g.add(a[i], b[i]), carry);
      if (i + 1 < out.length) {
        Node any = g.and(g.or(a[i], b[i]), g.not(out[i]));
        carry = g.ushr(g.or(g.and(a[i], b[i]), any), g.index(63));
      }
    }
    return out;
  }

  /** The difference, as many words as an operand. */
  Node[] subtract(Node[] a, Node[] b) {
    Node[] out = new Node[a.length];
    Node borrow = g.constant(0);
    for (int i = 0; i < out.length; i++) {
      out[i] = g.sub(g.sub(a[i], b[i]), borrow);
      if (i + 1 < out.length) {
        Node any = g.and(g.or(g.not(a[i]), b[i]), out[i]);
        borrow = g.ushr(g.or(g.and(g.not(a[i]), b[i]), any), g.index(63));
      }
    }
    return out;
  }

  /** Whether a is below b: words that are extended as their kind is. */
  Node less(Node[] a, Node[] b, boolean signed) {
    Node less = g.flag(false);
    for (int i = 0; i < a.length; i++) {
      boolean last = i == a.length - 1;
      Node here = last && signed ? g.lt(a[i], b[i]) : g.ult(a[i], b[i]);
      less = i == 0 ? here : g.or(here, g.and(g.eq(a[i], b[i]), less));
    }
    return less;
  }

  Node[] zeros(int width) {
    Node[] words = new Node[count(width)];
    for (int i = 0; i < words.length; i++) {
      words[i] = g.constant(0);
    }
    return words;
  }

  Node[] shiftLeft(Node[] a, long by, int width) {
    Node[] out = zeros(width);
    if (by < width) {
      int words = (int) by >>> 6;
      int bits = (int) by & 63;
      for (int i = words; i < out.length; i++) {
        Node low = g.shl(a[i - words], g.index(bits));
        Node high = g.constant(0);
        if (bits > 0 && i > words) {
          high = g.ushr(a[i - words - 1], g.index(64 - bits));
        }
        out[i] = g.or(low, high);
      }
    }
    return out;
  }

  Node[] shiftRight(Node[] a, long by, boolean signed) {
    Node[] out = new Node[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = window(a, Math.min(by, 64L * a.length) + 64L * i, signed);
    }
    return out;
  }

  /** 64 bits from a bit; above the highest word there are signs or zeros. */
  Node window(Node[] a, long from, boolean signed) {
    int word = (int) (from >>> 6);
    int bits = (int) from & 63;
    Node sign = signed ? g.shr(a[a.length - 1], g.index(63)) : g.constant(0);
    if (word >= a.length) {
      return sign;
    }
    if (bits == 0) {
      return a[word];
    }
    if (word == a.length - 1) {
      return signed ? g.shr(a[word], g.index(bits)) : g.ushr(a[word], g.index(bits));
    }
    return g.or(g.ushr(a[word], g.index(bits)), g.shl(a[word + 1], g.index(64 - bits)));
  }

  /** Like {@link #window}, but bits from the next word only if they are wanted. */
  Node narrowWindow(Node[] a, int from, int wanted) {
    int bits = from & 63;
    return bits + wanted <= 64 ? g.ushr(a[from >>> 6], g.index(bits)) : window(a, from, false);
  }

  /** Bits of zero-extended words as one J. */
  Node part(Node[] bits, int from, int width) {
    int word = from >>> 6;
    Node low = g.ushr(bits[word], g.index(from & 63));
    if ((from & 63) + width > 64) {
      low = g.or(low, g.shl(bits[word + 1], g.index(64 - (from & 63))));
    }
    return g.wrap(low, width, false);
  }
}
