package weft.hdl.sim.jvm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which methods of a unit need kept nodes and local words. */
final class Needs {
  private final Placement placement;

  /** The method that needs one; null if several do. */
  private final Map<Object, Method> methods = new LinkedHashMap<>();

  private Needs(Placement placement) {
    this.placement = placement;
  }

  /** The method that needs each of them, or null if several do. */
  static Map<Object, Method> in(List<Method> methods, Placement placement) {
    Needs needs = new Needs(placement);
    for (Method method : methods) {
      needs.all(method, method.instrs());
    }
    return needs.methods;
  }

  private void all(Method method, List<Instr> instrs) {
    for (Instr instr : instrs) {
      if (instr instanceof Instr.Def def) {
        need(def.node(), method);
        for (Node arg : def.node().args) {
          tree(arg, method);
        }
        if (def.node().aux instanceof Turns turns) {
          need(turns.index(), method);
          need(turns.value(), method);
          all(method, turns.body().instrs);
        }
      } else if (instr instanceof Instr.Do run) {
        Stmt stmt = run.stmt();
        for (Node operand : stmt.operands()) {
          tree(operand, method);
        }
        if (stmt instanceof Stmt.Put put) {
          need(put.word, method);
        } else if (stmt instanceof Stmt.PutBits put) {
          need(put.word, method);
        } else if (stmt instanceof Stmt.Invoke invoke) {
          need(invoke.stride, method);
        } else if (stmt instanceof Stmt.Loop loop) {
          need(loop.index, method);
        } else if (stmt instanceof Stmt.Repeat repeat) {
          repeat.before.forEach(word -> need(word, method));
          need(repeat.runs, method);
        }
        for (Body body : stmt.bodies()) {
          all(method, body.instrs);
        }
      }
    }
  }

  private void tree(Node node, Method method) {
    if (node.aux instanceof Word word) {
      need(word, method);
    } else if (node.aux instanceof ArrayRef array) {
      need(array.stride, method);
    } else if (placement.isKept(node)) {
      need(node, method);
    } else {
      for (Node arg : node.args) {
        tree(arg, method);
      }
    }
  }

  private void need(Word word, Method method) {
    if (word.isLocal()) {
      need((Object) word, method);
    } else {
      need(word.stride, method);
    }
  }

  private void need(Stride stride, Method method) {
    if (stride.index() != null) {
      need((Object) stride.index(), method);
    }
  }

  private void need(Object holder, Method method) {
    if (!methods.containsKey(holder)) {
      methods.put(holder, method);
    } else if (methods.get(holder) != method) {
      methods.put(holder, null);
    }
  }
}
