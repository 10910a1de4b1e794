package weft.cosim.verilator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.cosim.rtl.ElaboratedRtl;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlProbe;
import weft.hdl.ir.Design;
import weft.hdl.ir.External;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.verilog.Locations;

/**
 * A design whose ports, registers, memories and probes are visible at any depth, and what each of
 * them is. Wires without probe are not: Verilator removes them.
 */
final class VisibleRtl {
  /**
   * Something that is visible.
   *
   * @param source the signal or memory in the IR
   * @param depth words of a memory; 0 for a signal
   */
  record Item(String path, Kind kind, int width, int depth, Object source) {}

  private final RtlDesign rtl;
  private final Map<String, Item> items = new LinkedHashMap<>();

  VisibleRtl(Design design) {
    RtlDesign plain = ElaboratedRtl.of(design, Locations.MESSAGES);
    List<RtlProbe> probes = new ArrayList<>();
    for (Port port : design.top().ports()) {
      if (port.role() != Port.Role.CLOCK && port.width() > 0) {
        add("", port.name(), port.kind(), port.width(), 0, port);
      }
    }
    record Place(String path, Module module) {}
    List<Place> open = new ArrayList<>(List.of(new Place("", design.top())));
    while (!open.isEmpty()) {
      Place place = open.remove(open.size() - 1);
      Module module = place.module();
      String inVerilog = module.external().map(External::definition).orElse(module.name());
      for (Signal s : module.signals()) {
        boolean inner = s instanceof Port port && port.role() == Port.Role.DATA;
        boolean seen = inner && !place.path().isEmpty() || s instanceof Register;
        if ((seen || module.probes().contains(s)) && s.width() > 0) {
          if (add(place.path(), s.name(), s.kind(), s.width(), 0, s)) {
            probes.add(new RtlProbe(place.path(), inVerilog, s.name(), s.width()));
          }
        }
      }
      for (Memory m : module.memories()) {
        if (m.width() > 0 && add(place.path(), m.name(), m.kind(), m.width(), m.depth(), m)) {
          probes.add(new RtlProbe(place.path(), inVerilog, m.name(), m.width()));
        }
      }
      for (Instance instance : module.instances()) {
        open.add(new Place(path(place.path(), instance.name()), instance.module()));
      }
    }
    rtl = new RtlDesign(plain.top(), plain.files(), plain.ports(), probes, plain.clock());
  }

  private boolean add(String at, String name, Kind kind, int width, int depth, Object source) {
    String path = path(at, name);
    return items.putIfAbsent(path, new Item(path, kind, width, depth, source)) == null;
  }

  private static String path(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  RtlDesign rtl() {
    return rtl;
  }

  /** By path, ports of the top first. */
  Map<String, Item> items() {
    return items;
  }
}
