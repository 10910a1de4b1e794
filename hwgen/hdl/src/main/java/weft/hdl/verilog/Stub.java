package weft.hdl.verilog;

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
    for (Port port : module.ports()) {
      out.comment(port.comment());
      boolean last = port.index() == module.ports().size() - 1;
      String direction = port.direction() == Port.Direction.IN ? "input " : "output ";
      out.line(direction + Header.range(port.width()) + port.name() + (last ? "" : ","));
    }
    out.outdent();
    out.line(");");
    out.line("endmodule");
    return out.toString();
  }
}
