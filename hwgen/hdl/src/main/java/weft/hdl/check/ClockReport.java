package weft.hdl.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weft.hdl.ir.Arrival;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.ir.Port;

/**
 * Which clocks a sound design has, which of them its ports belong to, and between which of them
 * something crosses: what timing constraints are made of.
 */
public final class ClockReport {
  /** Something is declared to cross from a clock to another; both come from outside. */
  public record Crossed(ClockDomain from, ClockDomain to) {}

  private final Map<String, ClockDomain> clocks = new LinkedHashMap<>();
  private final Map<Port, List<ClockDomain>> ports = new LinkedHashMap<>();
  private final Set<Crossed> crossed = new LinkedHashSet<>();

  public ClockReport(Design design) {
    ClockFamilies families = new ClockFamilies(design);
    for (int i = 0; i < families.size(); i++) {
      clocks.put(families.root(i).clock(), families.root(i));
    }
    ClockPaths paths =
        new ClockPaths(
            design,
            families,
            (flow, sink, taken, origin, logic) -> {
              if (origin < families.size()) {
                crossed.add(new Crossed(families.root(origin), sink.domain().root()));
              }
            });
    for (Port port : design.top().ports()) {
      if (port.role() == Port.Role.DATA) {
        ports.put(
            port,
            port.direction() == Port.Direction.IN
                ? input(design, port, paths.sinks(port))
                : paths.families(port).stream().map(families::root).toList());
      }
    }
  }

  private static List<ClockDomain> input(Design design, Port port, List<ClockSink> sinks) {
    for (Arrival arrival : design.top().arrivals()) {
      if (arrival.port() == port) {
        return arrival.domain().map(ClockDomain::root).stream().toList();
      }
    }
    Optional<ClockSink> first = sinks.stream().filter(ClockSink::isPlain).findFirst();
    return first.map(sink -> sink.domain().root()).stream().toList();
  }

  /** The clocks from outside, one a clock net. */
  public List<ClockDomain> clocks() {
    return List.copyOf(clocks.values());
  }

  /**
   * The clocks that an input changes with or an output is driven by: none if an input is
   * asynchronous, or no register is on its way.
   */
  public List<ClockDomain> of(Port port) {
    return ports.get(port).stream().map(domain -> clocks.get(domain.clock())).toList();
  }

  /** Every pair of clocks between which something crosses. */
  public Set<Crossed> crossed() {
    return crossed;
  }
}
