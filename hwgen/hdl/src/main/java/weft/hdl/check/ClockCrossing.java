package weft.hdl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Arrival;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.Design;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;

/**
 * Clock crossings that nobody declared: a register, memory, clock gate or reset that takes what a
 * register of an unrelated clock drives, through logic and hierarchy; logic in front of a
 * synchronizer; an input of the top that registers of unrelated clocks read. Each is reported in
 * the module where both sides meet. Domains derived from one clock are related.
 */
final class ClockCrossing implements Check {
  /** A sink behind an input of a module, and whether logic stands between. */
  private record Reader(ClockSink sink, boolean logic) {}

  private final Map<Module, ClockFlow> flows = new IdentityHashMap<>();
  private final Map<Module, Map<Port, List<Reader>>> readers = new IdentityHashMap<>();
  private ClockFamilies families;

  @Override
  public void design(Design design, Consumer<Diagnostic> report) {
    families = new ClockFamilies(design);
    boolean alone =
        families.size() < 2
            && design.modules().stream()
                .allMatch(m -> m.arrivals().isEmpty() && m.crossings().isEmpty());
    if (alone) {
      return;
    }
    for (Module module : design.modules()) {
      module(module, report);
    }
    inputs(design.top(), report);
  }

  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    ClockFlow flow = new ClockFlow(module, families, flows);
    flows.put(module, flow);
    Map<Port, List<Reader>> own = new LinkedHashMap<>();
    readers.put(module, own);
    flow.clocked.forEach(
        (target, by) -> sink(flow, sink(flow, target, by), by.takes(), false, own, report));
    for (DomainSource source : module.sources()) {
      boolean gate = source instanceof ClockGate;
      ClockDomain domain = source.domain();
      ClockSink sink =
          new ClockSink(
              (gate ? "gate " : "reset ") + (gate ? domain.clock() : domain.reset()),
              domain,
              false,
              source.location(),
              source.location());
      int[] taken = source.operands().stream().mapToInt(e -> taken(flow, e)).toArray();
      sink(flow, sink, taken, false, own, report);
    }
    for (Pin pin : flow.inputPins()) {
      List<Reader> inside =
          readers.get(pin.instance().module()).getOrDefault(pin.port(), List.of());
      for (Reader reader : inside) {
        ClockSink sink = reader.sink().below(pin.instance().name());
        sink(flow, sink, new int[] {2 * pin.id()}, reader.logic(), own, report);
      }
    }
    for (Arrival arrival : module.arrivals()) {
      arrival.domain().ifPresent(domain -> arrives(arrival.port(), domain, own));
    }
  }

  private static int taken(ClockFlow flow, Expr e) {
    return 2 * flow.node(e) + 1;
  }

  private static ClockSink sink(ClockFlow flow, Object target, SetBy by) {
    if (target instanceof Memory memory) {
      return new ClockSink(
          "memory " + memory, flow.domain(memory), false, by.at(), memory.location());
    }
    Register register = (Register) target;
    Crossing crossing = flow.crossing(register);
    return new ClockSink(
        "register " + register, register.domain(), crossing != null, by.at(), register.location());
  }

  /** An input of a child that is said to belong to a domain has to come from there. */
  private static void arrives(Port port, ClockDomain domain, Map<Port, List<Reader>> own) {
    ClockSink sink =
        new ClockSink("input " + port, domain, false, port.location(), port.location());
    own.computeIfAbsent(port, p -> new ArrayList<>()).add(new Reader(sink, false));
  }

  private void sink(
      ClockFlow flow,
      ClockSink sink,
      int[] taken,
      boolean logic,
      Map<Port, List<Reader>> own,
      Consumer<Diagnostic> report) {
    BitSet reach = flow.reach(taken);
    Set<Integer> told = new HashSet<>();
    for (int bit = reach.nextSetBit(0); bit >= 0; bit = reach.nextSetBit(bit + 1)) {
      int origin = bit >> 1;
      boolean throughLogic = logic || (bit & 1) == 1;
      if (flow.port(origin) != null) {
        remember(
            own.computeIfAbsent(flow.port(origin), p -> new ArrayList<>()), sink, throughLogic);
      } else if (origin != families.of(sink.domain())
          && (!sink.synchronizer() || throughLogic)
          && told.add(origin)) {
        report.accept(crossing(sink, ClockOrigin.of(flow, taken, origin)));
      }
    }
  }

  /** One reader of each kind says it all. */
  private void remember(List<Reader> list, ClockSink sink, boolean logic) {
    for (Reader other : list) {
      if (other.logic() == logic
          && other.sink().synchronizer() == sink.synchronizer()
          && other.sink().domain().isSynchronousTo(sink.domain())) {
        return;
      }
    }
    list.add(new Reader(sink, logic));
  }

  private static Diagnostic crossing(ClockSink sink, ClockOrigin origin) {
    List<Party> parties = new ArrayList<>();
    parties.add(origin.party());
    parties.addAll(origin.way());
    parties.add(sink.party());
    String what =
        sink.synchronizer()
            ? " through logic, whose pulses it may catch: put a register before it"
            : " without a synchronizer";
    String message = sink.text() + " takes " + origin.name() + what;
    return new Diagnostic(sink.at(), "clock crossing", message, parties);
  }

  /** An input of the top belongs to one domain: the one that is said, or all that read it. */
  private void inputs(Module top, Consumer<Diagnostic> report) {
    readers
        .get(top)
        .forEach(
            (port, all) -> {
              ClockSink first = null;
              boolean told = false;
              for (Reader reader : all) {
                ClockSink sink = reader.sink();
                if (sink.synchronizer() || told) {
                  continue;
                }
                if (first != null && !first.domain().isSynchronousTo(sink.domain())) {
                  report.accept(twoReaders(top, port, first, sink));
                  told = true;
                }
                first = first == null ? sink : first;
              }
            });
  }

  private static Diagnostic twoReaders(Module top, Signal port, ClockSink a, ClockSink b) {
    String message =
        Messages.name(port)
            + Messages.in(top)
            + " is taken by "
            + a.text()
            + " and by "
            + b.text()
            + ": an input changes with one clock, the others want a synchronizer";
    return new Diagnostic(
        port.location(), "clock crossing", message, List.of(a.party(), b.party()));
  }
}
