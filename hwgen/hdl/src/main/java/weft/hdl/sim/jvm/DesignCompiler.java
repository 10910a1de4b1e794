package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import weft.hdl.ir.Design;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Wire;

/**
 * Compiles a design to a class a module, in a class loader of their own, so that they go when the
 * last simulation has gone. (Hidden classes cannot name each other, and a parent's code reads and
 * writes its children's fields.)
 */
public final class DesignCompiler {
  /** A field takes three of the 65,535 entries that a class may have. */
  private static final int MOST_WORDS_OF_WIRES = 12_000;

  private final Design design;
  private final Map<Module, Compiled> compiled = new IdentityHashMap<>();
  private final Map<Module, Class<? extends Cell>> classes = new IdentityHashMap<>();

  private DesignCompiler(Design design) {
    this.design = design;
  }

  /**
   * Compiles a design.
   *
   * @param allWires whether every wire can be read, or only probes, as in modules with more wires
   *     than a class has fields
   */
  public static DesignCompiler compile(Design design, boolean allWires) {
    return new DesignCompiler(Inliner.apply(design)).compile(allWires);
  }

  private DesignCompiler compile(boolean allWires) {
    Loader loader = new Loader();
    Set<String> names = new HashSet<>();
    for (Module module : design.modules()) {
      boolean all = allWires && wordsOfWires(module) <= MOST_WORDS_OF_WIRES;
      Predicate<Signal> visible = s -> s instanceof Wire && (all || module.probes().contains(s));
      String name = name(module, names);
      Schedule schedule = new Schedule(module, compiled, visible);
      Compiled one = new ModuleCompiler(module, compiled, visible, name, schedule).compile();
      compiled.put(module, one);
      classes.put(module, loader.define(name.replace('/', '.'), one.code()));
    }
    return this;
  }

  private static int wordsOfWires(Module module) {
    return module.signals().stream()
        .filter(s -> s instanceof Wire)
        .mapToInt(s -> Math.min(WordMath.count(s.width()), Slot.MOST_FIELDS))
        .sum();
  }

  private static String name(Module module, Set<String> taken) {
    StringBuilder name = new StringBuilder("weft/simulated/");
    for (char c : module.name().toCharArray()) {
      name.append(Character.isJavaIdentifierPart(c) ? c : '_');
    }
    String wish = name.toString();
    for (int i = 1; !taken.add(name.toString()); i++) {
      name = new StringBuilder(wish).append('_').append(i);
    }
    return name.toString();
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(Cell.class.getClassLoader());
    }

    Class<? extends Cell> define(String name, byte[] code) {
      return defineClass(name, code, 0, code.length).asSubclass(Cell.class);
    }
  }

  /** The class files. */
  List<byte[]> code() {
    return compiled.values().stream().map(Compiled::code).toList();
  }

  /** A tree of cells, all zero. */
  Cell make() {
    record Open(Cell cell, Module module) {}
    Cell top = cell(design.top(), "");
    List<Open> open = new ArrayList<>(List.of(new Open(top, design.top())));
    while (!open.isEmpty()) {
      Open at = open.remove(open.size() - 1);
      List<Instance> instances = at.module.instances();
      at.cell.children = new Cell[instances.size()];
      for (Instance instance : instances) {
        Cell child = cell(instance.module(), at.cell.pathOf(instance.name()));
        at.cell.children[instance.id()] = child;
        open.add(new Open(child, instance.module()));
      }
      at.cell.link(at.cell.children);
    }
    return top;
  }

  private Cell cell(Module module, String path) {
    try {
      Cell cell = classes.get(module).getConstructor().newInstance();
      cell.module = module;
      cell.path = path;
      cell.compiled = compiled.get(module);
      return cell;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the design. */
  public CellSimulation start(long seed) {
    Cell top = make();
    top.powerUp(seed);
    return new CellSimulation(top);
  }
}
