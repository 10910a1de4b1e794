package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts single bits together. Bits of one word that go to positions at equal distances move
 * together: a bit that is repeated is a mask, neighbours are a shift, and what is spread out or
 * closed up goes in a logarithmic number of steps.
 */
final class Gather {
  /** Fewer bits are moved one by one. */
  private static final int FEWEST = 4;

  private final Graph g;
  private final Series series;
  private final List<Node> parts = new ArrayList<>();
  private final Map<Node, List<int[]>> bySource = new LinkedHashMap<>();

  Gather(Graph graph, Series series) {
    this.g = graph;
    this.series = series;
  }

  /** Zero-extended bits at a position. */
  void add(Node bits, int at) {
    if (bits.bitsOf != null && Long.bitCount(bits.bitMask) == 1 && !bits.bitsOf.isConst()) {
      int from = Long.numberOfTrailingZeros(bits.bitMask);
      bySource.computeIfAbsent(bits.bitsOf, n -> new ArrayList<>()).add(new int[] {from, at});
    } else if (bits.op == Op.WIDEN && bits.lo >= 0 && bits.hi <= 1) {
      bySource.computeIfAbsent(bits, n -> new ArrayList<>()).add(new int[] {0, at});
    } else {
      parts.add(g.shl(bits, g.index(at)));
    }
  }

  /** All of them. */
  Node all() {
    bySource.forEach(this::move);
    return series.orAll(parts);
  }

  private void move(Node source, List<int[]> moves) {
    int i = 0;
    while (i < moves.size()) {
      int end = i + 1;
      if (end < moves.size()) {
        int from = moves.get(end)[0] - moves.get(i)[0];
        int to = moves.get(end)[1] - moves.get(i)[1];
        while (end < moves.size()
            && moves.get(end)[0] - moves.get(end - 1)[0] == from
            && moves.get(end)[1] - moves.get(end - 1)[1] == to) {
          end++;
        }
      }
      int count = end - i;
      Node run = count < FEWEST ? null : run(source, moves.get(i), moves.get(i + 1), count);
      if (run != null) {
        parts.add(run);
        i = end;
      } else {
        Node bit = g.and(g.ushr(source, g.index(moves.get(i)[0])), g.constant(1));
        parts.add(g.shl(bit, g.index(moves.get(i)[1])));
        i++;
      }
    }
  }

  /** Bits in arithmetic progression as one; null if there is no short way. */
  private Node run(Node source, int[] first, int[] second, int count) {
    int from = second[0] - first[0];
    int to = second[1] - first[1];
    if (from == 0 && to > 0) {
      Node bit = g.and(g.ushr(source, g.index(first[0])), g.constant(1));
      Node all = g.sub(g.constant(0), bit);
      return g.and(all, g.constant(places(count, to, 1, first[1])));
    }
    if (from == 1 && to >= 1) {
      Node low = g.and(g.ushr(source, g.index(first[0])), g.constant(-1L >>> -count));
      return g.shl(spread(low, count, to), g.index(first[1]));
    }
    if (from > 1 && to == 1) {
      Node low = g.ushr(source, g.index(first[0]));
      return g.shl(close(low, count, from), g.index(first[1]));
    }
    return null;
  }

  /** Bit i to bit i * stride. */
  private Node spread(Node bits, int count, int stride) {
    Node x = bits;
    if (stride > 1) {
      for (int half = Integer.highestOneBit(Math.max(1, count - 1)); half >= 1; half >>= 1) {
        int by = half * (stride - 1);
        if (by < 64) {
          Node moved = g.or(x, g.shl(x, g.index(by)));
          x = g.and(moved, g.constant(places(count, stride, half, 0)));
        }
      }
    }
    return x;
  }

  /** Bit i * stride to bit i. */
  private Node close(Node bits, int count, int stride) {
    Node x = g.and(bits, g.constant(places(count, stride, 1, 0)));
    for (int half = 1; half < count; half <<= 1) {
      int by = half * (stride - 1);
      if (by < 64) {
        Node moved = g.or(x, g.ushr(x, g.index(by)));
        x = g.and(moved, g.constant(places(count, stride, 2 * half, 0)));
      }
    }
    return x;
  }

  /** Ones where {@code count} bits lie, {@code group} of them together, groups apart by stride. */
  private static long places(int count, int stride, int group, int shift) {
    long all = 0;
    for (int i = 0; i < count; i++) {
      int at = i / group * group * stride + i % group + shift;
      all |= at < 64 ? 1L << at : 0;
    }
    return all;
  }
}
