package weft.hdl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives out names: a name that is taken gets {@code _1}, {@code _2}, each name counted alone. */
final class NameTable {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Takes exactly this name; false if somebody has it. */
  boolean takeExactly(String name) {
    return taken.add(name);
  }

  /** Takes the name, or the name with the next free number. */
  String take(String base) {
    String name = peek(base);
    taken.add(name);
    return name;
  }

  /** What {@link #take} would answer. */
  String peek(String base) {
    String name = Identifiers.legal(base);
    if (!taken.contains(name)) {
      return name;
    }
    String numbered;
    int next = counts.getOrDefault(name, 0);
    do {
      numbered = name + "_" + ++next;
    } while (taken.contains(numbered));
    counts.put(name, next - 1);
    return numbered;
  }

  /** Takes {@code base_0}, {@code base_1}, ...: an element of an array or list. */
  String takeIndexed(String base) {
    String name = Identifiers.legal(base);
    String key = name + "[]";
    int next = counts.getOrDefault(key, 0);
    while (!taken.add(name + "_" + next)) {
      next++;
    }
    counts.put(key, next + 1);
    return name + "_" + next;
  }
}
