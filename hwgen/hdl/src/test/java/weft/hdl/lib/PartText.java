package weft.hdl.lib;

import java.util.function.Supplier;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** The Verilog of a part's own module, without those of its children and without line numbers. */
final class PartText {
  private PartText() {}

  static String of(Supplier<? extends Component> top) {
    var design = Elaborator.elaborate(top::get).design();
    String own = design.top().name() + ".v";
    return VerilogEmitter.emit(design).stream()
        .filter(file -> file.name().equals(own))
        .map(VerilogFile::text)
        .map(text -> text.replaceAll("\\.java:[0-9]+", ".java"))
        .findFirst()
        .orElseThrow();
  }
}
