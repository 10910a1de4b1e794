package weft.hdl.verilog;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pad;
import weft.hdl.ir.Port;
import weft.hdl.verilog.LineWriter.Paragraph;

/**
 * Tri-state pads in the text: in the list of ports one {@code inout} stands for the three, which
 * are nets of the module, and a three-state buffer drives each of its bits. Yosys 0.23 warns of
 * every {@code 1'bz} that it reads, not of buffers; it takes no arrays of them.
 */
final class Pads {
  private final Module module;
  private final Map<Port, Pad> byRead = new IdentityHashMap<>();
  private final Set<Port> inside = new HashSet<>();

  Pads(Module module) {
    this.module = module;
    for (Pad pad : module.pads()) {
      byRead.put(pad.read(), pad);
      inside.add(pad.write());
      inside.add(pad.enable());
    }
  }

  /**
   * The ports that have a line in the list of ports; a pad stands where its read side is, and a
   * clock that a foreign module drives is none.
   */
  List<Port> listed() {
    return module.ports().stream()
        .filter(port -> !inside.contains(port) && !module.drivenClocks().contains(port.name()))
        .toList();
  }

  /** {@code input}, {@code output} or {@code inout}. */
  String direction(Port port) {
    if (byRead.containsKey(port)) {
      return "inout";
    }
    return port.direction() == Port.Direction.IN ? "input" : "output";
  }

  /** What a port of the list is called in it. */
  String name(Port port) {
    return byRead.containsKey(port) ? byRead.get(port).name() : port.name();
  }

  /** The nets behind the pads, and who drives those. */
  void print(Nets nets, LineWriter out) {
    for (Pad pad : module.pads()) {
      String range = Header.range(pad.read().width());
      out.paragraph(Paragraph.DECLARATION);
      out.from(pad.location());
      out.line("wire " + range + pad.read().name() + " =" + Text.BREAK + pad.name() + ";");
      declare(pad.write(), nets, out);
      declare(pad.enable(), nets, out);
    }
    for (Pad pad : module.pads()) {
      int width = pad.read().width();
      out.paragraph(Paragraph.ASSIGNMENT);
      for (int i = 0; i < width; i++) {
        String bit = width == 1 ? "" : "[" + i + "]";
        String write = pad.write().name() + bit;
        out.from(pad.location());
        out.line("bufif1 (" + pad.name() + bit + ", " + write + ", " + pad.enable().name() + ");");
      }
    }
  }

  private static void declare(Port port, Nets nets, LineWriter out) {
    out.comment(port.comment());
    String attributes = Parameters.attributes(port.attributes());
    String what = nets.isVariable(port) ? "reg " : "wire ";
    out.line(attributes + what + Header.range(port.width()) + port.name() + ";");
  }
}
