package weft.hdl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.hdl.ir.Arrival;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.Design;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Wire;

/**
 * Finds every place where what the registers of one family of clocks drive is taken by another:
 * each in the module where both sides meet, children first.
 */
final class ClockPaths {
  /** Told of every place. */
  interface Listener {
    /**
     * @param taken what the sink takes, as nodes of the flow
     * @param origin a family other than the sink's, or asynchronous
     * @param logic true if logic stands between
     */
    void meet(ClockFlow flow, ClockSink sink, int[] taken, int origin, boolean logic);
  }

  /** A sink behind an input of a module, and whether logic stands between. */
  private record Reader(ClockSink sink, boolean logic) {}

  private final Map<Module, ClockFlow> flows = new IdentityHashMap<>();
  private final Map<Module, Map<Port, List<Reader>>> readers = new IdentityHashMap<>();
  private final ClockFamilies families;
  private final Listener listener;
  private final Module top;

  ClockPaths(Design design, ClockFamilies families, Listener listener) {
    this.families = families;
    this.listener = listener;
    this.top = design.top();
    design.modules().forEach(this::module);
  }

  /** What takes an input of the top; of equal kinds the first. */
  List<ClockSink> sinks(Port input) {
    return readers.get(top).getOrDefault(input, List.of()).stream().map(Reader::sink).toList();
  }

  /** The families that reach an output of the top. */
  List<Integer> families(Port output) {
    return flows.get(top).reach(output.id()).stream()
        .map(bit -> bit >> 1)
        .filter(origin -> origin < families.size())
        .distinct()
        .boxed()
        .toList();
  }

  private void module(Module module) {
    ClockFlow flow = new ClockFlow(module, families, flows);
    flows.put(module, flow);
    Map<Port, List<Reader>> own = new LinkedHashMap<>();
    readers.put(module, own);
    flow.clocked.forEach((target, by) -> take(flow, sink(flow, target, by), by.takes(), own));
    flow.held.forEach((wire, by) -> take(flow, held(flow.crossing(wire), by), by.takes(), own));
    for (DomainSource source : module.sources()) {
      int[] taken = source.operands().stream().mapToInt(e -> 2 * flow.node(e) + 1).toArray();
      take(flow, sink(source), taken, own);
    }
    for (Pin pin : flow.inputPins()) {
      Map<Port, List<Reader>> inside = readers.get(pin.instance().module());
      for (Reader reader : inside.getOrDefault(pin.port(), List.of())) {
        ClockSink sink = reader.sink().below(pin.instance());
        take(flow, sink, new int[] {2 * pin.id() + (reader.logic() ? 1 : 0)}, own);
      }
    }
    for (Port port : module.ports()) {
      boolean data = port.role() == Port.Role.DATA && port.direction() == Port.Direction.IN;
      if (data && flow.ofSomebodyElse() != null && !flow.arrives(port)) {
        arrives(port, flow.ofSomebodyElse(), own);
      }
    }
    for (Arrival arrival : module.arrivals()) {
      if (arrival.port().direction() == Port.Direction.IN) {
        arrival.domain().ifPresent(domain -> arrives(arrival.port(), domain, own));
      }
    }
  }

  private static ClockSink sink(ClockFlow flow, Object target, SetBy by) {
    if (target instanceof Memory memory) {
      String name = "memory " + memory;
      return new ClockSink(name, flow.domain(memory), Optional.empty(), by.at(), memory.location());
    }
    Register register = (Register) target;
    Optional<Crossing.How> how = Optional.ofNullable(flow.crossing(register)).map(Crossing::how);
    String name = "register " + register;
    return new ClockSink(name, register.domain(), how, by.at(), register.location());
  }

  private static ClockSink sink(DomainSource source) {
    ClockDomain domain = source.domain();
    String name =
        source instanceof ClockGate ? "gate " + domain.clock() : "reset " + domain.reset();
    return new ClockSink(name, domain, Optional.empty(), source.location(), source.location());
  }

  private static ClockSink held(Crossing crossing, SetBy by) {
    Wire wire = (Wire) crossing.signal();
    Optional<Crossing.How> how = Optional.of(crossing.how());
    return new ClockSink("wire " + wire, crossing.domain(), how, by.at(), wire.location());
  }

  /** An input of a child that belongs to a domain, by what is said, has to come from there. */
  private static void arrives(Port port, ClockDomain domain, Map<Port, List<Reader>> own) {
    ClockSink sink =
        new ClockSink("input " + port, domain, Optional.empty(), port.location(), port.location());
    own.computeIfAbsent(port, p -> new ArrayList<>()).add(new Reader(sink, false));
  }

  private void take(ClockFlow flow, ClockSink sink, int[] taken, Map<Port, List<Reader>> own) {
    BitSet reach = flow.reach(taken);
    for (int bit = reach.nextSetBit(0); bit >= 0; bit = reach.nextSetBit(bit + 1)) {
      int origin = bit >> 1;
      boolean logic = (bit & 1) == 1;
      Port input = flow.port(origin);
      if (input != null) {
        remember(own.computeIfAbsent(input, p -> new ArrayList<>()), new Reader(sink, logic));
      } else if (origin != families.of(sink.domain())) {
        listener.meet(flow, sink, taken, origin, logic);
      }
    }
  }

  /** One reader of each kind says it all. */
  private static void remember(List<Reader> list, Reader reader) {
    for (Reader other : list) {
      if (other.logic() == reader.logic()
          && other.sink().how().equals(reader.sink().how())
          && other.sink().domain().isSynchronousTo(reader.sink().domain())) {
        return;
      }
    }
    list.add(reader);
  }
}
