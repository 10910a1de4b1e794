package weft.hdl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;

/**
 * Where a value comes from, found backwards and only when there is something to report: the nearest
 * register, memory or input of a family, and the named signals on the way.
 *
 * @param name such as {@code register core.state in clock domain fast}
 * @param way from the origin on
 */
record ClockOrigin(String name, SourceLocation declared, List<Party> way) {
  /** Signals named on the way; the rest is left out. */
  private static final int MOST = 4;

  Party party() {
    return new Party(declared, name + " is declared here");
  }

  /** The nearest origin of that number (a family, or asynchronous) behind what is taken. */
  static ClockOrigin of(ClockFlow start, int[] taken, int origin) {
    ClockFlow flow = start;
    int[] from = taken;
    String path = "";
    SourceLocation around = SourceLocation.NONE;
    List<Party> way = new ArrayList<>();
    while (true) {
      Map<Integer, Integer> next = new HashMap<>();
      int end = search(flow, from, origin, next);
      List<Party> here = new ArrayList<>();
      for (int node = end; node >= 0; node = next.get(node)) {
        Signal signal = flow.signal(node);
        boolean told = node == end || !path.isEmpty() && next.get(node) < 0;
        if (signal instanceof Pin || signal != null && !told) {
          here.add(new Party(Messages.declared(signal).at(), "through " + plain(path, signal)));
        }
      }
      way.addAll(0, here);
      if (flow.signal(end) instanceof Pin pin) {
        path += pin.instance().name() + ".";
        around = pin.location().isInLibrary() ? around : pin.location();
        flow = flow.child(pin.instance());
        from = new int[] {2 * pin.port().id()};
        continue;
      }
      List<Party> shown = way.size() > MOST ? way.subList(0, MOST) : way;
      SourceLocation declared = location(flow, end);
      return new ClockOrigin(
          name(flow, end, path),
          declared.isInLibrary() ? around : declared,
          Collections.unmodifiableList(shown));
    }
  }

  /** Breadth first; {@code next} leads from the node found back to the start, where it is -1. */
  private static int search(ClockFlow flow, int[] from, int origin, Map<Integer, Integer> next) {
    Deque<Integer> work = new ArrayDeque<>();
    for (int take : from) {
      if (next.putIfAbsent(take >> 1, -1) == null) {
        work.add(take >> 1);
      }
    }
    while (!work.isEmpty()) {
      int node = work.remove();
      if (!hasOrigin(flow, node, origin)) {
        continue;
      }
      boolean further = false;
      int[] takes = flow.takes(node);
      for (int take : takes == null ? new int[0] : takes) {
        if (hasOrigin(flow, take >> 1, origin)) {
          further = true;
          if (next.putIfAbsent(take >> 1, node) == null) {
            work.add(take >> 1);
          }
        }
      }
      if (!further) {
        return node;
      }
    }
    throw new IllegalStateException("no origin " + origin + " in " + flow.module);
  }

  private static boolean hasOrigin(ClockFlow flow, int node, int origin) {
    return flow.reach(node).get(2 * origin) || flow.reach(node).get(2 * origin + 1);
  }

  private static String plain(String path, Signal signal) {
    return signal instanceof Pin pin
        ? (pin.port().direction() == Port.Direction.IN ? "input " : "output ")
            + path
            + pin.instance().name()
            + "."
            + pin.port().name()
        : insert(path, Messages.name(signal));
  }

  private static String insert(String path, String name) {
    int space = name.lastIndexOf(' ') + 1;
    return name.substring(0, space) + path + name.substring(space);
  }

  private static String name(ClockFlow flow, int node, String path) {
    Signal signal = flow.signal(node);
    Memory memory = flow.memory(node);
    if (memory != null) {
      return "memory " + path + memory + " in clock domain " + flow.domain(memory);
    }
    String name = insert(path, Messages.name(signal));
    Crossing crossing = flow.crossing(signal);
    if (crossing != null) {
      return name + " in clock domain " + crossing.domain();
    }
    if (signal instanceof Register register) {
      return name + " in clock domain " + register.domain();
    }
    if (flow.ofSomebodyElse() != null && !(signal instanceof Port port && flow.arrives(port))) {
      return name + " in clock domain " + flow.ofSomebodyElse();
    }
    return flow.module.arrivals().stream()
        .filter(arrival -> arrival.port() == signal)
        .findFirst()
        .flatMap(arrival -> arrival.domain())
        .map(domain -> name + " in clock domain " + domain)
        .orElse("asynchronous " + name);
  }

  private static SourceLocation location(ClockFlow flow, int node) {
    Memory memory = flow.memory(node);
    return memory != null ? memory.location() : flow.signal(node).location();
  }
}
