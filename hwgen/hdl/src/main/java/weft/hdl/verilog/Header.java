package weft.hdl.verilog;

import java.util.List;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;

/** The comment, name and ports of a module. */
final class Header {
  private Header() {}

  static void print(Module module, Nets nets, LineWriter out) {
    out.comment(module.comment());
    if (!module.attributes().isEmpty()) {
      out.line(Parameters.attributes(module.attributes()).stripTrailing());
    }
    Pads pads = new Pads(module);
    List<Port> listed = pads.listed();
    if (listed.isEmpty()) {
      out.line("module " + module.name() + ";");
      return;
    }
    out.line("module " + module.name() + " (");
    out.indent();
    for (Port port : listed) {
      out.comment(port.comment());
      boolean last = port == listed.get(listed.size() - 1);
      String variable = nets.isVariable(port) ? "reg " : "";
      out.line(
          Parameters.attributes(port.attributes())
              + pads.direction(port)
              + " "
              + variable
              + range(port.width())
              + pads.name(port)
              + (last ? "" : ","));
    }
    out.outdent();
    out.line(");");
  }

  /** {@code [7:0] } with a space after it, or nothing for one bit. */
  static String range(int width) {
    return width == 1 ? "" : "[" + (width - 1) + ":0] ";
  }
}
