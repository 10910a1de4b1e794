package weft.hdl.verilog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.External.ClockPort;
import weft.hdl.ir.External.Use;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.transform.Names;
import weft.hdl.verilog.LineWriter.Paragraph;

/** Nets of the clocks that foreign modules in a module drive, or would if they were not open. */
final class DrivenClocks {
  private record Place(Instance instance, String port) {}

  private final Module module;
  private final Names names;
  private final Map<Place, String> open = new HashMap<>();
  private final List<String> unread = new ArrayList<>();

  DrivenClocks(Module module, Names names) {
    this.module = module;
    this.names = names;
  }

  /** The net that a port of a foreign module is connected to. */
  String net(Instance instance, ClockPort clock) {
    return open.getOrDefault(new Place(instance, clock.port()), clock.net());
  }

  /** Nets declared here, and clock ports, that clock nothing: for linters. */
  List<String> unread() {
    return unread;
  }

  void declare(Instance instance, LineWriter out) {
    instance.module().external().stream()
        .flatMap(external -> external.clocks().stream())
        .filter(clock -> clock.use() == Use.DRIVES || clock.use() == Use.OPEN)
        .forEach(clock -> declare(instance, clock, out));
  }

  private void declare(Instance instance, ClockPort clock, LineWriter out) {
    if (clock.use() == Use.OPEN) {
      String net = names.fresh(instance.name() + "_" + clock.port());
      open.put(new Place(instance, clock.port()), net);
      unread.add(net);
    }
    out.paragraph(Paragraph.DECLARATION);
    out.line("wire " + net(instance, clock) + ";");
    if (!isRead(clock.domain().clock(), instance)) {
      unread.add(clock.domain().clock());
    }
  }

  /** True if the net clocks anything in the module but what drives it. */
  private boolean isRead(String net, Instance driver) {
    return module.processes().stream()
            .anyMatch(process -> process.domain().filter(d -> d.clock().equals(net)).isPresent())
        || module.sources().stream()
            .anyMatch(source -> source.domain().parent().orElseThrow().clock().equals(net))
        || module.instances().stream()
            .filter(other -> other != driver)
            .flatMap(other -> other.module().domains().stream())
            .anyMatch(domain -> domain.clock().equals(net));
  }
}
