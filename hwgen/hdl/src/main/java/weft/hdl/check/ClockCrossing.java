package weft.hdl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Crossing.How;
import weft.hdl.ir.Design;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;

/**
 * Clock crossings that nobody declared: a register, memory, clock gate or reset that takes what a
 * register of an unrelated clock drives, through logic and hierarchy; logic in front of a
 * synchronizer; an input of the top that registers of unrelated clocks read. Each is reported in
 * the module where both sides meet. Domains derived from one clock are related.
 */
final class ClockCrossing implements Check {
  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    design(Design.of(module), report);
  }

  @Override
  public void design(Design design, Consumer<Diagnostic> report) {
    ClockFamilies families = new ClockFamilies(design);
    boolean alone =
        families.size() < 2
            && design.modules().stream()
                .allMatch(m -> m.arrivals().isEmpty() && m.crossings().isEmpty());
    if (alone) {
      return;
    }
    Set<Map.Entry<ClockSink, Integer>> told = new HashSet<>();
    ClockPaths paths =
        new ClockPaths(
            design,
            families,
            (flow, sink, taken, origin, logic) -> {
              boolean wrong =
                  sink.isPlain() || logic && sink.how().equals(Optional.of(How.SYNCHRONIZER));
              if (wrong && told.add(Map.entry(sink, origin))) {
                report.accept(crossing(sink, ClockOrigin.of(flow, taken, origin)));
              }
            });
    for (Port port : design.top().ports()) {
      if (port.direction() == Port.Direction.IN) {
        input(design.top(), port, paths.sinks(port), report);
      }
    }
  }

  private static Diagnostic crossing(ClockSink sink, ClockOrigin origin) {
    List<Party> parties = new ArrayList<>();
    parties.add(origin.party());
    for (Party hop : origin.way()) {
      String through = hop.what().substring("through ".length());
      boolean isEnd = sink.name().equals(through) || origin.name().startsWith(through + " in ");
      if (!isEnd) {
        parties.add(hop);
      }
    }
    parties.add(sink.party());
    String what =
        sink.isPlain()
            ? " without a synchronizer: put a Synchronizer or an AsyncFifo between"
            : " through logic, whose pulses it may catch: put a register before it";
    String message = sink.text() + " takes " + origin.name() + what;
    return new Diagnostic(sink.at(), "clock crossing", message, parties);
  }

  /** An input of the top belongs to one domain: the one that is said, or all that read it. */
  private static void input(
      Module top, Port port, List<ClockSink> sinks, Consumer<Diagnostic> report) {
    List<ClockSink> plain = sinks.stream().filter(ClockSink::isPlain).toList();
    for (ClockSink sink : plain) {
      if (!sink.domain().isSynchronousTo(plain.get(0).domain())) {
        report.accept(twoReaders(top, port, plain.get(0), sink));
        return;
      }
    }
  }

  private static Diagnostic twoReaders(Module top, Port port, ClockSink a, ClockSink b) {
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
