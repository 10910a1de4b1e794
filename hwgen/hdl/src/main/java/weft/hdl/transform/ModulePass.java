package weft.hdl.transform;

import java.util.IdentityHashMap;
import java.util.Map;
import weft.hdl.ir.Design;
import weft.hdl.ir.Module;

/** A pass that rewrites the modules one by one, children first. */
abstract class ModulePass implements Pass {
  @Override
  public final Design apply(Design design) {
    Map<Module, Module> done = new IdentityHashMap<>();
    for (Module module : design.modules()) {
      done.put(module, rewriter(module, done).run());
    }
    return Design.of(done.get(design.top()));
  }

  /** What rewrites one module; {@code children} maps the modules below it to their new forms. */
  abstract ModuleRewriter rewriter(Module old, Map<Module, Module> children);
}
