package weft.cosim.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code stat -liberty} of Yosys says of every module. Its JSON form holds no areas, and
 * is malformed if there is a hierarchy (0.23).
 */
final class AreaReport {
  private static final Pattern MODULE = Pattern.compile("=== (\\S+) ===");
  private static final Pattern CELL = Pattern.compile(" {5}(\\S+) +(\\d+)");
  private static final Pattern AREA =
      Pattern.compile(" *Chip area for (?:top )?module '\\\\(\\S+)': ([0-9.]+)");

  /** Modules and cells in a module, and its area. */
  private static final class Module {
    final Map<String, Integer> cells = new LinkedHashMap<>();
    double area;
  }

  private final Map<String, Module> modules = new LinkedHashMap<>();
  private final Map<String, Integer> instances = new LinkedHashMap<>();

  private AreaReport(String stat) {
    Module current = null;
    for (String line : stat.split("\n")) {
      Matcher module = MODULE.matcher(line);
      Matcher cell = CELL.matcher(line);
      Matcher area = AREA.matcher(line);
      if (line.equals("=== design hierarchy ===")) {
        break;
      } else if (module.matches()) {
        current = new Module();
        modules.put(module.group(1), current);
      } else if (cell.matches() && current != null) {
        current.cells.put(cell.group(1), Integer.parseInt(cell.group(2)));
      } else if (area.matches()) {
        modules.get(area.group(1)).area = Double.parseDouble(area.group(2));
      }
    }
  }

  /**
   * Modules that are instantiated, from the largest on; instances of black boxes count as cells.
   *
   * @throws IllegalArgumentException if there is no such top module
   */
  static List<BlockArea> blocks(String stat, String top) {
    AreaReport report = new AreaReport(stat);
    if (!report.modules.containsKey(top)) {
      throw new IllegalArgumentException("no module " + top + " in " + stat);
    }
    report.count(top, 1);
    List<BlockArea> blocks = new ArrayList<>();
    report.instances.forEach(
        (name, count) -> {
          Module module = report.modules.get(name);
          blocks.add(new BlockArea(name, count, report.leaves(module), module.area));
        });
    blocks.sort(
        Comparator.comparingDouble(BlockArea::total).reversed().thenComparing(BlockArea::module));
    return blocks;
  }

  /** As deep as the design's hierarchy. */
  private void count(String name, int times) {
    instances.merge(name, times, Integer::sum);
    modules
        .get(name)
        .cells
        .forEach(
            (cell, number) -> {
              if (modules.containsKey(cell)) {
                count(cell, times * number);
              }
            });
  }

  private long leaves(Module module) {
    return module.cells.entrySet().stream()
        .filter(cell -> !modules.containsKey(cell.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
