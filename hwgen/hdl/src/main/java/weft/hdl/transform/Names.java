package weft.hdl.transform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pad;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;

/** Gives out names that a module does not have yet: {@code x}, {@code x_1}, {@code x_2}. */
public final class Names {
  private final Module module;
  private final Map<String, Integer> next = new HashMap<>();

  /** Filled when the first name is asked for: most passes need none in most modules. */
  private final Set<String> taken = new HashSet<>();

  /** All names declared in the module are taken. */
  public Names(Module module) {
    this.module = module;
  }

  private void takeDeclared() {
    for (Signal signal : module.signals()) {
      taken.add(signal.name());
    }
    for (Memory memory : module.memories()) {
      taken.add(memory.name());
    }
    for (DomainSource source : module.sources()) {
      taken.add(source.domain().clock());
      taken.add(source.domain().reset());
      taken.add(ClockGate.instanceName(source.domain()));
    }
    for (Instance instance : module.instances()) {
      taken.add(instance.name());
    }
    for (Pad pad : module.pads()) {
      taken.add(pad.name());
    }
    for (Process process : module.processes()) {
      if (process.isObserver()) {
        labels(process.body());
      }
    }
  }

  private void labels(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Check check) {
        taken.add(check.label());
      }
      statement.blocks().forEach(this::labels);
    }
  }

  /** The wish itself, or the wish with the next free number. */
  public String fresh(String wish) {
    if (taken.isEmpty()) {
      takeDeclared();
    }
    String name = wish;
    while (!taken.add(name)) {
      name = wish + "_" + next.merge(wish, 1, Integer::sum);
    }
    return name;
  }
}
