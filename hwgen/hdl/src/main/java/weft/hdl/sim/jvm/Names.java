package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.sim.Net;

/**
 * Finds nets by their paths, walking down the instances; an instance that the {@link Inliner}
 * dissolved is a part of its signals' names.
 */
final class Names {
  private final Cell top;
  private final Map<Module, Map<String, Object>> inModule = new IdentityHashMap<>();
  private List<Net> all;
  private List<CellNet> state;

  Names(Cell top) {
    this.top = top;
  }

  /** What a name of a module means: a signal, a memory or an instance. */
  private Map<String, Object> names(Cell cell) {
    return inModule.computeIfAbsent(
        cell.module,
        module -> {
          Map<String, Object> names = new HashMap<>();
          for (Instance instance : module.instances()) {
            names.put(instance.name(), instance);
          }
          for (Signal s : module.signals()) {
            if (isNet(cell, s)) {
              names.put(s.name(), s);
            }
          }
          for (Memory m : module.memories()) {
            names.put(m.name(), m);
          }
          for (Signal s : module.probes()) {
            names.put(s.name(), s);
          }
          return names;
        });
  }

  private boolean isNet(Cell cell, Signal s) {
    if (s instanceof Port port && port.role() != Port.Role.DATA) {
      return cell == top && port.role() == Port.Role.RESET;
    }
    return !(s instanceof Pin) && (s.width() == 0 || cell.compiled.slots().containsKey(s));
  }

  Net net(String path) {
    Cell at = top;
    int from = 0;
    while (true) {
      Object found = names(at).get(path.substring(from));
      if (found instanceof Pin pin) {
        return new CellNet(at.children[pin.instance().id()], pin.port());
      } else if (found instanceof Signal signal) {
        return new CellNet(at, signal);
      } else if (found instanceof Memory memory) {
        return new CellNet(at, memory);
      }
      int dot = path.indexOf('.', from);
      Object child = dot < 0 ? null : names(at).get(path.substring(from, dot));
      if (!(child instanceof Instance instance)) {
        throw unknown(path, at);
      }
      at = at.children[instance.id()];
      from = dot + 1;
    }
  }

  private IllegalArgumentException unknown(String path, Cell where) {
    List<String> names = new ArrayList<>();
    names(where).forEach((name, what) -> names.add(where.pathOf(name)));
    return new IllegalArgumentException(
        top.module.name() + " has no net " + path + "; nearest: " + Nearest.of(path, names));
  }

  /** Every net, a cell before those below it. */
  List<Net> all() {
    if (all == null) {
      List<Net> found = new ArrayList<>();
      for (Cell cell : cells()) {
        for (Signal s : cell.module.signals()) {
          if (isNet(cell, s)) {
            found.add(new CellNet(cell, s));
          }
        }
        cell.module.memories().forEach(m -> found.add(new CellNet(cell, m)));
      }
      all = List.copyOf(found);
    }
    return all;
  }

  /** What has to be saved: registers, memories, inputs of the top. */
  List<CellNet> state() {
    if (state == null) {
      state = new ArrayList<>();
      for (Net net : all()) {
        CellNet at = (CellNet) net;
        boolean input =
            at.cell == top
                && at.signal instanceof Port port
                && port.direction() == Port.Direction.IN;
        if (at.memory != null || at.signal instanceof Register || input) {
          state.add(at);
        }
      }
    }
    return state;
  }

  /** All cells, a parent before its children, those in the order of its instances. */
  List<Cell> cells() {
    List<Cell> order = new ArrayList<>();
    List<Cell> stack = new ArrayList<>(List.of(top));
    while (!stack.isEmpty()) {
      Cell cell = stack.remove(stack.size() - 1);
      order.add(cell);
      for (int i = cell.children.length - 1; i >= 0; i--) {
        stack.add(cell.children[i]);
      }
    }
    return order;
  }
}
