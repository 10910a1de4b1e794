package weft.hdl.transform;

import java.util.Arrays;
import java.util.List;

/** Tarjan's strongly connected components, without recursion. */
public final class StrongComponents {
  private final List<int[]> successors;
  private final int[] component;
  private final int[] size;
  private final int[] index;
  private final int[] low;
  private final int[] stack;
  private final int[] finished;
  private int closed;
  private int stacked;
  private int visited;

  /**
   * @param component receives the component of each node
   * @param size receives the number of nodes of each component; 2 for a node with an edge to itself
   */
  public StrongComponents(List<int[]> successors, int[] component, int[] size) {
    int count = successors.size();
    this.successors = successors;
    this.component = component;
    this.size = size;
    index = new int[count];
    low = new int[count];
    stack = new int[count];
    finished = new int[count];
    Arrays.fill(component, -1);
    int[] path = new int[count];
    int[] edge = new int[count];
    for (int root = 0; root < count; root++) {
      if (index[root] == 0) {
        visit(root, path, edge);
      }
    }
  }

  /** The place of the node's component in an order in which successors come first. */
  public int rank(int node) {
    return finished[node];
  }

  /** How many components there are. */
  public int count() {
    return closed;
  }

  private void visit(int root, int[] path, int[] edge) {
    int depth = 0;
    path[0] = root;
    open(root);
    while (depth >= 0) {
      int node = path[depth];
      if (edge[node] < successors.get(node).length) {
        int next = successors.get(node)[edge[node]++];
        if (index[next] == 0) {
          open(next);
          path[++depth] = next;
        } else if (component[next] < 0) {
          low[node] = Math.min(low[node], index[next]);
        }
      } else {
        close(node);
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[node]);
        }
      }
    }
  }

  private void open(int node) {
    index[node] = ++visited;
    low[node] = visited;
    stack[stacked++] = node;
  }

  private void close(int node) {
    if (low[node] != index[node]) {
      return;
    }
    int member;
    do {
      member = stack[--stacked];
      component[member] = node;
      finished[member] = closed;
      size[node]++;
    } while (member != node);
    closed++;
    for (int next : successors.get(node)) {
      if (next == node) {
        size[node] = Math.max(size[node], 2);
      }
    }
  }
}
