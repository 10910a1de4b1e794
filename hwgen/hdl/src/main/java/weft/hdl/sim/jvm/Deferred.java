package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** New values that wait until a unit ends, because it reads the old ones after they are made. */
final class Deferred {
  private final Set<Object> what;
  private final List<Stmt> atStart = new ArrayList<>();
  private final List<Stmt> atEnd = new ArrayList<>();

  /** For these registers and memories. */
  Deferred(Set<Object> what) {
    this.what = what;
  }

  boolean has(Object registerOrMemory) {
    return what.contains(registerOrMemory);
  }

  void atStart(Stmt stmt) {
    atStart.add(stmt);
  }

  void atEnd(Stmt stmt) {
    atEnd.add(stmt);
  }

  /** A word that has a value from here to the unit's end, and another if this is not reached. */
  Word keep(Type type, long lo, long hi, Node first, Node value, Body out) {
    Word word = Word.local(type, lo, hi);
    atStart(new Stmt.Put(word, first));
    out.add(new Stmt.Put(word, value));
    return word;
  }

  /** Puts what waited around the unit's other steps. */
  void around(Body root) {
    root.steps.addAll(0, atStart);
    root.steps.addAll(atEnd);
  }
}
