package weft.hdl.sim.jvm;

import java.util.HashSet;
import java.util.Set;

/** What a class has used up: numbers of temporary fields, and constants in its pool. */
final class ClassCounter {
  private static final int MOST_CONSTANTS = 10_000;

  private final Set<Object> constants = new HashSet<>();
  private int fields;

  /** A name that no temporary field has. */
  String newField() {
    return "t" + fields++;
  }

  /** True if the constant may stand in the pool, which has 65,535 places for everything. */
  boolean pool(Object constant) {
    return constants.contains(constant)
        || constants.size() < MOST_CONSTANTS && constants.add(constant);
  }
}
