package weft.hdl.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Uses;

/**
 * Which signals depend on themselves if one does not look at their bits: a graph of signals and
 * expressions, its edges along the combinational logic of the module and its children.
 */
final class SignalCycles {
  private final Module module;
  private final int signals;
  private final List<int[]> successors;
  private final int[] component;
  private final int[] size;

  /**
   * @param paths for each child module which of its output ports each input port reaches
   */
  SignalCycles(Module module, Function<Module, Map<Port, BitSet>> paths) {
    this.module = module;
    signals = module.signals().size();
    successors = edges(paths);
    component = new int[successors.size()];
    size = new int[successors.size()];
    new StrongComponents(successors, component, size);
  }

  /** True if the signal is on a cycle. */
  boolean isCyclic(Signal signal) {
    return size[component[signal.id()]] > 1;
  }

  private List<int[]> edges(Function<Module, Map<Port, BitSet>> paths) {
    Edges edges = new Edges(2 * module.exprs().size());
    for (Expr e : module.exprs()) {
      if (e instanceof Expr.Ref ref) {
        edges.add(ref.signal().id(), signals + e.id());
      }
      for (int i = 0; i < e.operandCount(); i++) {
        edges.add(signals + e.operand(i).id(), signals + e.id());
      }
    }
    for (Process process : module.processes()) {
      if (!process.isClocked()) {
        Uses.inBlock(
            process.body(),
            e -> process.targets().forEach(t -> edges.add(signals + e.id(), t.id())));
      }
    }
    for (Instance instance : module.instances()) {
      Map<Port, BitSet> reachable = paths.apply(instance.module());
      for (Pin in : instance.pins()) {
        BitSet reached = reachable.getOrDefault(in.port(), new BitSet());
        for (Pin out : instance.pins()) {
          if (reached.get(out.port().index())) {
            edges.add(in.id(), out.id());
          }
        }
      }
    }
    return Arrays.asList(edges.bySource(signals + module.exprs().size()));
  }

  /**
   * For each data input which outputs it reaches without a register; the bit is the port's index.
   */
  Map<Port, BitSet> paths() {
    Map<Port, BitSet> paths = new IdentityHashMap<>();
    for (Port in : module.ports()) {
      if (in.direction() == Port.Direction.IN && in.role() == Port.Role.DATA) {
        paths.put(in, outputsFrom(in));
      }
    }
    return paths;
  }

  private BitSet outputsFrom(Port in) {
    BitSet outputs = new BitSet();
    BitSet seen = new BitSet();
    List<Integer> stack = new ArrayList<>(List.of(in.id()));
    seen.set(in.id());
    while (!stack.isEmpty()) {
      int node = stack.remove(stack.size() - 1);
      if (node < signals && module.signals().get(node) instanceof Port port && port != in) {
        outputs.set(port.index());
      }
      for (int next : successors.get(node)) {
        if (!seen.get(next)) {
          seen.set(next);
          stack.add(next);
        }
      }
    }
    return outputs;
  }
}
