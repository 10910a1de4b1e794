package weft.cosim.formal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Block;
import weft.hdl.ir.Design;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Statement;

/**
 * A check of one instance of a design.
 *
 * @param path instances from below the top module, each followed by a dot, then the label
 * @param check what the author wrote
 */
public record Property(String path, Statement.Check check) {
  private record Place(Module module, String prefix) {}

  /** {@code Fifo.java:40: never more words than fit (in queue.level_fits)}. */
  @Override
  public String toString() {
    return check.location() + ": " + check.text() + " (in " + path + ")";
  }

  /** All properties of a design by their paths. */
  static Map<String, Property> of(Design design) {
    Map<String, Property> all = new LinkedHashMap<>();
    Deque<Place> work = new ArrayDeque<>(List.of(new Place(design.top(), "")));
    while (!work.isEmpty()) {
      Place place = work.pop();
      for (Process process : place.module().processes()) {
        if (process.isObserver()) {
          collect(process.body(), place.prefix(), all);
        }
      }
      for (Instance instance : place.module().instances()) {
        work.add(new Place(instance.module(), place.prefix() + instance.name() + "."));
      }
    }
    return all;
  }

  private static void collect(Block block, String prefix, Map<String, Property> all) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Check check) {
        all.put(prefix + check.label(), new Property(prefix + check.label(), check));
      }
      statement.blocks().forEach(inner -> collect(inner, prefix, all));
    }
  }
}
