package weft.hdl.verilog;

import java.util.List;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;

/** The empty module that stands for a black box in synthesis. */
final class Stub {
  private Stub() {}

  static String print(Module module) {
    LineWriter out = new LineWriter(Locations.NONE);
    out.comment(module.comment());
    out.line("(* blackbox *)");
    out.line("module " + module.name() + " (");
    out.indent();
    Pads pads = new Pads(module);
    List<Port> listed = pads.listed();
    for (Port port : listed) {
      out.comment(port.comment());
      boolean last = port == listed.get(listed.size() - 1);
      String direction = pads.direction(port) + " ";
      out.line(direction + Header.range(port.width()) + pads.name(port) + (last ? "" : ","));
    }
    out.outdent();
    out.line(");");
    out.line("endmodule");
    return out.toString();
  }
}
