package weft.cosim.rtl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Design;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Signal;
import weft.hdl.transform.OpenPads;
import weft.hdl.verilog.Locations;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** An elaborated design as RTL: its Verilog, the top module's ports, and everything probed. */
public final class ElaboratedRtl {
  private ElaboratedRtl() {}

  /** Prints the design, pads as three ports each. */
  public static RtlDesign of(Design design) {
    return of(design, Locations.NONE);
  }

  /** The same with places in the author's code. */
  public static RtlDesign of(Design design, Locations locations) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (VerilogFile file : VerilogEmitter.emit(new OpenPads().apply(design), locations)) {
      texts.put(file.name(), file.text());
    }
    return of(design, texts);
  }

  /**
   * The same of Verilog that is already printed.
   *
   * @param texts by file name; {@code <top>.f} lists those that are simulated
   */
  public static RtlDesign of(Design design, Map<String, String> texts) {
    String top = design.top().name();
    List<RtlFile> files = new ArrayList<>();
    for (String name : FileList.names(texts.get(top + ".f"))) {
      files.add(RtlFile.of(name, texts.get(name)));
    }
    return new RtlDesign(top, files, ports(design), probes(design), clock(design));
  }

  /** That of the first domain; empty if there is none. */
  private static String clock(Design design) {
    return design.top().ports().stream()
        .filter(port -> port.role() == Port.Role.CLOCK)
        .map(Port::name)
        .findFirst()
        .orElse("");
  }

  /** Ports of width 0 are not in the Verilog. */
  private static List<RtlPort> ports(Design ir) {
    List<RtlPort> ports = new ArrayList<>();
    for (Port port : ir.top().ports()) {
      if (port.width() == 0) {
        continue;
      }
      ports.add(
          port.direction() == Port.Direction.IN
              ? RtlPort.in(port.name(), port.width())
              : RtlPort.out(port.name(), port.width()));
    }
    return ports;
  }

  /** A module that is still to be searched, and the path to it. */
  private record Place(String path, Module module) {}

  private static List<RtlProbe> probes(Design ir) {
    List<RtlProbe> probes = new ArrayList<>();
    List<Place> open = new ArrayList<>(List.of(new Place("", ir.top())));
    while (!open.isEmpty()) {
      Place place = open.remove(open.size() - 1);
      for (Signal signal : place.module().probes()) {
        if (signal.width() > 0) {
          probes.add(
              new RtlProbe(place.path(), place.module().name(), signal.name(), signal.width()));
        }
      }
      for (Instance instance : place.module().instances()) {
        String path = place.path().isEmpty() ? "" : place.path() + ".";
        open.add(new Place(path + instance.name(), instance.module()));
      }
    }
    return probes;
  }
}
