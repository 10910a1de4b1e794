package weft.hdl.sim.jvm;

import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/** Sets of signals, whole or in part. */
final class Assignments {
  private final Graph graph;
  private final Lowering lower;
  private final WordMath math;
  private final Map<Signal, Dest> dests;

  /** What has no destination is not set. */
  Assignments(Graph graph, Lowering lower, Map<Signal, Dest> dests) {
    this.graph = graph;
    this.lower = lower;
    math = new WordMath(graph);
    this.dests = dests;
  }

  void set(Statement.Set set, Body out) {
    Target target = set.target();
    Dest dest = dests.get(target.signal());
    if (dest == null || target.width() == 0) {
      return;
    }
    if (target.isWhole() || target.signal().kind() == Kind.BOOL && target.indexes().isEmpty()) {
      Node[] words = lower.words(set.value(), target.signal().kind());
      for (int i = 0; i < words.length; i++) {
        put(dest, i, words[i], out);
      }
    } else if (target.indexes().isEmpty()) {
      fixed(target, dest, lower.words(set.value(), Kind.BITS), out);
    } else {
      dynamic(target, dest, set.value(), out);
    }
  }

  private void put(Dest dest, int index, Node value, Body out) {
    out.add(
        dest.words() != null
            ? new Stmt.Put(dest.words()[index], value)
            : new Stmt.Store(dest.array(), graph.index(index), value, null, 0));
  }

  private void putBits(Dest dest, int index, Node mask, Node value, Body out) {
    Signal s = dest.signal();
    int width = WordMath.signedBits(s.kind(), s.width(), index);
    out.add(
        dest.words() != null
            ? new Stmt.PutBits(dest.words()[index], mask, value, width)
            : new Stmt.Store(dest.array(), graph.index(index), value, mask, width));
  }

  private void fixed(Target target, Dest dest, Node[] bits, Body out) {
    Signal s = dest.signal();
    for (int k = target.lo() >>> 6; k <= target.hi() >>> 6; k++) {
      int lo = Math.max(target.lo(), 64 * k);
      int hi = Math.min(target.hi(), 64 * k + 63);
      int end = Math.min(s.width(), 64 * k + 64) - 1;
      Node part = math.part(bits, lo - target.lo(), hi - lo + 1);
      if (lo == 64 * k && hi == end) {
        boolean top = k == WordMath.count(s.width()) - 1;
        put(dest, k, graph.wrap(part, hi - lo + 1, top && s.kind() == Kind.SINT), out);
      } else {
        Node mask = graph.constant(-1L >>> 63 - (hi - lo) << (lo & 63));
        putBits(dest, k, mask, graph.shl(part, graph.index(lo & 63)), out);
      }
    }
  }

  private void dynamic(Target target, Dest dest, Expr value, Body out) {
    Node inside = graph.flag(true);
    Node at = graph.constant(target.lo());
    for (Target.Index i : target.indexes()) {
      Node position = graph.widen(lower.position(i.value(), i.count()));
      inside = graph.and(inside, lower.below(i.value(), i.count()));
      at = graph.add(at, graph.mul(position, graph.constant(i.stride())));
    }
    Signal s = dest.signal();
    Body then = new Body();
    Node[] bits = lower.words(value, Kind.BITS);
    if (s.kind() == Kind.BOOL) {
      put(dest, 0, lower.words(value, Kind.BOOL)[0], then);
    } else if (dest.words() != null) {
      Node by = graph.narrow(at);
      Node mask = graph.shl(graph.constant(-1L >>> -target.width()), by);
      putBits(dest, 0, mask, graph.shl(bits[0], by), then);
    } else {
      Node whole = bits.length == 1 ? bits[0] : graph.pack(bits);
      int signed = s.kind() == Kind.SINT ? s.width() : 0;
      then.add(new Stmt.Insert(dest.array(), graph.narrow(at), target.width(), whole, signed));
    }
    out.addIf(inside, then);
  }
}
