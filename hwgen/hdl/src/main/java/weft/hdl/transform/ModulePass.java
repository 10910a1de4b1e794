package weft.hdl.transform;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import weft.hdl.ir.Design;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;

/**
 * A pass that rewrites the modules one by one, children first. Modules that it leaves as they are
 * are not copied: most passes find nothing to do in most modules, and few in what they have made.
 */
public abstract class ModulePass implements Pass {
  private final Set<Module> made = Collections.newSetFromMap(new WeakHashMap<>());

  ModulePass() {}

  @Override
  public final Design apply(Design design) {
    return run(List.of(this), design);
  }

  /**
   * The design after the passes, in this order. Each module goes through all of them before the
   * modules around it go through any, so that these are not copied whenever it changes.
   */
  public static Design run(List<ModulePass> passes, Design design) {
    Map<Module, Module> done = new IdentityHashMap<>();
    for (Module module : design.modules()) {
      Module at = module;
      for (ModulePass pass : passes) {
        at = pass.apply(at, done);
      }
      done.put(module, at);
      done.put(at, at);
    }
    return Design.of(done.get(design.top()));
  }

  private Module apply(Module module, Map<Module, Module> done) {
    boolean concerned = !made.contains(module) && concerns(module);
    boolean stays = !concerned && childrenStay(module, done);
    Module copy = stays ? module : rewrite(module, done);
    made.add(copy);
    return copy;
  }

  /** True if no module directly below has got a new form. */
  static boolean childrenStay(Module module, Map<Module, Module> done) {
    for (Instance instance : module.instances()) {
      if (done.get(instance.module()) != instance.module()) {
        return false;
      }
    }
    return true;
  }

  /** False if the pass has nothing to do in the module itself, which then stays what it is. */
  boolean concerns(Module module) {
    return true;
  }

  /** The module after the pass, which then finds nothing more to do in it. */
  Module rewrite(Module module, Map<Module, Module> children) {
    return rewriter(module, children).run();
  }

  /** What rewrites one module; {@code children} maps the modules below it to their new forms. */
  abstract ModuleRewriter rewriter(Module old, Map<Module, Module> children);
}
