package weft.hdl;

import java.util.HashMap;
import java.util.Map;

/**
 * What no label of a switch takes: a decision diagram over the bits of its subject, lowest first. A
 * list of patterns would double with every pattern that looks at other bits than those before.
 */
final class Untaken {
  /**
   * What a bit decides; {@link #ALL} and {@link #NONE} decide nothing. Equal nodes are the same.
   */
  private record Node(int id, int bit, Node zero, Node one) {}

  private record Key(int bit, int zero, int one) {}

  private static final Node NONE = new Node(0, Integer.MAX_VALUE, null, null);
  private static final Node ALL = new Node(1, Integer.MAX_VALUE, null, null);

  private final int width;
  private final Map<Key, Node> nodes = new HashMap<>();
  private Node top = ALL;

  Untaken(int width) {
    this.width = width;
  }

  /** Takes a pattern; false if all of it is taken. */
  boolean take(Pattern pattern) {
    Node before = top;
    top = without(top, pattern, 0, new HashMap<>());
    return top != before;
  }

  boolean isEmpty() {
    return top == NONE;
  }

  /** A node without what a pattern takes, whose bits below one are met. */
  private Node without(Node node, Pattern pattern, int from, Map<Key, Node> done) {
    int bit = from;
    while (bit < width && !pattern.matters(bit)) {
      bit++;
    }
    if (node == NONE || bit == width) {
      return NONE;
    }
    Key key = new Key(bit, node.id, 0);
    Node known = done.get(key);
    if (known == null) {
      known = decided(node, pattern, bit, done);
      done.put(key, known);
    }
    return known;
  }

  private Node decided(Node node, Pattern pattern, int bit, Map<Key, Node> done) {
    if (node.bit < bit) {
      return node(
          node.bit, without(node.zero, pattern, bit, done), without(node.one, pattern, bit, done));
    }
    Node zero = node.bit == bit ? node.zero : node;
    Node one = node.bit == bit ? node.one : node;
    return pattern.value().testBit(bit)
        ? node(bit, zero, without(one, pattern, bit + 1, done))
        : node(bit, without(zero, pattern, bit + 1, done), one);
  }

  private Node node(int bit, Node zero, Node one) {
    return zero == one
        ? zero
        : nodes.computeIfAbsent(
            new Key(bit, zero.id, one.id), key -> new Node(nodes.size() + 2, bit, zero, one));
  }

  /** Some of it, as {@code 1?0?}; only if there is any. */
  String some() {
    char[] text = "?".repeat(width).toCharArray();
    for (Node node = top; node != ALL; ) {
      boolean one = node.one != NONE;
      text[width - 1 - node.bit] = one ? '1' : '0';
      node = one ? node.one : node.zero;
    }
    return new String(text);
  }
}
