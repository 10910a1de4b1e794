package weft.hdl.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A top module and everything below it.
 *
 * @param top the top module
 * @param modules the distinct modules, children before parents, the top last
 */
public record Design(Module top, List<Module> modules) {
  public Design {
    modules = List.copyOf(modules);
    for (Module module : modules) {
      if (module != top && !module.pads().isEmpty()) {
        throw new IllegalArgumentException(module + " has pads and is not the top");
      }
    }
  }

  /** The design under a top module, modules in order of first use, children first. */
  public static Design of(Module top) {
    List<Module> order = new ArrayList<>();
    Set<Module> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Module> stack = new ArrayList<>(List.of(top));
    while (!stack.isEmpty()) {
      Module module = stack.get(stack.size() - 1);
      if (seen.contains(module)) {
        stack.remove(stack.size() - 1);
        continue;
      }
      boolean ready = true;
      for (int i = module.instances().size() - 1; i >= 0; i--) {
        Module child = module.instances().get(i).module();
        if (!seen.contains(child)) {
          stack.add(child);
          ready = false;
        }
      }
      if (ready) {
        stack.remove(stack.size() - 1);
        seen.add(module);
        order.add(module);
      }
    }
    return new Design(top, order);
  }

  /** Identity, like everything in this package. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
