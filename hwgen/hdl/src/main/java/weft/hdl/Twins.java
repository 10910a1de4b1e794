package weft.hdl;

import java.util.HashMap;
import java.util.Map;
import weft.hdl.ir.Module;

/** Components made before, by their transcripts: the next equal one is not frozen again. */
final class Twins {
  /** What a component became: its module, and the name of everything in it, in order. */
  private record Frozen(Module module, String[] names) {}

  private final Map<Transcript, Frozen> known = new HashMap<>();

  /** Gives the component the module and the names of an equal one; false if there is none. */
  boolean adopt(Scope scope, Transcript transcript) {
    Frozen frozen = known.get(transcript);
    if (frozen == null) {
      return false;
    }
    scope.module = frozen.module();
    String[] names = frozen.names();
    int i = 0;
    for (Object event : scope.events) {
      if (event instanceof Node node) {
        Decl decl = node.decl();
        if (decl == null) {
          node.finalName = names[i];
        } else {
          decl.finalName = names[i];
        }
      } else if (event instanceof MemDecl memory) {
        memory.finalName = names[i];
      } else if (event instanceof Scope child) {
        child.finalName = names[i];
      }
      i++;
    }
    return true;
  }

  /** Remembers what a component has become. */
  void keep(Scope scope, Transcript transcript) {
    String[] names = new String[scope.events.size()];
    int i = 0;
    for (Object event : scope.events) {
      if (event instanceof Node node) {
        names[i] = node.decl() == null ? node.finalName : node.decl().finalName;
      } else if (event instanceof MemDecl memory) {
        names[i] = memory.finalName;
      } else if (event instanceof Scope child) {
        names[i] = child.finalName;
      }
      i++;
    }
    known.put(transcript, new Frozen(scope.module, names));
  }

  void forget() {
    known.clear();
  }
}
