package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Statement;

/** Writes of memories: at once, or when the unit ends. */
final class MemoryWrites {
  private final Graph graph;
  private final Lowering lower;
  private final Signals signals;
  private final Deferred deferred;

  MemoryWrites(Graph graph, Lowering lower, Signals signals, Deferred deferred) {
    this.graph = graph;
    this.lower = lower;
    this.signals = signals;
    this.deferred = deferred;
  }

  void write(Statement.MemoryWrite w, Body out) {
    Memory memory = w.memory();
    int width = memory.width();
    if (width == 0) {
      return;
    }
    Node inside = lower.below(w.address(), memory.depth());
    Node at = lower.position(w.address(), memory.depth());
    Node[] data = lower.words(w.data(), memory.kind());
    if (memory.kind() == Kind.BOOL) {
      data = new Node[] {graph.widen(data[0])};
    }
    boolean waits = deferred.has(memory);
    Body then = new Body();
    if (w.mask().isPresent() && width % (64 * w.mask().get().width()) == 0 && !waits) {
      storeLanes(memory, at, data, w.mask().get(), then);
    } else {
      Node[] masks = w.mask().map(mask -> masks(mask, width)).orElse(null);
      if (waits) {
        later(memory, inside, at, data, masks, out);
        return;
      }
      store(memory, at, data, masks, then);
    }
    out.addIf(inside, then);
  }

  /** Lanes of whole words: those that are written, each if its bit is set. */
  private void storeLanes(Memory memory, Node at, Node[] data, Expr mask, Body out) {
    Node[] bits = lower.words(mask, Kind.BITS);
    int lane = data.length / mask.width();
    for (int i = 0; i < mask.width(); i++) {
      Body then = new Body();
      for (int k = i * lane; k < (i + 1) * lane; k++) {
        Node index = lower.wordOf(at, data.length, k);
        then.add(new Stmt.Store(signals.memory(memory), index, data[k], null, 64));
      }
      Node bit = graph.and(bits[i >>> 6], graph.constant(1L << (i & 63)));
      out.add(new Stmt.If(graph.ne(bit, graph.constant(0)), then, new Body()));
    }
  }

  private void store(Memory memory, Node at, Node[] data, Node[] masks, Body out) {
    int per = data.length;
    for (int k = 0; k < per; k++) {
      int signed = WordMath.signedBits(memory.kind(), memory.width(), k);
      Node index = lower.wordOf(at, per, k);
      Node mask = masks == null ? null : masks[k];
      Node value = mask == null ? data[k] : graph.and(data[k], mask);
      out.add(new Stmt.Store(signals.memory(memory), index, value, mask, signed));
    }
  }

  /** Remembers a write and does it when the unit ends. */
  private void later(Memory memory, Node inside, Node at, Node[] data, Node[] masks, Body out) {
    Word writes = deferred.keep(Type.I, 0, 1, graph.flag(false), inside, out);
    Word where = deferred.keep(Type.I, 0, Integer.MAX_VALUE, graph.index(0), at, out);
    Node[] words = new Node[data.length];
    Node[] lanes = masks == null ? null : new Node[data.length];
    for (int k = 0; k < words.length; k++) {
      words[k] =
          graph.get(deferred.keep(Type.J, Long.MIN_VALUE, Long.MAX_VALUE, zero(), data[k], out));
      if (masks != null) {
        lanes[k] =
            graph.get(deferred.keep(Type.J, Long.MIN_VALUE, Long.MAX_VALUE, zero(), masks[k], out));
      }
    }
    Body then = new Body();
    store(memory, graph.get(where), words, lanes, then);
    deferred.atEnd(new Stmt.If(graph.get(writes), then, new Body()));
  }

  private Node zero() {
    return graph.constant(0);
  }

  /** For each word which bits the lanes of a mask write. */
  private Node[] masks(Expr mask, int width) {
    Node[] bits = lower.words(mask, Kind.BITS);
    int lane = width / mask.width();
    List<List<Node>> parts = new ArrayList<>();
    for (int k = 0; k < WordMath.count(width); k++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < mask.width(); i++) {
      Node bit = graph.ushr(bits[i >>> 6], graph.index(i & 63));
      Node all = graph.sub(zero(), graph.and(bit, graph.constant(1)));
      for (int k = i * lane >>> 6; k <= (i * lane + lane - 1) >>> 6; k++) {
        int lo = Math.max(i * lane, 64 * k) & 63;
        int hi = Math.min(i * lane + lane - 1, 64 * k + 63) & 63;
        parts.get(k).add(graph.and(all, graph.constant(-1L >>> 63 - (hi - lo) << lo)));
      }
    }
    return parts.stream().map(graph::orAll).toArray(Node[]::new);
  }
}
