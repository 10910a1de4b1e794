package weft.hdl.transform;

import java.util.Arrays;

/** Edges of a graph of numbered nodes, added in any order. */
public final class Edges {
  private static final int[] NONE = {};

  private int[] ends;
  private int size;

  /**
   * @param expected how many edges there will be, about
   */
  public Edges(int expected) {
    ends = new int[2 * Math.max(8, expected)];
  }

  /** Adds an edge. */
  public void add(int from, int to) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = from;
    ends[size++] = to;
  }

  /** Where the edges of each node lead, in the order in which they were added. */
  public int[][] bySource(int nodes) {
    int[] counts = new int[nodes];
    for (int i = 0; i < size; i += 2) {
      counts[ends[i]]++;
    }
    int[][] successors = new int[nodes][];
    for (int node = 0; node < nodes; node++) {
      successors[node] = counts[node] == 0 ? NONE : new int[counts[node]];
    }
    for (int i = size - 2; i >= 0; i -= 2) {
      successors[ends[i]][--counts[ends[i]]] = ends[i + 1];
    }
    return successors;
  }
}
